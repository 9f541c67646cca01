"""What holds for the parts of a drawing: easing, path data, patches, things and the tree that is written."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from server.figure.easing import EVEN, SOFT, ease_part
from server.figure.motion import read_motion
from server.figure.node import paths
from server.figure.outline import blob, box, limb, number, pack
from server.figure.patch import names
from server.figure.picture import draw
from server.figure.svg import moving, still
from server.figure.track import samples

THINGS = {
    "chair": "x = 10",
    "stool": "x = 0",
    "bed": "x = -40",
    "sheet": "x = -20\ny = 0\nwidth = 40\nheight = 30",
    "counter": "x = 12",
    "wall": "x = 12",
    "doorway": "x = 0",
    "step": "x = 10",
    "pillow": "x = 0\ny = 3",
    "roll": "x = 0\ny = 4",
    "bar": "start = [0, 0]\nend = [0, 90]",
    "tie": 'start = "near-hand"\nend = [40, 60]',
    "box": "",
    "weight": "",
    "bag": 'at = "far-hand"',
}


def motion_with(words: str, frame: str = "") -> str:
    return f'ground = "floor"\nloop = 4\n[[frames]]\n[[frames]]\nat = 2\nnear.arm.shoulder = 60\n{frame}\n{words}'


def test_pieces_of_an_easing_curve_join_into_the_whole() -> None:
    shares = [0.0, 0.25, 0.5, 0.75, 1.0]
    ends = [ease_part(SOFT, low, high)[0] for low, high in pairwise(shares)]
    assert ends == sorted(ends)
    assert ends[1] == pytest.approx(0.5)
    assert ends[-1] == pytest.approx(1)


def test_control_points_of_a_piece_stay_in_the_unit_square() -> None:
    for low, high in ((0, 0.125), (0.125, 0.5), (0.5, 1)):
        assert all(-1e-9 <= value <= 1 + 1e-9 for value in ease_part(SOFT, low, high)[1])


def test_even_speed_is_a_straight_line() -> None:
    end, curve = ease_part(EVEN, 0.25, 0.5)
    assert end == pytest.approx(0.5)
    assert curve[0] == pytest.approx(curve[1])


def test_numbers_are_short() -> None:
    assert [number(value) for value in (0.5, -0.25, -0.04, 12.0)] == [".5", "-.2", "0", "12"]
    assert pack((1, -2, 3, 0)) == "1-2 3 0"


def test_outlines_with_as_many_points_have_the_same_commands() -> None:
    first, second = blob([(0, 0), (9, 1), (8, 9)]), blob([(1, 1), (5, -3), (2, 7)])
    assert re.sub(r"[-\d. ]", "", first) == re.sub(r"[-\d. ]", "", second)


def test_closed_shapes_are_closed() -> None:
    for shape in (blob([(0, 0), (4, 1), (2, 5)]), limb(((0, 3, 3), (1, 2, 2)), 20), box(0, 0, 10, 4, 1)):
        assert shape.startswith("M")
        assert shape.endswith("z")


@pytest.mark.parametrize("kind", THINGS)
def test_every_kind_of_thing_can_be_drawn_still_and_moving(kind: str) -> None:
    plain = read_motion(motion_with(""), "sample")
    subject = read_motion(motion_with(f'[[props]]\nkind = "{kind}"\n{THINGS[kind]}'), "sample")
    assert len(still(subject)) > len(still(plain))
    assert len(moving(subject)) > len(moving(plain))


@pytest.mark.parametrize("kind", ["box", "weight", "tie"])
def test_held_things_follow_the_hand(kind: str) -> None:
    plain = read_motion(motion_with(""), "sample")
    subject = read_motion(motion_with(f'[[props]]\nkind = "{kind}"\n{THINGS[kind]}'), "sample")
    assert moving(subject).count("<animate") > moving(plain).count("<animate")


@pytest.mark.parametrize("name", names())
def test_every_patch_can_be_drawn(name: str) -> None:
    view = "front" if name.startswith(("left", "right")) else "side"
    start = "standing-front" if view == "front" else "standing"
    text = f'view = "{view}"\nstart = "{start}"\nwork = ["{name}"]\n[[frames]]'
    assert 'class="work"' in still(read_motion(text, "sample"))


def test_patches_of_single_frames_come_and_go() -> None:
    subject = read_motion(motion_with("", 'work = ["belly"]'), "sample")
    assert 'attributeName="opacity"' in moving(subject)
    assert 'class="work"' not in still(subject, 0)
    assert 'class="work"' in still(subject, 1)


def test_a_cut_starts_again_without_moving_back() -> None:
    back = read_motion(motion_with(""), "sample")
    cut = read_motion("cut = true\n" + motion_with(""), "sample")
    assert samples(back)[-1].body.joints() == samples(back)[0].body.joints()
    assert samples(cut)[-1].body.joints() != samples(cut)[0].body.joints()


def test_every_moment_of_a_motion_has_the_same_tree() -> None:
    subject = read_motion(motion_with(""), "sample")
    paints = [[path.paint for path in paths(draw(subject, moment))] for moment in samples(subject)]
    assert all(row == paints[0] for row in paints)


def test_the_arrow_is_in_the_still_and_not_in_the_moving_figure() -> None:
    subject = read_motion(motion_with("", "arrow = [[20, 60], [20, 70]]"), "sample")
    assert 'class="arrow"' in still(subject, 1)
    assert 'class="arrow"' not in still(subject, 0)
    assert "be-fig__arrow" not in moving(subject)


def test_a_motion_of_one_frame_does_not_move() -> None:
    assert "<animate" not in moving(read_motion("[[frames]]", "sample"))


def test_pale_limbs_wear_the_far_colours() -> None:
    text = 'view = "front"\nstart = "standing-front"\npale = ["left-leg"]\n[[frames]]'
    assert 'class="far"' in still(read_motion(text, "sample"))
    assert 'class="far"' not in still(read_motion(text.replace('pale = ["left-leg"]', ""), "sample"))
