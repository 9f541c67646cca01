"""Decides the order of the layers: from a solved body to a tree of groups and paths, back to front."""

from __future__ import annotations

from math import cos, radians

from server.figure import patch, shapes
from server.figure.bones import THIGH
from server.figure.limbs import Chain
from server.figure.node import Group, Node, Path
from server.figure.outline import blob
from server.figure.skeleton import Body

ARM_PATHS = (shapes.UPPER_PATH, shapes.FORE_PATH, shapes.HAND_PATH)
LEG_PATHS = (shapes.THIGH_PATH, shapes.SHANK_PATH, shapes.FOOT_PATH)
HALO = 2.0
NEAR_ARM, FAR_ARM = ("sleeve", "skin", "skin"), ("far", "skin-far", "skin-far")
NEAR_LEG, FAR_LEG = ("near", "near", "skin"), ("far", "far", "skin-far")


def limb(chain: Chain, paints: tuple[str, ...], spots: dict[int, list[Path]], *, over: bool = False) -> Group:
    """Nested groups, one per bone; a sleeve lies over the forearm, but a foot over the trouser leg."""
    outlines = LEG_PATHS if chain.lengths[0] == THIGH else ARM_PATHS
    angles = (0.0, *chain.angles)
    inner: tuple[Node, ...] = ()
    for index in (2, 1, 0):
        bone = Path(outlines[index], paints[index], stretch=chain.shares[index])
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
    beside = body.pose.frontal
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
    lenses = [
        Path(patch.trunk_patch(body, name), "work", shown=shown) for name, shown in work.items() if name in patch.TRUNK
    ]
    return (*((Group(tuple(seat), turn=body.slopes[0]),) if seat else ()), *lenses)


def framed(body: Body, children: tuple[Node, ...]) -> Group:
    """Shapes of the body frame, placed in the world."""
    x, y = body.pose.root
    return Group((Group(children, (0, 0), body.pose.side),), (x * 10, -y * 10), 1, -body.pose.trunk)


def figure(body: Body, work: dict[str, float], pale: frozenset[str]) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """The body in two layers, so that a pillow can lie between the far limbs and the rest."""
    parts = {name: _limb(body, name, work, name in pale) for name in body.limbs}
    arms = {"near-arm": body.pose.near.arm, "far-arm": body.pose.far.arm}
    hidden = {name: name in pale or (name in arms and arms[name].behind) for name in parts}
    behind = [parts[name] for name in parts if hidden[name]]
    legs = [parts[name] for name in ("far-leg", "near-leg") if not hidden[name]]
    front: list[Node] = [*head(body, work), torso(body), pelvis(body), *legs, *patches(body, work)]
    for name in ("far-arm", "near-arm"):
        front += () if hidden[name] else (Group((parts[name],), halo=HALO), parts[name])
    return (framed(body, tuple(behind)),) if behind else (), (framed(body, tuple(front)),)


def _limb(body: Body, name: str, work: dict[str, float], pale: bool) -> Group:
    side, _, part = name.partition("-")
    marks = spots(side, part, work)
    if part == "arm":
        return limb(body.limbs[name], FAR_ARM if pale else NEAR_ARM, marks)
    leg = getattr(body.pose, side).leg
    return limb(body.limbs[name], FAR_LEG if pale else NEAR_LEG, marks, over=not leg.behind)
