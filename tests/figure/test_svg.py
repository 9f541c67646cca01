"""What holds for every drawing: small, well-formed, the same each time, and coloured with what the design names."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import brotli
import pytest

from server.figure.picture import view_box
from server.figure.sheet import sheet
from server.figure.svg import moving, still, strip
from server.figure.theme import DARK, LIGHT, STYLE
from server.figure.track import samples
from tests.figure.motions import NAMES, motion

STILL, MOVING, STRIP = 1600, 2500, 2600
PAINTS = set(LIGHT)
every_motion = pytest.mark.parametrize("name", NAMES)


def size(text: str) -> int:
    return len(brotli.compress(text.encode()))


def drawings(name: str) -> list[str]:
    subject = motion(name)
    return [*(still(subject, index) for index in range(len(subject.keyframes))), strip(subject), moving(subject)]


@every_motion
def test_every_still_fits_its_budget(name: str) -> None:
    subject = motion(name)
    assert max(size(still(subject, index)) for index in range(len(subject.keyframes))) <= STILL


@every_motion
def test_the_moving_figure_fits_its_budget(name: str) -> None:
    assert size(moving(motion(name))) <= MOVING


@every_motion
def test_the_strip_fits_its_budget(name: str) -> None:
    assert size(strip(motion(name))) <= STRIP


@every_motion
def test_every_drawing_is_well_formed(name: str) -> None:
    for text in drawings(name):
        assert ET.fromstring(text).tag.rpartition("}")[2] == "svg"
        assert "nan" not in text
        assert "style=" not in text


@every_motion
def test_the_same_motion_gives_the_same_bytes(name: str) -> None:
    first = drawings(name)
    samples.cache_clear()
    view_box.cache_clear()
    assert drawings(name) == first


@every_motion
def test_every_picture_is_four_by_three(name: str) -> None:
    _, _, width, height = view_box(motion(name))
    assert width / height == pytest.approx(4 / 3)


@every_motion
def test_a_strip_has_one_view_for_each_keyframe(name: str) -> None:
    subject = motion(name)
    views = re.findall(r'<view id="(f\d+)"', strip(subject))
    assert views == [f"f{number}" for number in range(1, len(subject.keyframes) + 1)]


@every_motion
def test_only_paints_of_the_design_are_used(name: str) -> None:
    subject = motion(name)
    assert set(re.findall(r'class="([^"]+)"', strip(subject))) <= PAINTS
    assert set(re.findall(r'class="be-fig__([^"]+)"', moving(subject))) <= PAINTS


@every_motion
def test_a_moving_figure_has_as_many_values_as_times(name: str) -> None:
    for tag in re.findall(r"<animate[^>]+>", moving(motion(name))):
        values, times, splines = (re.search(rf'{key}="([^"]*)"', tag) for key in ("values", "keyTimes", "keySplines"))
        assert values
        assert times
        assert splines
        count = len(values[1].split(";"))
        assert len(times[1].split(";")) == count
        assert len(splines[1].split(";")) == count - 1
        assert times[1].startswith("0;")
        assert times[1].endswith(";1")


def test_a_label_is_spoken_and_escaped() -> None:
    assert 'role="img" aria-label="Hips &lt;up&gt; &amp; hold"' in moving(motion("bridge"), "Hips <up> & hold")


def test_a_document_carries_both_themes_and_an_inline_figure_none() -> None:
    assert STYLE in still(motion("bridge"))
    assert "prefers-color-scheme:dark" in STYLE
    assert "<style" not in moving(motion("bridge"))


def test_the_theme_names_the_same_paints_twice() -> None:
    assert LIGHT.keys() == DARK.keys()


def test_the_still_of_a_motion_is_its_key_frame() -> None:
    assert still(motion("bird-dog")) == still(motion("bird-dog"), 1)


def test_a_sheet_shows_every_keyframe() -> None:
    assert sheet([motion("cat-camel")]).count("<img") == len(motion("cat-camel").keyframes)


def test_the_theme_is_the_style_sheet_s() -> None:
    styles = "".join(path.read_text(encoding="utf-8") for path in Path("pwa/styles").glob("*.css"))
    for paints in (LIGHT, DARK):
        for name, value in paints.items():
            if name != "halo":
                assert f"--be-fig-{name}: #{value}" in styles
