"""One style sheet from many: the foundations in order, then each component's own, lightly squeezed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

# Foundations before components; what adapts to the screen after them, so that it wins within its layer.
BEFORE = ("reset", "tokens", "base", "helpers", "frame")
AFTER = ("wide", "print")
ORDER = "@layer reset, tokens, base, components, print;"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s+")
AROUND = re.compile(r"\s*([{};,>])\s*")


def squeeze(css: str) -> str:
    """The sheet without comments and needless space; strings and `calc()` keep theirs."""
    packed = AROUND.sub(r"\1", SPACE.sub(" ", COMMENT.sub("", css))).strip()
    return packed.replace(": ", ":").replace(";}", "}")


def later_sheets(pwa: Path) -> dict[str, bytes]:
    """The sheets of components that come with their script, `later.css`, under the component's name."""
    return {f"{path.parent.name}.css": _joined([path]) for path in sorted((pwa / "components").glob("*/later.css"))}


def stylesheet(pwa: Path) -> bytes:
    """The whole style sheet of `pwa/styles` and `pwa/components`, the same bytes for the same files."""
    components = sorted((pwa / "components").glob("*/style.css"))
    paths = [
        *(pwa / "styles" / f"{name}.css" for name in BEFORE),
        *components,
        *(pwa / "styles" / f"{name}.css" for name in AFTER),
    ]
    return _joined(paths)


def _joined(paths: Iterable[Path]) -> bytes:
    return (ORDER + "".join(squeeze(path.read_text(encoding="utf-8")) for path in paths) + "\n").encode()
