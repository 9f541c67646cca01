"""Decides how a drawing becomes SVG text: a still, a strip of stills, or one figure that moves by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from server.figure.animator import Animator
from server.figure.motion import Motion
from server.figure.node import Node, paths
from server.figure.outline import tenths
from server.figure.picture import draw, grouped, still_nodes, view_box
from server.figure.theme import STYLE
from server.figure.track import samples
from server.figure.writer import Writer

XMLNS = 'xmlns="http://www.w3.org/2000/svg"'
STRIP_GAP = 40.0
SHARED_LENGTH = 40


def still(motion: Motion, frame: int | None = None, label: str | None = None) -> str:
    """One picture as a document that an <img> can show; `frame` counts the strip from 0, default the key frame."""
    index = motion.key if frame is None else frame
    nodes = still_nodes(motion, motion.keyframes[index])
    body = Writer().nodes(nodes)
    return f'<svg {XMLNS} viewBox="{_box(view_box(motion))}"{_label(label)}>{STYLE}{body}</svg>'


def inline(motion: Motion) -> str:
    """The key frame, to stand inside a page whose style sheet colours it; readers skip it for the words beside it."""
    body = Writer().nodes(still_nodes(motion, motion.keyframes[motion.key]))
    return f'<svg class="be-fig" viewBox="{_box(view_box(motion))}" aria-hidden="true" focusable="false">{body}</svg>'


def strip(motion: Motion, label: str | None = None) -> str:
    """All pictures in one document; `#f1`, `#f2`... show one each."""
    x, y, width, height = view_box(motion)
    pictures = [still_nodes(motion, frame) for frame in motion.keyframes]
    writer = Writer(_shared(pictures))
    views, groups = [], []
    for index, nodes in enumerate(pictures):
        across = index * (width + STRIP_GAP)
        views.append(f'<view id="f{index + 1}" viewBox="{_box((x + across, y, width, height))}"/>')
        groups.append(writer.node(grouped(nodes, across)))
    head = f'<svg {XMLNS} viewBox="{_box((x, y, width, height))}"{_label(label)}>{STYLE}'
    return f"{head}{''.join(views)}{writer.defs()}{''.join(groups)}</svg>"


def moving(motion: Motion, label: str | None = None) -> str:
    """The figure in motion, to stand inside a page whose style sheet colours it."""
    moments = samples(motion)
    trees = [draw(motion, moment) for moment in moments]
    body = Animator(motion.loop, moments).level(trees)
    return f'<svg class="be-fig" viewBox="{_box(view_box(motion))}"{_label(label)}>{body}</svg>'


def _label(label: str | None) -> str:
    return "" if label is None else f' role="img" aria-label="{escape(label)}"'


def _box(box: Sequence[float]) -> str:
    return " ".join(str(tenths(value)) for value in box)


def _shared(pictures: list[tuple[Node, ...]]) -> dict[str, str]:
    counts = Counter(path.d for nodes in pictures for path in paths(nodes) if len(path.d) > SHARED_LENGTH)
    often = [d for d, count in counts.items() if count > 1]
    return {d: f"p{index}" for index, d in enumerate(often)}
