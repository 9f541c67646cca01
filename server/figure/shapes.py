"""Decides what the mannequin is cut from: the outlines of its parts, which are the same text in every figure."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, radians, sin

from server.figure.bones import FOREARM, HAND, HEAD, NECK, SHANK, SPINE, THIGH, UPPER_ARM
from server.figure.outline import blob, limb
from server.figure.pose import Point

THIGH_PATH = limb(((0, 6.6, 5.9), (0.35, 5.9, 6.0), (0.75, 4.5, 4.7), (1, 4.0, 4.1)), THIGH)
SHANK_PATH = limb(((0, 4.0, 4.0), (0.28, 4.6, 3.5), (0.65, 3.2, 2.8), (1, 2.5, 2.5)), SHANK)
UPPER_PATH = limb(((0, 3.9, 3.9), (0.4, 3.4, 3.4), (1, 2.6, 2.6)), UPPER_ARM)
FORE_PATH = limb(((0, 2.4, 2.4), (0.28, 2.7, 2.6), (1, 1.7, 1.7)), FOREARM)
HAND_PATH = limb(((0, 1.7, 1.7), (0.45, 2.1, 2.0), (1, 1.1, 1.0)), HAND)
NECK_PATH = limb(((0, 3.4, 3.4), (1, 2.9, 2.9)), NECK + 2.4)

# (toe, up) shares of the foot's length: a flat sole under a rounded instep.
_FOOT = (
    (-0.17, 0.12),
    (-0.225, -0.08),
    (-0.17, -0.235),
    (0.0, -0.26),
    (0.45, -0.26),
    (0.7, -0.25),
    (0.77, -0.19),
    (0.68, -0.11),
    (0.4, -0.03),
    (0.18, 0.1),
)
FOOT_SIZE = 14.2
FOOT_POINTS = [(FOOT_SIZE * toe, -FOOT_SIZE * up) for toe, up in _FOOT]
FOOT_PATH = blob(FOOT_POINTS)

# (front, up) shares of half a head, from the crown down the back and up the face.
_HEAD = {
    "side": (
        (0.05, 1.0),
        (-0.5, 0.87),
        (-0.84, 0.42),
        (-0.84, -0.08),
        (-0.6, -0.52),
        (-0.28, -0.78),
        (0.2, -0.98),
        (0.55, -1.0),
        (0.72, -0.8),
        (0.75, -0.5),
        (0.89, -0.2),
        (0.76, 0.06),
        (0.76, 0.4),
        (0.56, 0.83),
    ),
    "front": (
        (0.0, 1.0),
        (-0.48, 0.88),
        (-0.74, 0.5),
        (-0.77, 0.0),
        (-0.68, -0.45),
        (-0.46, -0.82),
        (-0.16, -1.02),
        (0.16, -1.02),
        (0.46, -0.82),
        (0.62, -0.58),
        (0.73, -0.25),
        (0.77, 0.1),
        (0.73, 0.52),
        (0.48, 0.88),
    ),
}
_HAIR = {
    "side": (
        (0.05, 1.06),
        (-0.55, 0.93),
        (-0.92, 0.44),
        (-0.92, -0.1),
        (-0.72, -0.5),
        (-0.44, -0.44),
        (-0.3, -0.12),
        (-0.04, 0.0),
        (0.12, 0.34),
        (0.46, 0.5),
        (0.78, 0.54),
        (0.6, 0.9),
    ),
    "front": (
        (0.0, 1.07),
        (-0.55, 0.93),
        (-0.83, 0.48),
        (-0.84, 0.06),
        (-0.74, 0.0),
        (-0.62, 0.34),
        (-0.1, 0.54),
        (0.62, 0.36),
        (0.74, 0.0),
        (0.84, 0.06),
        (0.83, 0.48),
        (0.55, 0.93),
    ),
    "back": (
        (0.0, 1.07),
        (-0.55, 0.93),
        (-0.86, 0.44),
        (-0.84, -0.12),
        (-0.66, -0.5),
        (-0.38, -0.68),
        (0.0, -0.72),
        (0.38, -0.68),
        (0.66, -0.5),
        (0.84, -0.12),
        (0.86, 0.44),
        (0.55, 0.93),
    ),
}
_EAR = ((0.0, 0.24), (-0.15, 0.13), (-0.14, -0.1), (0.0, -0.24), (0.12, -0.12), (0.15, 0.12))


def _turned(outlines: Mapping[str, tuple[Point, ...]], turn: float) -> list[Point]:
    across, toward = cos(radians(turn)), sin(radians(turn))
    other = outlines["front" if toward >= 0 or "back" not in outlines else "back"]
    weight = abs(toward) ** 2
    return [
        (HEAD * (side[1] * (1 - weight) + face[1] * weight), HEAD * (side[0] * across + face[0] * abs(toward)))
        for side, face in zip(outlines["side"], other, strict=True)
    ]


def head_path(turn: float) -> str:
    """The head: 0 in profile toward the chest side, 90 toward the reader, -90 away."""
    return blob(_turned(_HEAD, turn))


def hair_path(turn: float) -> str:
    """The hair, for the same turn as the head."""
    return blob(_turned(_HAIR, turn))


def ear_path(turn: float, side: int) -> str:
    """One ear: side -1 is the near one of a profile, +1 the far one."""
    across, toward = cos(radians(turn)), sin(radians(turn))
    middle, width = side * 0.8 * toward - 0.2 * across, abs(across) * 0.7 + 0.45
    return blob([(HEAD * (up - 0.16), HEAD * (middle + front * width)) for front, up in _EAR])


# Half-widths of the trunk by place along the spine: back, front, and to either side.
TORSO = (
    (0.0, 5.4, 4.0, 7.6),
    (0.15, 6.7, 5.7, 8.6),
    (0.34, 5.5, 5.8, 7.6),
    (0.52, 5.2, 6.0, 7.5),
    (0.74, 6.4, 7.1, 9.6),
    (0.92, 5.8, 5.7, 9.8),
    (1.02, 3.8, 3.3, 4.6),
)
PELVIS = (
    (-0.235, 1.6, 0.8, 3.0),
    (-0.18, 4.6, 3.2, 6.6),
    (-0.1, 6.5, 4.6, 9.0),
    (0.0, 7.2, 5.2, 9.7),
    (0.1, 7.25, 5.6, 9.4),
    (0.175, 6.9, 5.8, 8.8),
    (0.19, 3.0, 2.6, 4.0),
)


def half_widths(back: float, front: float, across: float, turn: float) -> Point:
    """Back and front half-width of an oval cross-section that is turned toward the reader."""
    middle, depth = (front - back) / 2 * cos(radians(turn)), (front + back) / 2
    reach = ((depth * cos(radians(turn))) ** 2 + (across * sin(radians(turn))) ** 2) ** 0.5
    return reach - middle, reach + middle


def pelvis_path(turn: float) -> str:
    """The trousers above the legs: rigid, so only its tilt moves."""
    rows = [(place * SPINE * 3, *half_widths(widths[0], widths[1], widths[2], turn)) for place, *widths in PELVIS]
    return blob([(x, -back) for x, back, _ in rows] + [(x, front) for x, _, front in reversed(rows)])
