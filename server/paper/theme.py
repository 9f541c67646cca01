"""The colours of print: the lit room of the poster's band, and what stands on white paper."""

from __future__ import annotations

import re

JUNIPER = "#0f4a42"
INK = "#10302b"
INK_2 = "#365049"
ON_BLOCK_2 = "#d6e8df"
SUN = "#f7ae62"
WARNING = "#a10f17"
WARNING_INK = "#7d0b12"
# As pwa/styles/tokens.css gives them to `.be-poster__band`.
FIGURE = {
    "near": "#a9d5c6",
    "sleeve": "#e4d6bf",
    "top": "#f6ecdc",
    "far": "#5d958a",
    "skin": "#c98a64",
    "skin-far": "#8c634f",
    "hair": "#2c1c17",
    "work": "#f6ecdc",
    "mat": "#2b6f63",
    "wood": "#dcc6a2",
    "wood-dark": "#b4966e",
    "soft": "#fffaf0",
    "sun": SUN,
}
PAINTED = re.compile(r'class="be-fig__([a-z-]+)"')


def painted(svg: str) -> str:
    """A figure of the page with the colours in itself, for readers of SVG that know no style sheet."""
    halo = f'stroke="{JUNIPER}" stroke-linejoin="round" stroke-linecap="round"'
    return PAINTED.sub(lambda found: halo if found[1] == "halo" else f'fill="{FIGURE[found[1]]}"', svg)
