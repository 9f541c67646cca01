"""Decides how many drawings become one that moves: what never changes as it is, what changes with its values."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from server.figure.node import Group, Node, Path
from server.figure.outline import number, tenths
from server.figure.track import Sample
from server.figure.writer import flip, move, place, stretch, turn


class Animator:
    """Writes one tree for many moments: what never changes as it is, what changes with its values."""

    def __init__(self, seconds: float, moments: Sequence[Sample]) -> None:
        times = [moment.time / seconds if seconds else 0.0 for moment in moments]
        splines = ";".join(" ".join(_fraction(value) for value in moment.ease) for moment in moments[1:])
        keys = ";".join(_fraction(time) for time in times)
        self._timing = (
            f'dur="{number(seconds)}s" repeatCount="indefinite" calcMode="spline" '
            f'keyTimes="{keys}" keySplines="{splines}"'
        )

    def level(self, trees: Sequence[tuple[Node, ...]]) -> str:
        """The same place of every tree."""
        return "".join(self._node(nodes) for nodes in zip(*trees, strict=True))

    def _node(self, nodes: Sequence[Node]) -> str:
        if isinstance(nodes[0], Group):
            return self._group([node for node in nodes if isinstance(node, Group)])
        return self._path([node for node in nodes if isinstance(node, Path)])

    def _path(self, moments: list[Path]) -> str:
        first = moments[0]
        inner = self._animate("d", [path.d for path in moments])
        inner += self._animate("opacity", [number(path.shown) for path in moments])
        inner += self._transform("scale", [stretch(path.stretch) for path in moments])
        short = f' transform="scale({stretch(first.stretch)})"' if stretch(first.stretch) != "1 1" else ""
        shown = f' opacity="{number(first.shown)}"' if first.shown < 1 else ""
        start = f'<path class="be-fig__{first.paint}"{short}{shown} d="{first.d}"'
        return f"{start}>{inner}</path>" if inner else f"{start}/>"

    def _group(self, moments: list[Group]) -> str:
        first = moments[0]
        inner = self.level([group.children for group in moments])
        if first.halo:
            inner = f'<g class="be-fig__halo" stroke-width="{tenths(first.halo)}">{inner}</g>'
        turns = self._transform("rotate", [number(turn) for turn in _unwound([group.turn for group in moments])])
        moves = self._transform("translate", [place(group.move) for group in moments])
        if turns:
            inner = f'<g transform="{turn(first.turn) or "rotate(0)"}">{turns}{inner}</g>'
        after = "" if turns else turn(first.turn)
        if moves:
            rest = flip(first.flip) + after
            inner = f'<g transform="{rest}">{inner}</g>' if rest else inner
            return f'<g transform="translate({place(first.move)})">{moves}{inner}</g>'
        transform = move(first.move) + flip(first.flip) + after
        return f'<g transform="{transform}">{inner}</g>' if transform else inner

    def _animate(self, attribute: str, values: list[str]) -> str:
        if len(set(values)) == 1:
            return ""
        return f'<animate attributeName="{attribute}" values="{";".join(values)}" {self._timing}/>'

    def _transform(self, kind: str, values: list[str]) -> str:
        if len(set(values)) == 1:
            return ""
        start = f'<animateTransform attributeName="transform" type="{kind}"'
        return f'{start} values="{";".join(values)}" {self._timing}/>'


def _unwound(turns: list[float]) -> list[float]:
    """The same turns without a jump of a whole circle between two of them."""
    out = turns[:1]
    for before, after in pairwise(turns):
        out.append(out[-1] + (after - before + 180) % 360 - 180)
    return out


def _fraction(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return text.replace("0.", ".", 1) if text.startswith("0.") else text
