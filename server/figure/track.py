"""Decides the pose at every moment: angles are blended between frames, never outlines, and planted limbs stay put."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from msgspec.structs import replace

from server.figure.easing import EVEN, SOFT, Curve, ease_part
from server.figure.geometry import gap, mix, mix_points, wrap
from server.figure.limbs import Chain
from server.figure.motion import Frame, Motion
from server.figure.plan import build_plan
from server.figure.pose import Arm, Leg, Limbs, Pin, Point, Pose
from server.figure.skeleton import Body, build, freed

TIGHT, LOOSE, DEPTH = 0.4, 1.2, 4


@dataclass(frozen=True, slots=True)
class Sample:
    """One moment of the loop: when, how the body lies, which patches show, and the easing that led here."""

    time: float
    body: Body
    work: dict[str, float]
    ease: Curve


def solve(motion: Motion, pose: Pose) -> Body:
    """The body of one pose in this motion's view."""
    return build_plan(pose) if motion.view == "plan" else build(pose)


def blend(start: Pose, end: Pose, share: float) -> Pose:
    """The pose `share` of the way: planted limbs that are planted in both stay planted, all others turn."""
    if share in (0.0, 1.0):
        return end if share else start
    loose = freed(start), freed(end)
    pin = _pin(start, end, share)
    roots = (start.root, end.root) if pin else (loose[0].root, loose[1].root)
    values = {
        name: mix(getattr(start, name), getattr(end, name), share)
        for name in Pose.__struct_fields__
        if name not in ("root", "pin", "side", "frontal", "near", "far")
    }
    return replace(
        start,
        root=mix_points(*roots, share),
        pin=pin,
        near=_limbs((start.near, end.near), (loose[0].near, loose[1].near), share),
        far=_limbs((start.far, end.far), (loose[0].far, loose[1].far), share),
        **values,
    )


def _limbs(tied: tuple[Limbs, Limbs], loose: tuple[Limbs, Limbs], share: float) -> Limbs:
    return Limbs(
        _arm((tied[0].arm, tied[1].arm), (loose[0].arm, loose[1].arm), share),
        _leg((tied[0].leg, tied[1].leg), (loose[0].leg, loose[1].leg), share),
    )


def _pin(start: Pose, end: Pose, share: float) -> Pin | None:
    if start.pin and end.pin and start.pin.joint == end.pin.joint:
        return Pin(start.pin.joint, mix_points(start.pin.at, end.pin.at, share))
    return None


def _direction(first: float | None, second: float | None, share: float) -> float | None:
    return None if first is None or second is None else first + wrap(second - first) * share


def _amount(first: float | None, second: float | None, share: float) -> float | None:
    return None if first is None or second is None else mix(first, second, share)


def _place(first: Point | None, second: Point | None, share: float) -> Point | None:
    return None if first is None or second is None else mix_points(first, second, share)


TIED = {"plant", "elbow_at", "fore", "roll", "hand", "toes", "shift", "fold", "behind"}


def _numbers(first: Arm | Leg, second: Arm | Leg, share: float) -> dict[str, float]:
    names = [name for name in first.__struct_fields__ if name not in TIED]
    return {name: mix(getattr(first, name), getattr(second, name), share) for name in names}


def _arm(tied: tuple[Arm, Arm], loose: tuple[Arm, Arm], share: float) -> Arm:
    first, second = tied
    if _is_tied(first) and _is_tied(second) and (first.elbow_at is None) == (second.elbow_at is None):
        return replace(
            first,
            **_numbers(first, second, share),
            plant=_place(first.plant, second.plant, share),
            elbow_at=_place(first.elbow_at, second.elbow_at, share),
            fore=_direction(first.fore, second.fore, share),
            roll=_amount(first.roll, second.roll, share),
            hand=_direction(first.hand, second.hand, share),
        )
    hand = _direction(first.hand, second.hand, share)
    return replace(loose[0], **_numbers(*loose, share), hand=hand)


def _leg(tied: tuple[Leg, Leg], loose: tuple[Leg, Leg], share: float) -> Leg:
    first, second = tied
    toes, shift = _direction(first.toes, second.toes, share), mix_points(first.shift, second.shift, share)
    if _is_tied(first) and _is_tied(second):
        return replace(
            first,
            **_numbers(first, second, share),
            plant=_place(first.plant, second.plant, share),
            roll=_amount(first.roll, second.roll, share),
            toes=toes,
            shift=shift,
        )
    return replace(loose[0], **_numbers(*loose, share), toes=toes, shift=shift)


def _is_tied(limb: Arm | Leg) -> bool:
    return limb.plant is not None or (isinstance(limb, Arm) and limb.elbow_at is not None)


