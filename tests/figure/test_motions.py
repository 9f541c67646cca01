"""What holds for every motion of the library: a body that a person could have, on ground that bears it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import asdict

from server.figure.furniture import Bed, Step
from server.figure.geometry import gap
from server.figure.motion import Motion
from server.figure.picture import trunk_points
from server.figure.skeleton import Body
from server.figure.track import average, samples, solve, steps
from tests.figure.motions import NAMES, lowest, motion, shown

SINK, FLOAT = 0.7, 1.6  # a mat gives way a little; flesh that touches it may be drawn a little above
SIDE = {
    "leg": ((-35, 158), (-6, 162), (-32, 100)),  # the instep is drawn flat on the floor, so the ankle reaches past 60
    "arm": ((-75, 195), (-6, 156), (-95, 95)),
}
OPEN = {"leg": ((-70, 120), (-165, 165), (-180, 180)), "arm": ((-120, 195), (-165, 165), (-180, 180))}
SPINE = {
    "lumbar": (-32, 45),
    "thoracic": (-25, 45),
    "neck": (-55, 55),
    "nod": (-30, 30),
    "twist": (-90, 90),
    "look": (-80, 80),
}
every_motion = pytest.mark.parametrize("name", NAMES)


def bodies(subject: Motion) -> list[Body]:
    return [moment.body for moment in samples(subject)]


@every_motion
def test_no_bone_changes_its_length(name: str) -> None:
    for body in bodies(motion(name)):
        for chain in body.limbs.values():
            for (start, end), length, share in zip(pairwise(chain.joints), chain.lengths, chain.shares, strict=True):
                assert gap(start, end) == pytest.approx(length * abs(share))
                assert abs(share) <= 1


@every_motion
def test_nothing_sinks_into_the_ground(name: str) -> None:
    subject = motion(name)
    if subject.ground in ("mat", "floor"):
        depth, where = min(lowest(subject, body) for body in shown(subject))
        assert depth >= -SINK, f"{where} is {-depth:.1f} below the ground"


@every_motion
def test_something_touches_the_ground_in_every_frame(name: str) -> None:
    subject = motion(name)
    if subject.ground in ("mat", "floor"):
        supports = {0.0, *(prop.top for prop in subject.props if isinstance(prop, Bed))}
        supports |= {prop.height for prop in subject.props if isinstance(prop, Step)}
        for number, frame in enumerate(subject.frames, start=1):
            body = solve(subject, frame.pose)
            heights = lowest(subject, body)[0], min(y for _, y in trunk_points(subject, body))
            gaps = [height - support for height in heights for support in supports]
            assert any(-2 <= gap <= FLOAT for gap in gaps), f"frame {number} floats {min(gaps, key=abs):.1f}"


@every_motion
def test_joints_stay_within_human_limits(name: str) -> None:
    subject = motion(name)
    for body in bodies(subject):
        limits = OPEN if subject.view != "side" or body.pose.frontal else SIDE
        for limb, chain in body.limbs.items():
            for value, (low, high) in zip(chain.bends, limits[limb.rpartition("-")[2]], strict=True):
                if subject.view != "plan":
                    assert low <= value <= high, f"{limb} {value:.0f}"
        values = asdict(body.pose)
        for joint, (low, high) in SPINE.items():
            assert low <= values[joint] <= high, f"{joint} {values[joint]:.0f}"


@every_motion
def test_no_limb_jumps(name: str) -> None:
    moments = samples(motion(name))
    for before, after in pairwise(moments):
        start, end = before.body.joints(), after.body.joints()
        for joint in start:
            speed = gap(start[joint], end[joint]) / (after.time - before.time)
            assert speed < 75, f"{joint} moves {speed:.0f} units a second"


@every_motion
def test_planted_hands_and_feet_stay_where_they_are(name: str) -> None:
    subject = motion(name)
    for frame, following, _ in steps(subject) if subject.moves else ():
        for side, limb, joint in (
            ("near", "leg", "ankle"),
            ("far", "leg", "ankle"),
            ("near", "arm", "wrist"),
            ("far", "arm", "wrist"),
        ):
            first, second = (getattr(getattr(stop.pose, side), limb).plant for stop in (frame, following))
            if first is None or first != second:
                continue
            for body in between(subject, frame.until, following.at or subject.loop):
                slip = gap(body.joints()[f"{side}-{joint}"], first)
                assert slip <= 1, f"{side} {joint} slides {slip:.1f}"


def between(subject: Motion, start: float, end: float) -> list[Body]:
    moments = [moment for moment in samples(subject) if start - 1e-6 <= moment.time <= end + 1e-6]
    halves = [average(before.body, after.body, 0.5) for before, after in pairwise(moments)]
    return [*halves, *(moment.body for moment in moments)]


@every_motion
def test_planted_hands_and_feet_are_within_reach(name: str) -> None:
    subject = motion(name)
    for number, frame in enumerate(subject.frames, start=1):
        joints = solve(subject, frame.pose).joints()
        for side in ("near", "far"):
            limbs = getattr(frame.pose, side)
            for joint, plant in (("wrist", limbs.arm.plant), ("ankle", limbs.leg.plant)):
                if plant:
                    far = gap(joints[f"{side}-{joint}"], plant)
                    assert far < 0.3, f"frame {number}: the {side} {joint} is {far:.1f} short of its place"
