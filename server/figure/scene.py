"""Decides the order of the layers: from a solved body to a tree of groups and paths, back to front."""

from __future__ import annotations

from math import cos, radians, sin

from server.figure import patch, shapes
from server.figure.node import Group, Node, Path
from server.figure.outline import blob
from server.figure.pose import Arm
from server.figure.skeleton import THIGH, Body, Chain

ARM_PATHS = (shapes.UPPER_PATH, shapes.FORE_PATH, shapes.HAND_PATH)
LEG_PATHS = (shapes.THIGH_PATH, shapes.SHANK_PATH, shapes.FOOT_PATH)
HALO = 2.0
NEAR_ARM, FAR_ARM = ("sleeve", "skin", "skin"), ("far", "skin-far", "skin-far")
NEAR_LEG, FAR_LEG = ("near", "near", "skin"), ("far", "far", "skin-far")


def limb(chain: Chain, shapes_: tuple[str, ...], paints: tuple[str, ...], spots: dict[int, list[Path]]) -> Group:
    """Nested groups, one per bone; a sleeve lies over the forearm, a foot over the trouser leg."""
    over = chain.lengths[0] == THIGH
    angles = (0.0, *chain.angles)
    inner: tuple[Node, ...] = ()
    for index in (2, 1, 0):
        bone = Path(shapes_[index], paints[index], stretch=chain.shares[index])
        marks = tuple(spots.get(index, ()))
        children = (bone, *marks, *inner) if over else (*inner, bone, *marks)
        start = chain.lengths[index - 1] * chain.shares[index - 1] if index else 0.0
        move = (start * 10, 0.0) if index else (chain.at[0] * 10, chain.at[1] * 10)
        turn = angles[index + 1] - angles[index]
        inner = (Group(children, move, 1 if index else chain.sense, turn),)
    group = inner[0]
    assert isinstance(group, Group)
    return group


def spots(side: str, part: str, work: dict[str, float]) -> dict[int, list[Path]]:
    """The patches that sit on the bones of one limb."""
    out: dict[int, list[Path]] = {}
    for name, shown in work.items():
        where, _, area = name.partition("-")
        if patch.SIDES.get(where) != side:
            continue
        for index, bone in enumerate(patch.BONES[part]):
            if area in bone:
                out.setdefault(index, []).append(Path(patch.lens(*bone[area]), "work", shown=shown))
    return out


def head(body: Body, work: dict[str, float]) -> tuple[Node, ...]:
    """Neck, head, hair and ears."""
    turn = body.facing
    skull = [Path(shapes.head_path(turn), "skin"), Path(shapes.hair_path(turn), "hair")]
    beside = abs(sin(radians(turn))) > 0.7
    shown, paint = ((-1, 1), "skin") if beside else ((-1,), "skin-far")
    ears = [Path(shapes.ear_path(turn, side), paint) for side in shown]
    parts: list[Node] = [*ears, *skull] if beside else [*skull, *ears]
    parts += [Path(patch.FACE, "work", shown=lit) for name, lit in work.items() if name == "face"]
    at, up = body.head
    base, slope = body.neck
    neck = Group((Path(shapes.NECK_PATH, "skin"), *_neck_patches(work)), _tenfold(base), 1, slope)
    top = Group(tuple(parts), _tenfold(at), 1, up)
    return (top, neck) if cos(radians(turn)) < -0.9 else (neck, top)


def _tenfold(point: tuple[float, float]) -> tuple[float, float]:
    return point[0] * 10, point[1] * 10


def _neck_patches(work: dict[str, float]) -> list[Path]:
    lenses = {"neck": patch.NECK_BACK, "neck-all": patch.NECK_ALL}
    return [Path(lenses[name], "work", shown=shown) for name, shown in work.items() if name in lenses]


def torso(body: Body) -> Path:
    """The only shape that changes with the pose."""
    rows = [(place, patch.trunk_widths(body, place)) for place, *_ in shapes.TORSO]
    pose = body.pose
    swell = {0.34: pose.belly, 0.52: pose.belly * 0.55, 0.12: pose.belly * 0.35, 0.74: pose.chest}
    back = [body.beside(place, -widths[0]) for place, widths in rows]
    front = [body.beside(place, widths[1] + swell.get(place, 0.0)) for place, widths in reversed(rows)]
    return Path(blob(back + front), "top")


def pelvis(body: Body) -> Group:
    """The rigid trousers, tilted with the lowest part of the spine."""
    return Group((Path(shapes.pelvis_path(body.pose.turn), "near"),), turn=body.slopes[0])


def patches(body: Body, work: dict[str, float]) -> tuple[Node, ...]:
    """The patches that lie on the trunk."""
    seat = [Path(patch.SEAT, "work", shown=shown) for name, shown in work.items() if name == "seat"]
    lenses = [Path(patch.trunk_patch(body, name), "work", shown=shown)
              for name, shown in work.items() if name in patch.TRUNK]
    return (*((Group(tuple(seat), turn=body.slopes[0]),) if seat else ()), *lenses)


def near_arm(arm: Arm, group: Group) -> tuple[Node, ...]:
    """An arm before the body wears a halo; one behind it does not."""
    return (group,) if arm.behind else (Group((group,), halo=HALO), group)


def framed(body: Body, children: tuple[Node, ...]) -> Group:
    """Shapes of the body frame, placed in the world."""
    x, y = body.pose.root
    return Group((Group(children, (0, 0), body.pose.side),), (x * 10, -y * 10), 1, -body.pose.trunk)


def figure(body: Body, work: dict[str, float], view: str) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """The body in two layers, so that a pillow can lie between the far limbs and the rest."""
    side = view == "side"
    pose = body.pose
    far_arm = limb(body.far_arm, ARM_PATHS, FAR_ARM if side else NEAR_ARM, spots("far", "arm", work))
    far_leg = limb(body.far_leg, LEG_PATHS, FAR_LEG if side else NEAR_LEG, spots("far", "leg", work))
    arm = limb(body.near_arm, ARM_PATHS, NEAR_ARM, spots("near", "arm", work))
    leg = limb(body.near_leg, LEG_PATHS, NEAR_LEG, spots("near", "leg", work))
    far_behind = side or pose.far.arm.behind
    behind: list[Node] = [far_arm] if far_behind else []
    behind += [arm] if pose.near.arm.behind else []
    behind += [far_leg] if side else []
    front: list[Node] = [*head(body, work), torso(body)]
    if side:
        front += [pelvis(body), leg, *patches(body, work)]
    else:
        front += [pelvis(body), far_leg, leg, *patches(body, work)]
        front += near_arm(pose.far.arm, far_arm) if not far_behind else ()
    front += near_arm(pose.near.arm, arm) if not pose.near.arm.behind else ()
    return (framed(body, tuple(behind)),) if behind else (), (framed(body, tuple(front)),)
