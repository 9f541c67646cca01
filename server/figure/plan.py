"""Decides the figure seen from above while it sits or stands: shoulders and head turn over hips that stay."""

from __future__ import annotations

from server.figure.bones import FOOT, FOREARM, HAND, HEAD, HIP_HALF, SHANK, SHOULDER_HALF, THIGH, UPPER_ARM
from server.figure.geometry import step
from server.figure.limbs import Chain, share
from server.figure.node import Group, Node, Path
from server.figure.outline import blob
from server.figure.pose import Arm, Leg, Pose
from server.figure.scene import HALO, NEAR_ARM, NEAR_LEG, framed, limb, spots
from server.figure.skeleton import Body

# First axis ahead, second axis to the body's right.
HIPS = blob([(5.5, 0), (4.6, 8.6), (-2.5, 10.2), (-7.2, 5.4), (-7.6, 0), (-7.2, -5.4), (-2.5, -10.2), (4.6, -8.6)])
CHEST = blob(
    [
        (5.6, 0),
        (5.2, 5.2),
        (3.2, 10.4),
        (0, 13.4),
        (-4.0, 11.8),
        (-7.0, 6.4),
        (-7.6, 0),
        (-7.0, -6.4),
        (-4.0, -11.8),
        (0, -13.4),
        (3.2, -10.4),
        (5.2, -5.2),
    ]
)
CROWN = blob(
    [
        (HEAD * x, HEAD * y)
        for x, y in (
            (0.9, 0.0),
            (0.74, 0.42),
            (0.3, 0.74),
            (-0.4, 0.78),
            (-0.94, 0.4),
            (-0.94, -0.4),
            (-0.4, -0.78),
            (0.3, -0.74),
            (0.74, -0.42),
        )
    ]
)
NOSE = blob([(HEAD * x, HEAD * y) for x, y in ((1.16, 0.0), (0.94, 0.15), (0.7, 0.22), (0.7, -0.22), (0.94, -0.15))])
HAIR = blob(
    [
        (HEAD * x, HEAD * y)
        for x, y in (
            (0.5, 0.0),
            (0.44, 0.5),
            (0.1, 0.8),
            (-0.5, 0.82),
            (-1.04, 0.42),
            (-1.04, -0.42),
            (-0.5, -0.82),
            (0.1, -0.8),
            (0.44, -0.5),
        )
    ]
)
PATCHES = {
    "whole-back": blob([(-1.6, 8.6), (-2.0, 0), (-1.6, -8.6), (-4.6, -9.0), (-7.0, 0), (-4.6, 9.0)]),
    "upper-back": blob([(-2.0, 6.4), (-2.4, 0), (-2.0, -6.4), (-5.2, -6.8), (-7.0, 0), (-5.2, 6.8)]),
    "neck-all": blob([(-1.0, 7.2), (-3.0, 0), (-1.0, -7.2), (-3.4, -7.4), (-6.4, 0), (-3.4, 7.4)]),
}
HEAD_AT = 2.8


def build_plan(pose: Pose) -> Body:
    """Solve one pose seen from above: `trunk` is where the hips face, `twist` turns the shoulders, `look` the head."""
    flat = ((0.0, 0.0),) * 4
    return Body(
        pose,
        (flat[0], flat[1], flat[2], flat[3]),
        (0.0, 0.0, 0.0),
        ((0.0, 0.0), 0.0),
        ((HEAD_AT, 0.0), pose.look),
        _arm(pose.near.arm, -1),
        _arm(pose.far.arm, 1),
        _leg(pose.near.leg, -1),
        _leg(pose.far.leg, 1),
        pose.twist,
    )


def _arm(arm: Arm, side: int) -> Chain:
    upper = 90 - arm.shoulder
    fore = upper - arm.elbow
    at = (arm.forward, side * (SHOULDER_HALF + arm.up * 0.5))
    return Chain(
        at,
        side,
        (upper, fore, fore - arm.wrist),
        (share(arm.upper_out), share(arm.fore_out), share(arm.hand_out)),
        (UPPER_ARM, FOREARM, HAND),
    )


def _leg(leg: Leg, side: int) -> Chain:
    thigh = leg.hip
    at = (1.0 + leg.shift[0], side * (HIP_HALF + 0.6 + leg.shift[1]))
    return Chain(
        at,
        side,
        (thigh, thigh - leg.knee, thigh - leg.knee),
        (share(leg.thigh_out), share(leg.shank_out or 86), share(leg.foot_out)),
        (THIGH, SHANK, FOOT),
    )


def figure(body: Body, work: dict[str, float]) -> tuple[Node, ...]:
    """Hips and legs, then the shoulders, arms and head that turn over them."""
    legs = [
        limb(chain, NEAR_LEG, spots(side, "leg", work))
        for side, chain in (("near", body.near_leg), ("far", body.far_leg))
    ]
    arms = [
        limb(chain, NEAR_ARM, spots(side, "arm", work))
        for side, chain in (("near", body.near_arm), ("far", body.far_arm))
    ]
    patches = [Path(PATCHES[name], "work", shown=shown) for name, shown in work.items() if name in PATCHES]
    (ahead, _), turn = body.head
    face = Group((Path(NOSE, "skin"), Path(CROWN, "skin"), Path(HAIR, "hair")), (ahead * 10, 0.0), 1, turn)
    worn: list[Node] = []
    for arm in arms:
        worn += [Group((arm,), halo=HALO), arm]
    chest = Group((Path(CHEST, "top"), *patches, *worn, Group((face,), halo=HALO), face), turn=body.chest)
    return (framed(body, (*legs, Path(HIPS, "near"), chest)),)


def outline(body: Body) -> list[tuple[float, float]]:
    """Points of the trunk that must stay in the picture, in the body frame."""
    return [step((0.0, 0.0), body.chest + turn, 14.0) for turn in (0, 90, 180, 270)]
