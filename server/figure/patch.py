"""Decides where the working-area patch lies: a lens along the trunk, or a part of a limb, the neck or the head."""

from __future__ import annotations

from itertools import pairwise

from server.figure.bones import FOOT, FOREARM, HAND, NECK, SHANK, THIGH, UPPER_ARM
from server.figure.geometry import mix
from server.figure.outline import blob
from server.figure.pose import Point
from server.figure.shapes import TORSO, half_widths
from server.figure.skeleton import Body

# Along the spine from, to; share of the half-width inside, outside; +1 front or -1 back.
TRUNK = {
    "low-back": (0.04, 0.5, 0.1, 0.86, -1),
    "mid-back": (0.42, 0.78, 0.1, 0.86, -1),
    "upper-back": (0.62, 0.98, 0.1, 0.86, -1),
    "whole-back": (0.08, 0.92, 0.1, 0.86, -1),
    "back-and-seat": (-0.14, 0.5, 0.1, 0.86, -1),
    "belly": (0.12, 0.6, 0.15, 0.84, 1),
    "chest": (0.6, 0.94, 0.2, 0.84, 1),
    "side": (0.14, 0.66, -0.35, 0.45, 1),
    "left-side": (0.12, 0.72, 0.3, 0.9, -1),
    "right-side": (0.12, 0.72, 0.3, 0.9, 1),
    "middle": (0.06, 0.56, -0.5, 0.5, 1),
    "upper-middle": (0.5, 0.92, -0.55, 0.55, 1),
}
# Along the limb from, to; from back (-) to front (+) in units.
LEG = {
    "thigh-back": (0.12, 0.86, -5.2, -0.6, THIGH),
    "thigh-front": (0.1, 0.82, 0.8, 5.2, THIGH),
    "thigh": (0.1, 0.86, -3.6, 3.6, THIGH),
    "groin": (-0.14, 0.3, 1.2, 5.6, THIGH),
    "buttock": (-0.2, 0.28, -6.2, -1.0, THIGH),
    "outer-hip": (-0.16, 0.3, -3.4, 2.8, THIGH),
}
SHIN = {"calf": (0.06, 0.62, -4.0, -0.2, SHANK), "shin": (0.1, 0.8, -2.2, 2.2, SHANK)}
END = {"foot": (-0.1, 0.86, -2.9, -0.9, FOOT)}
ARM = {"upper-arm": (0.08, 0.9, -2.2, 2.2, UPPER_ARM), "shoulder": (-0.16, 0.34, -2.8, 2.8, UPPER_ARM)}
FORE = {"forearm": (0.08, 0.92, -1.7, 1.7, FOREARM)}
FINGERS = {"hand": (0.0, 0.9, -1.4, 1.4, HAND)}
BONES = {"leg": (LEG, SHIN, END), "arm": (ARM, FORE, FINGERS)}
SEAT = blob([(-4.4, -1.4), (-4.8, -3.8), (-1.6, -6.0), (2.6, -6.1), (4.4, -4.0), (2.4, -1.4), (-1.6, -0.4)])
NECK_BACK = blob([(-0.6, -3.7), (2.6, -3.1), (6.6, -2.6), (6.2, -0.8), (2.8, -0.2), (-0.4, -1.2)])
NECK_ALL = blob(
    [
        (-0.6, -2.6),
        (NECK * 0.7, -2.2),
        (NECK + 1.6, -1.8),
        (NECK + 1.6, 1.8),
        (NECK * 0.7, 2.2),
        (-0.6, 2.6),
    ]
)
FACE = blob([(4.2, 2.0), (1.6, 1.6), (-2.0, 1.2), (-5.0, 2.2), (-4.6, 4.2), (-1.0, 4.6), (3.4, 4.4)])
OTHERS = ("seat", "neck", "neck-all", "face")
SIDES = {"near": "near", "left": "near", "far": "far", "right": "far"}


ABOVE = ("whole-back", "upper-back", "neck-all")  # the areas of the trunk that show from above


def names(view: str = "side") -> tuple[str, ...]:
    """Every area a motion may name in that view."""
    parts = [part for chain in BONES.values() for bone in chain for part in bone]
    return (*(ABOVE if view == "plan" else (*TRUNK, *OTHERS)), *(f"{side}-{part}" for side in SIDES for part in parts))


def lens(start: float, end: float, low: float, high: float, length: float) -> str:
    """A lens on a limb, in the limb's own frame, where the front is the negative side."""
    middle, bulge = (start + end) / 2, 0.24 * (high - low)
    return blob(
        [
            (length * start, -low - bulge),
            (length * middle, -low),
            (length * end, -low - bulge),
            (length * end, -high + bulge),
            (length * middle, -high),
            (length * start, -high + bulge),
        ]
    )


def trunk_patch(body: Body, name: str) -> str:
    """A lens that follows the spine, in the body frame."""
    start, end, inner, outer, side = TRUNK[name]
    rest = end - start
    shares = [start, start + rest * 0.3, start + rest * 0.7, end]
    outside = [_at(body, share, side, outer * (0.86 if share in (start, end) else 1)) for share in shares]
    inside = [_at(body, share, side, inner + 0.26 * (share in (start, end))) for share in shares]
    return blob(outside + inside[::-1])


def _at(body: Body, place: float, side: int, depth: float) -> Point:
    return body.beside(place, side * depth * trunk_widths(body, place)[side > 0])


def trunk_widths(body: Body, place: float) -> Point:
    """Back and front half-width of the trunk at a place along the spine."""
    pose = body.pose
    turn = pose.turn + pose.twist * min(1.0, max(0.0, place))
    for low, high in pairwise(TORSO):
        if low[0] <= place <= high[0]:
            part = (place - low[0]) / (high[0] - low[0])
            back, front, across = (mix(a, b, part) for a, b in zip(low[1:], high[1:], strict=True))
            return half_widths(back, front, across, turn)
    return half_widths(*(TORSO[0] if place < 0 else TORSO[-1])[1:], turn)
