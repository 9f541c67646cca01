"""Decides where every joint lies for a pose: joint angles in, points out, bone lengths constant.

Two frames of reference. The world: x right, y up, floor at 0. The body: origin at the hip joint, first axis along
the trunk toward the head, second axis toward the chest; angles there run from the first axis toward the second.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians, sin

from msgspec.structs import replace

from server.figure.geometry import bearing, gap, reach, step, wrap
from server.figure.pose import Arm, Leg, Limbs, Point, Pose

# Bone lengths in hundredths of body height; the spine has three segments; the head is half its height.
SPINE, NECK, HEAD = 9.6, 4.4, 6.6
UPPER_ARM, FOREARM, HAND = 15.4, 13.2, 7.4
THIGH, SHANK, FOOT = 24.5, 23.6, 14.2
SHOULDER_AT, SHOULDER_FORWARD = 0.88, 1.4
REST_LUMBAR, REST_THORACIC, REST_NECK, REST_HEAD = -9.0, 15.0, 7.0, 9.0
# Half the distance between the two hips, and between the two shoulders, when the body is seen from the front.
HIP_HALF, SHOULDER_HALF = 5.0, 10.4
JOINTS = {"leg": ("hip", "knee", "ankle", "toes"), "arm": ("shoulder", "elbow", "wrist", "hand")}
FRONTAL = 45.0  # from this turn on, left and right limbs open outward instead of both bending forward


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
class Body:
    """Every joint of one pose, in the body frame, with the way back to the world."""

    pose: Pose
    spine: tuple[Point, Point, Point, Point]
    slopes: tuple[float, float, float]
    neck: tuple[Point, float]
    head: tuple[Point, float]
    near_arm: Chain
    far_arm: Chain
    near_leg: Chain
    far_leg: Chain
    chest: float = 0.0  # turn of the shoulders within the picture; only a figure seen from above has one

    @property
    def facing(self) -> float:
        """Where the face looks: 0 toward the chest side, 90 toward the reader, -90 away."""
        return self.pose.turn + self.pose.twist + self.pose.look

    @property
    def limbs(self) -> dict[str, Chain]:
        """The four limbs by name."""
        return {
            "near-arm": self.near_arm, "far-arm": self.far_arm, "near-leg": self.near_leg, "far-leg": self.far_leg,
        }

    def world(self, point: Point) -> Point:
        """A point of the body frame, in the world."""
        angle, (along, front) = radians(self.pose.trunk), point
        front *= self.pose.side
        x = self.pose.root[0] + along * cos(angle) + front * sin(angle)
        return x, self.pose.root[1] + along * sin(angle) - front * cos(angle)

    def along(self, share: float) -> tuple[Point, float]:
        """Point and direction at `share` (0 hip, 1 base of the neck) of the smoothed spine."""
        p = self.spine
        q = [step(p[0], self.slopes[0] + 180, SPINE), *p, step(p[3], self.slopes[2], SPINE)]
        index = min(2, max(0, int(share * 3)))
        a, b, c, d = q[index : index + 4]
        (x, dx), (y, dy) = (_spline((a[axis], b[axis], c[axis], d[axis]), share * 3 - index) for axis in (0, 1))
        return (x, y), bearing((0, 0), (dx, dy))

    def beside(self, share: float, front: float) -> Point:
        """A point beside the spine: front > 0 toward the chest, < 0 toward the back."""
        point, slope = self.along(share)
        return step(point, slope + 90, front)

    def joints(self) -> dict[str, Point]:
        """Every named joint in the world."""
        out = {"hip": self.pose.root, "neck": self._chest(self.neck[0]), "head": self._chest(self.head[0])}
        for name, chain in self.limbs.items():
            side, _, part = name.partition("-")
            place = self.world if part == "leg" else self._chest
            out |= {f"{side}-{word}": place(point) for word, point in zip(JOINTS[part], chain.joints, strict=True)}
        return out

    def _chest(self, point: Point) -> Point:
        return self.world(step((0.0, 0.0), bearing((0.0, 0.0), point) + self.chest, gap((0.0, 0.0), point)))


def _spline(nodes: tuple[float, float, float, float], share: float) -> tuple[float, float]:
    a, b, c, d = nodes
    c1, c2, c3 = c - a, 2 * a - 5 * b + 4 * c - d, 3 * b - a - 3 * c + d
    value = b + 0.5 * (c1 * share + c2 * share**2 + c3 * share**3)
    return value, 0.5 * (c1 + 2 * c2 * share + 3 * c3 * share**2)


def is_frontal(pose: Pose) -> bool:
    """Whether left and right limbs open outward, as in a view from the front, the back or above."""
    return FRONTAL <= abs(wrap(pose.turn)) <= 180 - FRONTAL


def local_angle(pose: Pose, angle: float, sense: int = 1) -> float:
    """A direction of the world (degrees counter-clockwise from the right) in a limb's own frame."""
    return sense * pose.side * (pose.trunk - angle)


def local_point(pose: Pose, point: Point) -> Point:
    """A point of the world, in the body frame."""
    angle = radians(pose.trunk)
    x, y = point[0] - pose.root[0], point[1] - pose.root[1]
    return x * cos(angle) + y * sin(angle), pose.side * (x * sin(angle) - y * cos(angle))


def share(tilt: float) -> float:
    """How much of a bone's length is drawn when it points `tilt` degrees out of the picture."""
    return cos(radians(tilt))