def average(start: Body, end: Body, share: float) -> Body:
    """What the phone shows between two samples: every drawn number is a straight blend."""

    def chain(first: Chain, second: Chain) -> Chain:
        angles = [mix(a, b, share) for a, b in zip(first.angles, second.angles, strict=True)]
        shares = [mix(a, b, share) for a, b in zip(first.shares, second.shares, strict=True)]
        return replace_chain(first, mix_points(first.at, second.at, share), angles, shares)

    pose = replace(
        start.pose,
        root=mix_points(start.pose.root, end.pose.root, share),
        trunk=mix(start.pose.trunk, end.pose.trunk, share),
    )
    head = mix_points(start.head[0], end.head[0], share), mix(start.head[1], end.head[1], share)
    neck = mix_points(start.neck[0], end.neck[0], share), mix(start.neck[1], end.neck[1], share)
    return Body(
        pose,
        start.spine,
        start.slopes,
        neck,
        head,
        chain(start.near_arm, end.near_arm),
        chain(start.far_arm, end.far_arm),
        chain(start.near_leg, end.near_leg),
        chain(start.far_leg, end.far_leg),
        mix(start.chest, end.chest, share),
    )


def replace_chain(chain: Chain, at: Point, angles: list[float], shares: list[float]) -> Chain:
    """The chain with other numbers."""
    return Chain(at, chain.sense, (angles[0], angles[1], angles[2]), (shares[0], shares[1], shares[2]), chain.lengths)


def _strays(start: Body, middle: Body, end: Body, tied: frozenset[str]) -> bool:
    shown, meant = average(start, end, 0.5).joints(), middle.joints()
    return any(gap(shown[name], meant[name]) > (TIGHT if name in tied else LOOSE) for name in meant)


def _tied(start: Pose, end: Pose) -> frozenset[str]:
    out: set[str] = {start.pin.joint} if start.pin and end.pin else set()
    for side in ("near", "far"):
        first, second = getattr(start, side), getattr(end, side)
        if first.leg.plant and second.leg.plant:
            out |= {f"{side}-ankle", f"{side}-toes"}
        if first.arm.plant and second.arm.plant:
            out |= {f"{side}-wrist", f"{side}-hand"}
        if first.arm.elbow_at and second.arm.elbow_at:
            out |= {f"{side}-elbow"}
    return frozenset(out)


def _splits(motion: Motion, start: Pose, end: Pose, span: tuple[float, float], depth: int) -> list[float]:
    """Shares at which the blend needs a sample, so that what the phone shows stays close to what is meant."""
    low, high = span
    middle = (low + high) / 2
    bodies = [solve(motion, blend(start, end, share)) for share in (low, middle, high)]
    if depth == 0 or not _strays(bodies[0], bodies[1], bodies[2], _tied(start, end)):
        return [high]
    return [
        *_splits(motion, start, end, (low, middle), depth - 1),
        *_splits(motion, start, end, (middle, high), depth - 1),
    ]


def steps(motion: Motion) -> Iterator[tuple[Frame, Frame, float]]:
    """Each frame, the next one, and when the move between them ends; the last leads back to the first, or is held."""
    yield from ((first, second, second.at) for first, second in pairwise(motion.frames))
    yield motion.frames[-1], motion.frames[-1 if motion.cut else 0], motion.loop


def areas(motion: Motion) -> tuple[str, ...]:
    """Every patch of the motion, in order of appearance."""
    return tuple(dict.fromkeys(name for frame in motion.frames for name in frame.work))


def lit(motion: Motion, frame: Frame) -> dict[str, float]:
    """Every patch of the motion and whether this frame shows it."""
    return {name: float(name in frame.work) for name in areas(motion)}


@lru_cache(maxsize=128)
def samples(motion: Motion) -> tuple[Sample, ...]:
    """The fewest moments from which the phone can draw the whole loop."""
    first, curve = motion.frames[0], EVEN if motion.steady else SOFT
    out = [Sample(0.0, solve(motion, first.pose), lit(motion, first), curve)]
    if not motion.moves:
        return tuple(out)
    for frame, following, end in steps(motion):
        if frame.until > out[-1].time:
            out.append(Sample(frame.until, out[-1].body, lit(motion, frame), curve))
        start, low = frame.until, 0.0
        shares = _splits(motion, frame.pose, following.pose, (0.0, 1.0), DEPTH)
        for high in shares:
            time, part = ease_part(curve, low, high)
            body = solve(motion, blend(frame.pose, following.pose, high))
            out.append(Sample(start + (end - start) * time, body, _mixed(motion, frame, following, high), part))
            low = high
    return tuple(out)


def _mixed(motion: Motion, start: Frame, end: Frame, share: float) -> dict[str, float]:
    first, second = lit(motion, start), lit(motion, end)
    return {name: mix(first[name], second[name], share) for name in first}
