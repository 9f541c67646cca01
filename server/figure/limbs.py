"""Decides how one limb lies: from angles, or from the place its end, its elbow or its bend must keep."""

from __future__ import annotations

from dataclasses import dataclass
from math import acos, cos, degrees, radians, sin

from msgspec.structs import replace

from server.figure.bones import FOOT, FOREARM, HAND, SHANK, THIGH, UPPER_ARM
from server.figure.geometry import bearing, gap, reach, step, wrap
from server.figure.pose import Arm, Leg, Point

SHORTEST = 0.02  # a bone that points straight at the reader keeps a trace of its direction


@dataclass(frozen=True, slots=True)
class Chain:
    """Three bones from one joint: directions in the body frame (mirrored if sense is -1) and drawn shares of length."""

    at: Point
    sense: int
    angles: tuple[float, float, float]
    shares: tuple[float, float, float]
    lengths: tuple[float, float, float]

    @property
    def joints(self) -> tuple[Point, Point, Point, Point]:
        """Root, middle joint, end joint and tip, in the body frame."""
        first = self._next(self.at, 0)
        second = self._next(first, 1)
        return self.at, first, second, self._next(second, 2)

    def _next(self, start: Point, index: int) -> Point:
        length = self.lengths[index] * self.shares[index]
        return step(start, self.sense * self.angles[index], length)

    @property
    def bends(self) -> tuple[float, float, float]:
        """Human angles: hip, knee and plantar flexion of a leg, or shoulder, elbow and wrist flexion of an arm."""
        first, second, third = self.angles
        if self.lengths[0] == THIGH:
            return wrap(180 - first), wrap(second - first), wrap(third - second + 90)
        return wrap(180 - first, -120), wrap(first - second), wrap(second - third)


@dataclass(frozen=True, slots=True)
class Bearings:
    """Where the body frame lies in the world, and whether left and right limbs mirror each other."""

    root: Point
    trunk: float
    side: int
    frontal: bool

    def world(self, point: Point) -> Point:
        """A point of the body frame, in the world."""
        angle, along, front = radians(self.trunk), point[0], point[1] * self.side
        x, y = self.root
        return x + along * cos(angle) + front * sin(angle), y + along * sin(angle) - front * cos(angle)

    def local(self, point: Point, sense: int) -> Point:
        """A point of the world, in the frame of a limb."""
        angle = radians(self.trunk)
        x, y = point[0] - self.root[0], point[1] - self.root[1]
        return x * cos(angle) + y * sin(angle), sense * self.side * (x * sin(angle) - y * cos(angle))

    def angle(self, direction: float, sense: int) -> float:
        """A direction of the world, in the frame of a limb."""
        return sense * self.side * (self.trunk - direction)


def share(tilt: float) -> float:
    """How much of a bone's length is drawn when it points `tilt` degrees out of the picture."""
    return cos(radians(tilt))


def tilt(part: float) -> float:
    """How far out of the picture a bone points when that share of its length is drawn."""
    return degrees(acos(max(-1.0, min(1.0, part))))


def solve_arm(frame: Bearings, arm: Arm, at: Point, offset: int) -> Chain:
    """The arm at a shoulder; `offset` is -1 for the near one."""
    sense = offset if frame.frontal else 1
    start = at[0], sense * at[1]
    shares = share(arm.upper_out), share(arm.fore_out)
    upper, fore = 180 - arm.shoulder, 180 - arm.shoulder - arm.elbow
    if arm.elbow_at:
        rest = frame.local(arm.elbow_at, sense)
        upper, shares = bearing(start, rest), (min(1.0, gap(start, rest) / UPPER_ARM), shares[1])
        fore = upper - arm.elbow if arm.fore is None else frame.angle(arm.fore, sense)
    elif arm.plant:
        target = frame.local(arm.plant, sense)
        upper, fore, shares = _planted(start, target, (UPPER_ARM, FOREARM), shares, _way(arm, 1))
    upper = 180 - wrap(180 - upper, -120) if arm.elbow_at or arm.plant else upper
    fore = upper - wrap(upper - fore) if arm.elbow_at or arm.plant else fore
    hand = fore - (arm.wrist if arm.hand is None else wrap(fore - frame.angle(arm.hand, sense)))
    return Chain(at, sense, (upper, fore, hand), (*shares, share(arm.hand_out)), (UPPER_ARM, FOREARM, HAND))


def solve_leg(frame: Bearings, leg: Leg, at: Point, offset: int) -> Chain:
    """The leg at a hip; `offset` is -1 for the near one."""
    sense = offset if frame.frontal else 1
    shares = share(leg.thigh_out), share(leg.shank_out)
    thigh, shank = 180 - leg.hip, 180 - leg.hip + leg.knee
    if leg.plant:
        start, target = (at[0], sense * at[1]), frame.local(leg.plant, sense)
        thigh, shank, shares = _planted(start, target, (THIGH, SHANK), shares, _way(leg, -1))
        thigh = 180 - wrap(180 - thigh)
        shank = thigh + wrap(shank - thigh)
    bend = leg.ankle if leg.toes is None else wrap(frame.angle(leg.toes, sense) - shank + 90)
    return Chain(at, sense, (thigh, shank, shank - 90 + bend), (*shares, share(leg.foot_out)), (THIGH, SHANK, FOOT))


def _way(limb: Arm | Leg, usual: int) -> tuple[int, float | None]:
    return (usual * limb.fold, None) if limb.roll is None else (usual, limb.roll)


def _planted(
    start: Point, target: Point, bones: Point, shares: Point, way: tuple[int, float | None]
) -> tuple[float, float, Point]:
    """Directions and drawn shares of two bones that end on the target."""
    turn, roll = way
    if roll is None:
        first, second = reach(start, target, bones[0] * shares[0], bones[1] * shares[1], turn)
        return first, second, shares
    first, _ = reach(start, target, *bones, turn)
    aim = bearing(start, target)
    ahead, aside = cos(radians(first - aim)) * bones[0], sin(radians(first - aim)) * bones[0]
    middle = step(step(start, aim, ahead), aim + 90, aside * sin(radians(roll)))
    end = step(start, aim, min(gap(start, target), sum(bones)))
    drawn = max(gap(start, middle) / bones[0], SHORTEST), max(gap(middle, end) / bones[1], SHORTEST)
    return bearing(start, middle), bearing(middle, end), drawn


def free_arm(arm: Arm, chain: Chain) -> Arm:
    """The same arm written as angles."""
    shoulder, elbow, wrist = chain.bends
    out = arm.upper_out, arm.fore_out
    if arm.elbow_at or (arm.plant and arm.roll is not None):
        out = tilt(chain.shares[0]), tilt(chain.shares[1])
    return replace(
        arm,
        shoulder=shoulder,
        elbow=elbow,
        wrist=wrist,
        plant=None,
        elbow_at=None,
        fore=None,
        hand=None,
        roll=None,
        upper_out=out[0],
        fore_out=out[1],
    )


def free_leg(leg: Leg, chain: Chain) -> Leg:
    """The same leg written as angles."""
    hip, knee, ankle = chain.bends
    out = (
        (tilt(chain.shares[0]), tilt(chain.shares[1]))
        if leg.plant and leg.roll is not None
        else (leg.thigh_out, leg.shank_out)
    )
    return replace(
        leg, hip=hip, knee=knee, ankle=ankle, plant=None, toes=None, roll=None, thigh_out=out[0], shank_out=out[1]
    )
