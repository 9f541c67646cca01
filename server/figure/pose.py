"""Decides what a pose is made of: the named joints and angles an author may set, their units and their limits."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

Point = tuple[float, float]
Joint = Literal[
    "hip",
    "neck",
    "head",
    "near-hip",
    "near-knee",
    "near-ankle",
    "near-toes",
    "near-shoulder",
    "near-elbow",
    "near-wrist",
    "near-hand",
    "far-hip",
    "far-knee",
    "far-ankle",
    "far-toes",
    "far-shoulder",
    "far-elbow",
    "far-wrist",
    "far-hand",
]
Angle = Annotated[float, Meta(ge=-360, le=360)]
Tilt = Annotated[float, Meta(ge=-180, le=180)]
Shift = Annotated[float, Meta(ge=-10, le=10)]


class Arm(Struct, frozen=True, forbid_unknown_fields=True):
    """One arm. Give `plant`, or `shoulder` and `elbow`; degrees, 0 hanging straight beside the trunk."""

    shoulder: Angle = 0.0
    elbow: Angle = 0.0
    wrist: Angle = 0.0
    hand: Angle | None = None
    plant: Point | None = None
    elbow_at: Point | None = None
    fore: Angle | None = None
    roll: Angle | None = None
    fold: Literal[1, -1] = 1
    upper_out: Tilt = 0.0
    fore_out: Tilt = 0.0
    hand_out: Tilt = 0.0
    up: Shift = 0.0
    forward: Shift = 0.0
    behind: bool = False


class Leg(Struct, frozen=True, forbid_unknown_fields=True):
    """One leg. Give `plant`, or `hip` and `knee`; degrees, 0 standing straight."""

    hip: Angle = 0.0
    knee: Angle = 0.0
    ankle: Angle = 0.0
    toes: Angle | None = None
    plant: Point | None = None
    roll: Angle | None = None
    fold: Literal[1, -1] = 1
    thigh_out: Tilt = 0.0
    shank_out: Tilt = 0.0
    foot_out: Tilt = 0.0
    shift: Point = (0.0, 0.0)
    behind: bool = False


class Limbs(Struct, frozen=True, forbid_unknown_fields=True):
    """The arm and the leg of one side of the body."""

    arm: Arm = Arm()
    leg: Leg = Leg()


class Pin(Struct, frozen=True, forbid_unknown_fields=True):
    """A joint that stays at a point of the world while the body turns about it; it decides the root."""

    joint: Joint
    at: Point


class Pose(Struct, frozen=True, forbid_unknown_fields=True):
    """One position of the whole body, in hundredths of body height and degrees; the floor is y = 0, y points up."""

    root: Point = (0.0, 52.0)
    pin: Pin | None = None
    trunk: Angle = 90.0
    side: Literal[1, -1] = 1
    turn: Angle = 0.0
    frontal: bool = False
    twist: Angle = 0.0
    look: Angle = 0.0
    lumbar: Angle = 0.0
    thoracic: Angle = 0.0
    neck: Angle = 0.0
    nod: Angle = 0.0
    glide: Shift = 0.0
    belly: Shift = 0.0
    chest: Shift = 0.0
    near: Limbs = Limbs()
    far: Limbs = Limbs()
