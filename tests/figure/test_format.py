"""What the motion format refuses, with the key and the remedy named, and how frames are put together."""

from __future__ import annotations

import pytest

from server.figure.motion import read_motion
from server.figure.overlay import MotionError, overlay

REJECTS = {
    "not TOML": ("frames = [", "file", "mend that line"),
    "no frames": ('start = "supine"', "file", "frames"),
    "empty frames": ("frames = []", "frames", "at least one"),
    "unknown word": ("speed = 2\n[[frames]]", "speed", "not a word of the format"),
    "unknown view": ('view = "above"\n[[frames]]', "view", "Invalid enum value"),
    "unknown ground": ('ground = "grass"\n[[frames]]', "ground", "Invalid enum value"),
    "unknown start": ('start = "asleep"\n[[frames]]', "start", "hook-lying"),
    "unknown patch": ('work = ["soul"]\n[[frames]]', "work", "low-back"),
    "unknown patch of a frame": ('[[frames]]\nwork = ["soul"]', "frames[0].work", "low-back"),
    "patch that does not show from above": (
        'view = "plan"\nstart = "sitting-above"\nwork = ["belly"]\n[[frames]]',
        "work",
        "whole-back",
    ),
    "unknown joint": ("[[frames]]\nnear.leg.hop = 3", "frames[0].near.leg.hop", "not a word of the format"),
    "angle as text": ('[[frames]]\nnear.leg.hip = "up"', "frames[0].near.leg.hip", "Expected `float`"),
    "angle beyond a circle": ("[[frames]]\ntrunk = 400", "frames[0].trunk", "<= 360"),
    "point with one number": ("[[frames]]\nroot = [1]", "frames[0].root", "length 2"),
    "left in a side view": ("[[frames]]\nleft.leg.hip = 3", "frames[0].left", "near and far"),
    "time goes back": ("loop = 9\n[[frames]]\nat = 3\n[[frames]]\nat = 2", "frames[1].at", "after 3 s"),
    "hold ends before it starts": ("loop = 9\n[[frames]]\nat = 3\nuntil = 2", "frames[0].until", "before `at`"),
    "no way back": ("[[frames]]\n[[frames]]\nat = 2", "loop", "later than the last frame"),
    "loop too short": ("loop = 2\n[[frames]]\n[[frames]]\nat = 2", "loop", "later than the last frame"),
    "key beyond the strip": ("key = 2\n[[frames]]", "key", "there are 1 frames"),
    "like a later frame": ("loop = 4\n[[frames]]\n[[frames]]\nat = 2\nlike = 2", "frames[1].like", "an earlier frame"),
    "first frame not in strip": ("[[frames]]\nstrip = false", "frames[0].strip", "opens the strip"),
    "arrow of one point": ("[[frames]]\narrow = [[1, 2]]", "frames[0].arrow", "length >= 2"),
    "unknown thing": ('[[frames]]\n[[props]]\nkind = "sofa"\nx = 1', "props[0].kind", "sofa"),
    "thing without place": ('[[frames]]\n[[props]]\nkind = "chair"', "props[0]", "missing required field `x`"),
    "thing tied to no joint": (
        '[[frames]]\n[[props]]\nkind = "tie"\nstart = "near-ear"\nend = [0, 0]',
        "props[0].start",
        "near-ear",
    ),
}


@pytest.mark.parametrize("name", REJECTS)
def test_a_bad_motion_is_refused_with_its_key_and_the_remedy(name: str) -> None:
    text, key, remedy = REJECTS[name]
    with pytest.raises(MotionError) as caught:
        read_motion(text, "sample")
    assert caught.value.key == key
    assert str(caught.value).startswith(f"sample: {key}: ")
    assert remedy in str(caught.value)


def test_frames_do_not_inherit_from_each_other() -> None:
    motion = read_motion("loop = 4\n[[frames]]\nlumbar = 9\n[[frames]]\nat = 2", "sample")
    assert [frame.pose.lumbar for frame in motion.frames] == [9, 0]


def test_base_words_hold_in_every_frame() -> None:
    motion = read_motion("loop = 4\n[base]\nneck = 5\n[[frames]]\n[[frames]]\nat = 2", "sample")
    assert [frame.pose.neck for frame in motion.frames] == [5, 5]


def test_a_repeated_frame_stays_out_of_the_strip() -> None:
    motion = read_motion("loop = 6\n[[frames]]\nneck = 5\n[[frames]]\nat = 2\n[[frames]]\nat = 4\nlike = 1", "sample")
    assert len(motion.frames) == 3
    assert len(motion.keyframes) == 2
    assert motion.frames[2].pose == motion.frames[0].pose


def test_angles_replace_a_plant_and_a_plant_replaces_nothing_else() -> None:
    assert overlay({"plant": [1, 2], "toes": 0}, {"hip": 30}) == {"toes": 0, "hip": 30}
    assert overlay({"hip": 30, "knee": 4}, {"plant": [1, 2]}) == {"hip": 30, "knee": 4, "plant": [1, 2]}
    assert overlay({"toes": 0}, {"ankle": 20}) == {"ankle": 20}


def test_left_and_right_are_near_and_far_seen_from_the_front() -> None:
    motion = read_motion('view = "front"\nstart = "standing-front"\n[[frames]]\nright.arm.shoulder = 70', "sample")
    assert motion.frames[0].pose.far.arm.shoulder == 70
