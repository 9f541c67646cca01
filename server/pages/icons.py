"""The line icons of pwa/icons/glyphs.toml as markup."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from markupsafe import Markup

from server.errors import BuildError

GLYPHS = Path(__file__).resolve().parents[2] / "pwa" / "icons" / "glyphs.toml"


@cache
def glyphs() -> dict[str, str]:
    """The drawing of each icon by name."""
    return tomllib.loads(GLYPHS.read_text(encoding="utf-8"))


def icon(name: str, *modifiers: str) -> Markup:
    """One icon, hidden from readers, with `be-icon--` modifiers; BuildError for an unknown name."""
    if name not in glyphs():
        raise BuildError(f"No icon is named {name}; {GLYPHS.name} has {', '.join(sorted(glyphs()))}.")
    classes = " ".join(["be-icon", *(f"be-icon--{each}" for each in modifiers)])
    return Markup(
        f'<svg class="{classes}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{glyphs()[name]}</svg>'
    )
