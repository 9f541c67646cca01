"""A code on paper scans: zbar reads it back as a picture and from a terminal; what would not scan is refused."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from server.paper import qr
from server.plan_code import encode
from tests.paper.reading import said, smaller
from tests.plans import random_plans

PAGE = "https://back.example.org/clinic/sc-sports-medicine/"
USES: list[qr.Use] = ["poster", "handout"]


def test_a_code_says_its_address_also_when_small(tmp_path: Path) -> None:
    for use in USES:
        picture = Image.open(BytesIO(qr.png(qr.code(PAGE, use=use), 8)))
        assert said(picture, tmp_path) == [PAGE]
        assert said(smaller(picture, 0.3), tmp_path) == [PAGE]


def test_a_plan_of_eight_moves_fits_a_small_code(tmp_path: Path) -> None:
    longest = max((f"https://back.example.org/p/{encode(plan)}".upper() for plan in random_plans(7, 200)), key=len)
    made = qr.code(longest, use="handout")
    assert said(Image.open(BytesIO(qr.png(made, 4))), tmp_path) == [longest]
    assert len(made.rows) <= 33
    assert made.module >= qr.LEAST_MODULE


@pytest.mark.parametrize("distance", [10, 30, 61, 91.44, 300])
@pytest.mark.parametrize("use", USES)
def test_the_size_is_a_tenth_of_the_distance_and_no_module_is_too_small(use: qr.Use, distance: float) -> None:
    made = qr.code(PAGE, use=use, distance=distance)
    assert len(made.rows) * made.module == pytest.approx(max(distance, 0.8 * len(made.rows)))
    assert made.size == pytest.approx(made.module * (len(made.rows) + 8))


def test_the_quiet_zone_is_in_the_picture_and_the_picture_is_black_on_white() -> None:
    made = qr.code(PAGE, use="poster")
    drawn = qr.svg(made, "Code & label", alone=True)
    assert f'viewBox="0 0 {made.side} {made.side}"' in drawn
    assert 'aria-label="Code &amp; label"' in drawn
    assert f'<rect width="{made.side}" height="{made.side}" fill="#ffffff"/><path fill="#000000"' in drawn
    bars = [(int(x), int(y), int(n)) for x, y, n in re.findall(r"M(\d+) (\d+)h(\d+)v1", drawn)]
    assert (min(x for x, _, _ in bars), min(y for _, y, _ in bars)) == (4, 4)
    assert (max(x + n for x, _, n in bars), max(y for _, y, _ in bars)) == (made.side - 4, made.side - 5)


def test_the_same_address_gives_the_same_bytes() -> None:
    first, second = (qr.code(PAGE, use="poster") for _ in range(2))
    assert qr.svg(first, "x") == qr.svg(second, "x")
    assert qr.png(first, 8) == qr.png(second, 8)


def test_a_terminal_shows_it_black_on_white_whatever_its_colours(tmp_path: Path) -> None:
    made = qr.code(PAGE, use="handout")
    lines = qr.terminal(made).splitlines()
    assert all(line.startswith("\x1b[30;107m") and line.endswith("\x1b[0m") for line in lines)
    rows = [line.removeprefix("\x1b[30;107m").removesuffix("\x1b[0m") for line in lines]
    picture = Image.new("1", (made.side, 2 * len(rows)), 1)
    for down, row in enumerate(rows):
        for across, block in enumerate(row):
            picture.putpixel((across, 2 * down), block not in "▀█")
            picture.putpixel((across, 2 * down + 1), block not in "▄█")
    assert said(picture.resize((picture.width * 6, picture.height * 6), Image.Resampling.NEAREST), tmp_path) == [PAGE]


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"level": "M"}, "a poster needs Q"),
        ({"level": "L"}, "a poster needs Q"),
        ({"use": "handout", "level": "L"}, "a handout needs M"),
        ({"quiet": 3}, "needs 4 on each side"),
        ({"dark": "#ffffff", "light": "#000000"}, "unless it is black on white"),
        ({"dark": "#0f4a42"}, "unless it is black on white"),
        ({"distance": 0}, "give one from 1 to 1000"),
        ({"distance": -30}, "give one from 1 to 1000"),
        ({"distance": 200, "room": 124}, "take larger paper"),
        ({"use": "handout", "distance": 10, "room": 20}, "take larger paper"),
        ({"text": "back.example.org"}, "give a whole address"),
        ({"text": "javascript:alert(1)"}, "give a whole address"),
        ({"text": ""}, "give a whole address"),
        ({"text": "https://example.org/ and more"}, "give a whole address"),
        ({"text": f"https://example.org/{'a' * 200}"}, "give a shorter one"),
        ({"text": f"https://example.org/{'a' * 9000}"}, "give a shorter one"),
    ],
)
def test_a_code_that_would_not_scan_is_refused_with_its_reason(settings: dict[str, Any], says: str) -> None:
    with pytest.raises(qr.CodeError, match=says):
        qr.code(**({"text": PAGE, "use": "poster"} | settings))
