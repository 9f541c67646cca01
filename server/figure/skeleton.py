"""Decides where every joint lies for a pose: joint angles in, points out, bone lengths constant.

Two frames of reference. The world: x right, y up, floor at 0. The body: origin at the hip joint, first axis along
the trunk toward the head, second axis toward the chest; angles there run from the first axis toward the second.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians, sin

from msgspec.structs import replace

from server.figure.bones import (
    HEAD,
    HIP_HALF,
    JOINTS,
    NECK,
    REST_HEAD,
    REST_LUMBAR,
    REST_NECK,
    REST_THORACIC,
    SHOULDER_AT,
    SHOULDER_FORWARD,
    SHOULDER_HALF,
    SPINE,
)
from server.figure.geometry import bearing, gap, step
from server.figure.limbs import Bearings, Chain, free_arm, free_leg, solve_arm, solve_leg
from server.figure.pose import Arm, Leg, Limbs, Point, Pose


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
            "near-arm": self.near_arm,
            "far-arm": self.far_arm,
            "near-leg": self.near_leg,
            "far-leg": self.far_leg,
        }

    def world(self, point: Point) -> Point:
        """A point of the body frame, in the world."""
        pose = self.pose
        return Bearings(pose.root, pose.trunk, pose.side, pose.frontal).world(point)

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


def _spine(pose: Pose) -> tuple[tuple[Point, Point, Point, Point], tuple[float, float, float]]:
    curve = cos(radians(pose.turn))
    first, second = pose.lumbar + REST_LUMBAR * curve, pose.thoracic + REST_THORACIC * curve
    turns = (0.0, first, first + second)
    points: list[Point] = [(0.0, 0.0)]
    for turn in turns:
        points.append(step(points[-1], turn, SPINE))
    tilt = 0.0 if pose.frontal else -bearing(points[0], points[3])
    slopes = (turns[0] + tilt, turns[1] + tilt, turns[2] + tilt)
    chain: list[Point] = [(0.0, 0.0)]
    for slope in slopes:
        chain.append(step(chain[-1], slope, SPINE))
    return (chain[0], chain[1], chain[2], chain[3]), slopes


def _shoulder(body: Body, arm: Arm, offset: int) -> Point:
    turn = radians(body.pose.turn + body.pose.twist)
    base, slope = body.along(SHOULDER_AT)
    front = SHOULDER_FORWARD * cos(turn) + arm.forward + offset * SHOULDER_HALF * sin(turn)
    return step(step(base, slope + 90, front), slope, arm.up)


def _hip(body: Body, leg: Leg, offset: int) -> Point:
    x, y = step((0.0, 0.0), body.slopes[0] + 90, offset * HIP_HALF * sin(radians(body.pose.turn)))
    return x + leg.shift[0], y + leg.shift[1]


@lru_cache(maxsize=4096)
def build(pose: Pose) -> Body:
    """Solve one pose; a pinned joint decides where the root lies."""
    if pose.pin:
        loose = replace(pose, pin=None, root=(0.0, 0.0))
        x, y = build(loose).joints()[pose.pin.joint]
        return build(replace(loose, root=(pose.pin.at[0] - x, pose.pin.at[1] - y)))
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
    near, far = -1, 1
    frame = Bearings(pose.root, pose.trunk, pose.side, pose.frontal)
    return Body(
        pose,
        spine,
        slopes,
        (base, bearing(base, top)),
        (head, up),
        solve_arm(frame, pose.near.arm, _shoulder(bare, pose.near.arm, near), near),
        solve_arm(frame, pose.far.arm, _shoulder(bare, pose.far.arm, far), far),
        solve_leg(frame, pose.near.leg, _hip(bare, pose.near.leg, near), near),
        solve_leg(frame, pose.far.leg, _hip(bare, pose.far.leg, far), far),
    )


def freed(pose: Pose) -> Pose:
    """The same pose with everything that is tied to the world written as angles."""
    body = build(pose)
    return replace(
        body.pose,
        near=Limbs(free_arm(pose.near.arm, body.near_arm), free_leg(pose.near.leg, body.near_leg)),
        far=Limbs(free_arm(pose.far.arm, body.far_arm), free_leg(pose.far.leg, body.far_leg)),
    )
