"""Decides what is in one picture of a motion and how it is framed: ground, things, body, arrow, and one view box."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from server.figure import plan, scene, shapes
from server.figure.geometry import bearing, step
from server.figure.motion import Frame, Motion
from server.figure.node import Group, Node, Path
from server.figure.outline import SCALE, box, line
from server.figure.patch import trunk_widths
from server.figure.pose import Point
from server.figure.skeleton import Body
from server.figure.track import Sample, lit, samples, solve

RATIO, MARGIN, LEAST = 4 / 3, 8.0, 116.0
ARROW, HEAD_LENGTH, HEAD_ANGLE, ARROW_HALO = 1.8, 3.8, 142.0, 4.0
# How far flesh reaches round each joint; also how high above the ground the joint must stay.
RADII = {
    "hip": 6.2,
    "knee": 4.0,
    "ankle": 2.4,
    "toes": 1.0,
    "shoulder": 3.9,
    "elbow": 2.4,
    "wrist": 1.7,
    "hand": 1.0,
    "head": 6.4,
    "neck": 2.8,
}


@dataclass(frozen=True, slots=True)
class Frames:
    """Left, bottom, right and top in the world."""

    left: float
    low: float
    right: float
    high: float


def radius(joint: str) -> float:
    """The flesh round a joint such as near-knee."""
    return RADII[joint.rpartition("-")[2]]


def trunk_points(motion: Motion, body: Body) -> list[Point]:
    """Points on the outline of the trunk, in the world."""
    if motion.view == "plan":
        return [body.world(point) for point in plan.outline(body)]
    rows = [(place, trunk_widths(body, place)) for place, *_ in shapes.TORSO]
    pairs = [(body.beside(place, -back), body.beside(place, front)) for place, (back, front) in rows]
    return [body.world(point) for point in chain.from_iterable(pairs)]


def reached(motion: Motion, body: Body) -> list[Point]:
    """Points that bound the body, in the world."""
    out = trunk_points(motion, body)
    for name, (x, y) in body.joints().items():
        r = radius(name) if motion.view != "plan" or name != "hip" else 0.0
        out += [(x - r, y - r), (x + r, y + r)]
    return out


def _bounds(points: list[Point]) -> Frames:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Frames(min(xs), min(ys), max(xs), max(ys))


@lru_cache(maxsize=128)
def body_frame(motion: Motion) -> Frames:
    """All that the body ever reaches."""
    return _bounds([point for sample in samples(motion) for point in reached(motion, sample.body)])


@lru_cache(maxsize=128)
def view_box(motion: Motion) -> tuple[float, float, float, float]:
    """Left, top, width and height in y-down units: the same for every picture of the motion."""
    frame = body_frame(motion)
    spots = [(frame.left, frame.low), (frame.right, frame.high)]
    spots += [(frame.left, -2.6)] if motion.ground in ("mat", "floor") else []
    for stop in motion.frames:
        spots += _arrow_points(stop)
        joints = solve(motion, stop.pose).joints()
        spots += [point for prop in motion.props for point in prop.bounds(joints)]
    if motion.ground == "bed":
        spots += [(frame.left - 6, frame.low - 6), (frame.right + 6, frame.high + 6)]
    whole = _bounds(spots)
    margin = MARGIN / 2 if motion.ground == "bed" else MARGIN
    width, height = whole.right - whole.left + 2 * margin, whole.high - whole.low + 2 * margin
    width = max(width, height * RATIO, LEAST)
    middle = (whole.left + whole.right) / 2, (whole.low + whole.high) / 2
    return middle[0] - width / 2, -middle[1] - width / RATIO / 2, width, width / RATIO


def ground(motion: Motion) -> tuple[Node, ...]:
    """What the body lies or stands on."""
    frame = body_frame(motion)
    width = frame.right - frame.left
    if motion.ground == "mat":
        return (Path(box(frame.left - 5, -2.6, width + 10, 2.6, 1.3), "mat"),)
    if motion.ground == "floor":
        return (Path(box(frame.left - 12, -1.6, width + 24, 1.6, 0.8), "mat"),)
    if motion.ground == "bed":
        return (Path(box(frame.left - 6, frame.low - 6, width + 12, frame.high - frame.low + 12, 9), "sheet"),)
    return ()


def _arrow_points(frame: Frame) -> list[Point]:
    if not frame.arrow:
        return []
    tip = frame.arrow[-1]
    way = bearing(frame.arrow[-2], tip)
    return [*frame.arrow, step(tip, way + HEAD_ANGLE, HEAD_LENGTH), step(tip, way - HEAD_ANGLE, HEAD_LENGTH)]


def arrow(frame: Frame) -> tuple[Node, ...]:
    """The one arrow of a still, on its halo."""
    if not frame.arrow:
        return ()
    *_, left, right = _arrow_points(frame)
    d = line(frame.arrow) + line((left, frame.arrow[-1])) + line((frame.arrow[-1], right))
    return Path(d, "halo", ARROW_HALO), Path(d, "arrow", ARROW)


def draw(motion: Motion, sample: Sample) -> tuple[Node, ...]:
    """Every shape of one moment but the arrow, back to front; the same tree at every moment."""
    joints = sample.body.joints()
    layers = {
        layer: tuple(node for prop in motion.props if prop.layer == layer for node in prop.draw(joints))
        for layer in ("back", "mid", "front")
    }
    if motion.view == "plan":
        body = (*layers["mid"], *plan.figure(sample.body, sample.work))
    else:
        behind, before = scene.figure(sample.body, sample.work, motion.pale)
        body = (*behind, *layers["mid"], *before)
    return (*ground(motion), *layers["back"], *body, *layers["front"])


def still_nodes(motion: Motion, frame: Frame) -> tuple[Node, ...]:
    """One strip frame with its arrow; only its own patches."""
    shown = {name: 1.0 for name in lit(motion, frame) if name in frame.work}
    sample = Sample(frame.at, solve(motion, frame.pose), shown, (0, 0, 1, 1))
    return (*draw(motion, sample), *arrow(frame))


def grouped(nodes: tuple[Node, ...], across: float) -> Group:
    """A picture moved aside, for a strip."""
    return Group(nodes, (across * SCALE, 0.0))
