"""Decides how one drawing is written: groups as transforms, shapes once, those that come often by reference."""

from __future__ import annotations

from collections.abc import Mapping

from server.figure.node import Group, Node
from server.figure.outline import number, tenths
from server.figure.pose import Point

ROUND = 'stroke-linecap="round" stroke-linejoin="round"'


def _stroke(width: float) -> str:
    return f'fill="none" stroke-width="{tenths(width)}" {ROUND}'


def stretch(value: float) -> str:
    """The factors that shorten a bone along its first axis."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("0.", ".", 1) + " 1"


class Writer:
    """Writes one tree; shapes that come often are written once and used."""

    def __init__(self, shared: Mapping[str, str] | None = None) -> None:
        self._shared = shared or {}

    def defs(self) -> str:
        """The shapes that are used more than once."""
        shapes = "".join(f'<path id="{key}" d="{d}"/>' for d, key in self._shared.items())
        return f"<defs>{shapes}</defs>" if shapes else ""

    def nodes(self, nodes: tuple[Node, ...]) -> str:
        """Several nodes, one after the other."""
        return "".join(self.node(node) for node in nodes)

    def node(self, node: Node) -> str:
        """One node."""
        if isinstance(node, Group):
            return self._group(node)
        short = f' transform="scale({stretch(node.stretch)})"' if stretch(node.stretch) != "1 1" else ""
        line = f" {_stroke(node.width)}" if node.width else ""
        tag = f'use href="#{self._shared[node.d]}"' if node.d in self._shared else f'path d="{node.d}"'
        return f'<{tag} class="{node.paint}"{short}{line}/>'

    def _group(self, group: Group) -> str:
        inner = self.nodes(group.children)
        if group.halo:
            inner = f'<g class="halo" stroke-width="{tenths(group.halo)}">{inner}</g>'
        transform = move(group.move) + flip(group.flip) + turn(group.turn)
        return f'<g transform="{transform}">{inner}</g>' if transform else inner


def move(shift: Point) -> str:
    """The transform that shifts by tenths, or nothing."""
    return f"translate({place(shift)})" if place(shift) != "0 0" else ""


def place(point: Point) -> str:
    """Two numbers with a space between them, which every browser's reader of transforms accepts."""
    return f"{round(point[0])} {round(point[1])}"


def flip(sense: int) -> str:
    """The transform that mirrors across the first axis, or nothing."""
    return "scale(1 -1)" if sense < 0 else ""


def turn(angle: float) -> str:
    """The transform that turns by degrees, or nothing."""
    text = number(angle)
    return f"rotate({text})" if text != "0" else ""
