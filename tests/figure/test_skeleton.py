"""What holds for single poses: ties to the world are kept, and angles say the same when written out."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest

from server.figure.bones import HEAD, SHANK, THIGH, UPPER_ARM
from server.figure.geometry import gap, reach, step
from server.figure.pose import Arm, Leg, Limbs, Pin, Pose
from server.figure.skeleton import build, freed
from server.figure.track import average, blend

STANDING = Pose()
HOOK = Pose(root=(0, 7.1), trunk=180, near=Limbs(leg=Leg(plant=(31, 4), toes=0)))


def test_a_standing_body_is_as_tall_as_it_measures() -> None:
    joints = build(STANDING).joints()
    assert joints["near-ankle"] == pytest.approx((0, 52 - THIGH - SHANK), abs=1e-9)
    assert 94 < joints["head"][1] + HEAD < 98


def test_a_planted_ankle_is_where_it_was_put_and_the_knee_bends_forward() -> None:
    joints = build(HOOK).joints()
    assert joints["near-ankle"] == pytest.approx((31, 4))
    assert joints["near-knee"][1] > 20


def test_a_planted_elbow_bends_backward() -> None:
    body = build(Pose(root=(-14, 28.3), trunk=4, near=Limbs(arm=Arm(plant=(12, 2)))))
    joints = body.joints()
    assert joints["near-elbow"][0] < joints["near-wrist"][0]
    assert body.near_arm.bends[1] > 0


def test_a_mirrored_pose_is_the_mirror_image() -> None:
    left = build(Pose(trunk=90, side=-1, lumbar=20, near=Limbs(leg=Leg(hip=40, knee=30)))).joints()
    right = build(Pose(trunk=90, side=1, lumbar=20, near=Limbs(leg=Leg(hip=40, knee=30)))).joints()
    for name, (x, y) in right.items():
        assert left[name] == pytest.approx((-x, y), abs=1e-9)


def test_the_trunk_line_keeps_its_direction_whatever_the_spine_does() -> None:
    for lumbar in (-20, 0, 30):
        hip, neck = (build(Pose(lumbar=lumbar)).spine[index] for index in (0, 3))
        assert neck[1] - hip[1] == pytest.approx(0, abs=1e-9)


def test_a_pinned_joint_decides_the_root() -> None:
    pose = Pose(trunk=40, near=Limbs(leg=Leg(hip=30, knee=90)), pin=Pin("near-knee", (3, 4.1)))
    assert build(pose).joints()["near-knee"] == pytest.approx((3, 4.1))


def test_a_resting_elbow_shortens_the_upper_arm_by_itself() -> None:
    chain = build(Pose(root=(0, 20), trunk=160, near=Limbs(arm=Arm(elbow_at=(-24, 20), fore=180)))).near_arm
    assert chain.shares[0] < 1
    assert gap(chain.joints[0], chain.joints[1]) == pytest.approx(UPPER_ARM * chain.shares[0])


@pytest.mark.parametrize("roll", [-60.0, 0.0, 30.0, 90.0])
def test_a_rolled_leg_keeps_its_ankle_and_its_length_in_space(roll: float) -> None:
    chain = build(Pose(root=(0, 10), trunk=180, near=Limbs(leg=Leg(plant=(30, 10), roll=roll)))).near_leg
    hip, knee, ankle, _ = chain.joints
    assert gap(hip, ankle) == pytest.approx(30)
    depths = ((THIGH**2 - gap(hip, knee) ** 2) ** 0.5, (SHANK**2 - gap(knee, ankle) ** 2) ** 0.5)
    assert depths[0].real == pytest.approx(depths[1].real, abs=0.6)


def test_a_leg_rolled_into_the_picture_is_the_planted_leg() -> None:
    flat = build(HOOK).near_leg.joints
    rolled = build(msgspec.structs.replace(HOOK, near=Limbs(leg=Leg(plant=(31, 4), toes=0, roll=90)))).near_leg.joints
    for first, second in zip(flat, rolled, strict=True):
        assert first == pytest.approx(second)


@pytest.mark.parametrize("frontal", [True, False])
def test_a_freed_pose_looks_the_same(frontal: bool) -> None:
    arm = Arm(elbow_at=(-20, 3), fore=180, hand=170)
    pose = Pose(
        root=(0, 12),
        trunk=170,
        turn=90.0 if frontal else 0.0,
        frontal=frontal,
        near=Limbs(arm, Leg(plant=(31, 4), toes=0)),
        far=Limbs(Arm(plant=(-18, 3)), Leg(plant=(30, 5), roll=40)),
    )
    before, after = build(pose).joints(), build(freed(pose)).joints()
    for name, point in before.items():
        assert after[name] == pytest.approx(point, abs=1e-6), name


def test_limbs_planted_at_both_ends_of_a_move_stay_planted_within_it() -> None:
    raised = msgspec.structs.replace(HOOK, root=(0, 20.0), trunk=205.0)
    for share in (0.25, 0.5, 0.75):
        assert build(blend(HOOK, raised, share)).joints()["near-ankle"] == pytest.approx((31, 4))


def test_a_limb_that_lifts_turns_without_a_jump() -> None:
    lifted = msgspec.structs.replace(HOOK, near=Limbs(leg=Leg(hip=90, knee=90)))
    places = [build(blend(HOOK, lifted, share / 20)).joints()["near-ankle"] for share in range(21)]
    assert max(gap(first, second) for first, second in pairwise(places)) < 4


def test_the_average_of_two_bodies_keeps_bone_lengths() -> None:
    lifted = msgspec.structs.replace(HOOK, near=Limbs(leg=Leg(hip=90, knee=90)))
    hip, knee, ankle, _ = average(build(HOOK), build(lifted), 0.4).near_leg.joints
    assert gap(hip, knee) == pytest.approx(THIGH)
    assert gap(knee, ankle) == pytest.approx(SHANK)


def test_bones_reach_as_far_as_they_can_and_no_farther() -> None:
    first, second = reach((0, 0), (100, 0), 10, 5, 1)
    assert step(step((0, 0), first, 10), second, 5)[0] == pytest.approx(15, abs=0.1)
