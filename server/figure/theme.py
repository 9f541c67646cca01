"""Decides the colours a figure carries when no style sheet reaches it: light, and dark where the reader asks for it."""

from __future__ import annotations

LIGHT = {
    "near": "1f4f47",
    "sleeve": "2f6c60",
    "top": "3f8273",
    "far": "8db3a6",
    "skin": "b5724e",
    "skin-far": "d2a88a",
    "hair": "3a2722",
    "work": "ffc15e",
    "mat": "b4ccc0",
    "wood": "d8c09c",
    "wood-dark": "b89a72",
    "soft": "fdf4e6",
    "sheet": "cfdfd6",
    "halo": "e7efe9",
    "arrow": "9c4a12",
}
DARK = {
    "near": "8cc4b4",
    "sleeve": "cfe3da",
    "top": "e6f0ea",
    "far": "41685e",
    "skin": "cb8a64",
    "skin-far": "7d5947",
    "hair": "5e4034",
    "work": "d95f1e",
    "mat": "3d5b53",
    "wood": "a98d66",
    "wood-dark": "7f6849",
    "soft": "d9ccb6",
    "sheet": "294139",
    "halo": "1d302c",
    "arrow": "ffc98f",
}
LINES = ("halo", "arrow")


def _rules(colours: dict[str, str]) -> str:
    return "".join(f".{name}{{{'stroke' if name in LINES else 'fill'}:#{value}}}" for name, value in colours.items())


STYLE = f"<style>{_rules(LIGHT)}@media(prefers-color-scheme:dark){{{_rules(DARK)}}}</style>"