def _spine(pose: Pose) -> tuple[tuple[Point, Point, Point, Point], tuple[float, float, float]]:
    curve = cos(radians(pose.turn))
    first, second = pose.lumbar + REST_LUMBAR * curve, pose.thoracic + REST_THORACIC * curve
    turns = (0.0, first, first + second)
    points: list[Point] = [(0.0, 0.0)]
    for turn in turns:
        points.append(step(points[-1], turn, SPINE))
    tilt = -bearing(points[0], points[3])
    slopes = (turns[0] + tilt, turns[1] + tilt, turns[2] + tilt)
    chain: list[Point] = [(0.0, 0.0)]
    for slope in slopes:
        chain.append(step(chain[-1], slope, SPINE))
    return (chain[0], chain[1], chain[2], chain[3]), slopes


def _arm(body: Body, arm: Arm, offset: int) -> Chain:
    pose = body.pose
    sense = offset if is_frontal(pose) else 1
    width = SHOULDER_HALF * sin(radians(pose.turn + pose.twist))
    forward = SHOULDER_FORWARD * cos(radians(pose.turn + pose.twist))
    base, slope = body.along(SHOULDER_AT)
    at = step(base, slope + 90, forward + arm.forward + offset * width)
    at = step(at, slope, arm.up)
    lengths = (UPPER_ARM, FOREARM, HAND)
    shares = (share(arm.upper_out), share(arm.fore_out), share(arm.hand_out))
    upper, fore = 180 - arm.shoulder, 180 - arm.shoulder - arm.elbow
    if arm.plant:
        upper, fore = _planted(pose, (at, sense), arm.plant, (UPPER_ARM * shares[0], FOREARM * shares[1]), arm.fold)
        upper = 180 - wrap(180 - upper, -120)
        fore = upper - wrap(upper - fore)
    hand = fore - (arm.wrist if arm.hand is None else wrap(fore - local_angle(pose, arm.hand, sense)))
    return Chain(at, sense, (upper, fore, hand), shares, lengths)


def _leg(body: Body, leg: Leg, offset: int) -> Chain:
    pose = body.pose
    sense = offset if is_frontal(pose) else 1
    at = step((0.0, 0.0), body.slopes[0] + 90, offset * HIP_HALF * sin(radians(pose.turn)))
    at = (at[0] + leg.shift[0], at[1] + leg.shift[1])
    lengths = (THIGH, SHANK, FOOT)
    shares = (share(leg.thigh_out), share(leg.shank_out), share(leg.foot_out))
    thigh, shank = 180 - leg.hip, 180 - leg.hip + leg.knee
    if leg.plant:
        thigh, shank = _planted(pose, (at, sense), leg.plant, (THIGH * shares[0], SHANK * shares[1]), -leg.fold)
        thigh = 180 - wrap(180 - thigh)
        shank = thigh + wrap(shank - thigh)
    bend = leg.ankle if leg.toes is None else wrap(local_angle(pose, leg.toes, sense) - shank + 90)
    foot = shank - 90 + bend
    return Chain(at, sense, (thigh, shank, foot), shares, lengths)


def _planted(pose: Pose, start: tuple[Point, int], target: Point, bones: Point, way: int) -> tuple[float, float]:
    (x, y), (at, sense) = local_point(pose, target), start
    return reach((at[0], sense * at[1]), (x, sense * y), *bones, way)


@lru_cache(maxsize=4096)
def build(pose: Pose) -> Body:
    """Solve one pose."""
    spine, slopes = _spine(pose)
    blank = Chain((0, 0), 1, (0, 0, 0), (1, 1, 1), (1, 1, 1))
    bare = Body(pose, spine, slopes, ((0, 0), 0), ((0, 0), 0), blank, blank, blank, blank)
    facing = cos(radians(pose.turn + pose.twist))
    neck_slope = slopes[2] + pose.neck + REST_NECK * facing
    up = neck_slope - REST_HEAD * facing + pose.nod
    top = step(step(bare.along(1.0)[0], neck_slope, NECK), up + 90, -pose.glide)
    profile = cos(radians(pose.turn + pose.twist + pose.look))
    head = step(step(top, up, HEAD * 0.72), up + 90, HEAD * 0.2 * profile)
    base = bare.along(0.95)[0]
    near, far = (-1, 1)
    return Body(
        pose, spine, slopes, (base, bearing(base, top)), (head, up),
        _arm(bare, pose.near.arm, near), _arm(bare, pose.far.arm, far),
        _leg(bare, pose.near.leg, near), _leg(bare, pose.far.leg, far),
    )


def freed(pose: Pose) -> Pose:
    """The same pose with planted limbs and fixed hand or toe directions written as angles."""
    body = build(pose)

    def free(limbs: Limbs, arm: Chain, leg: Chain) -> Limbs:
        shoulder, elbow, wrist = arm.bends
        hip, knee, ankle = leg.bends
        return Limbs(
            replace(limbs.arm, shoulder=shoulder, elbow=elbow, wrist=wrist, plant=None, hand=None),
            replace(limbs.leg, hip=hip, knee=knee, ankle=ankle, plant=None, toes=None),
        )

    return replace(pose, near=free(pose.near, body.near_arm, body.near_leg),
                   far=free(pose.far, body.far_arm, body.far_leg))
