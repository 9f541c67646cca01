"""Decides what a drawing is before it is text: groups that move and turn, and paths that may change shape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from server.figure.pose import Point


@dataclass(frozen=True, slots=True)
class Path:
    """One shape. `width` > 0 makes it a line; `stretch` shortens it along its first axis; `shown` is its opacity."""

    d: str
    paint: str
    width: float = 0.0
    stretch: float = 1.0
    shown: float = 1.0


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that move together, in y-down tenths: first moved, then mirrored, then turned (degrees clockwise)."""

    children: tuple[Node, ...]
    move: Point = (0.0, 0.0)
    flip: int = 1
    turn: float = 0.0
    halo: float = 0.0


Node = Group | Path


def paths(nodes: tuple[Node, ...]) -> Iterator[Path]:
    """Every path of a drawing, in order."""
    for node in nodes:
        if isinstance(node, Path):
            yield node
        else:
            yield from paths(node.children)
