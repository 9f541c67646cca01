"""How the front page's picture is composed: a resting figure before the sun, on a floor that runs from edge to edge."""

from __future__ import annotations

from server.figure.animator import Animator
from server.figure.motion import Motion
from server.figure.picture import draw
from server.figure.track import samples

# Tenths of a hundredth of body height, y down: the figure's own units.
BOX = (-680, -570, 1260, 602)
SUN = '<circle class="be-fig__sun" cx="-190" cy="-245" r="240"/>'
FLOOR = '<path class="be-fig__mat" d="M-2800 0h5600v26h-5600z"/>'


def hero(motion: Motion) -> str:
    """The picture as inline SVG; it holds still, and readers skip it, since words stand beneath it."""
    left, top, width, height = BOX
    first = samples(motion)[:1]
    body = Animator(motion.loop, first).level([draw(motion, moment) for moment in first])
    return (
        f'<svg class="be-fig" viewBox="{left} {top} {width} {height}" width="{width}" height="{height}"'
        f' aria-hidden="true" focusable="false">{SUN}{FLOOR}{body}</svg>'
    )
