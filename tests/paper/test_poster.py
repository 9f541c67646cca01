"""`back-at-ease poster` and `qr` as a clinic runs them: the paper scans, and says only what the files say."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2
import pytest
from PIL import Image

from server.cli import main
from server.content.words import Words
from server.pages.hero import hero
from server.paper.ink import NoRoomError
from server.paper.poster import SHEETS, Paper, Poster
from server.paper.qr import CodeError
from server.plan import Move, Plan
from server.plan_code import encode
from tests.harness.waiting import next_second
from tests.library import LIBRARY
from tests.paper.reading import pages, said, smaller

CLINIC = "sc-sports-medicine"
BASE = "https://back.example.org"
PAGE = f"{BASE}/clinic/{CLINIC}/"
PAPERS: list[Paper] = ["letter", "a4", "a5"]
POINTS = 72 / 25.4


def run(*arguments: str | Path, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).with_name("back-at-ease"), *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=environment or {},
    )


def poster(paper: Paper = "letter", opens: str = PAGE, words: Words = LIBRARY.words, **known: object) -> bytes:
    """A poster of the real clinic, with more known of it in a test."""
    return Poster(
        clinic=msgspec.structs.replace(LIBRARY.clinics[CLINIC], **known),
        words=words,
        address=opens,
        paper=paper,
        hero=hero(LIBRARY.motions["rest-90-90"]),
        number="911",
    ).pdf()


def text_of(body: bytes | Path) -> str:
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(body))


@pytest.mark.parametrize("paper", PAPERS)
def test_a_poster_is_one_sheet_whose_code_scans_also_from_afar(tmp_path: Path, paper: Paper) -> None:
    out = tmp_path / "poster.pdf"
    done = run("poster", CLINIC, "--size", paper, "--base-url", BASE, "--out", out)
    assert done.returncode == 0, done.stderr
    (size,) = [page.get_size() for page in pypdfium2.PdfDocument(out)]
    sheet = SHEETS[paper]
    assert size == pytest.approx((sheet.width * POINTS, sheet.height * POINTS), abs=0.1)
    (printed,) = pages(out, 300)
    assert said(printed, tmp_path) == [PAGE]
    assert said(smaller(printed, 0.2), tmp_path) == [PAGE]


def test_a_poster_is_the_same_bytes_at_another_time_and_says_no_date(tmp_path: Path) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    for out in (first, second):
        assert run("poster", CLINIC, "--out", out, environment={"BACK_AT_EASE_BASE_URL": BASE}).returncode == 0
        next_second()  # dates in a PDF count seconds
    assert first.read_bytes() == second.read_bytes()
    assert b"Date" not in first.read_bytes()


def test_a_poster_says_what_the_files_say_and_nothing_of_what_is_missing() -> None:
    text = text_of(poster())
    for words in ("Back spasm?", "South Carolina Sports Medicine", "Charleston, SC", "Emergency? Call 911.", "Scan"):
        assert words in text, words
    assert "back.example.org/clinic/sc-sports-medicine" in text
    assert "None" not in text
    assert {word for word in text.split() if word.strip(".").isdigit()} == {"1", "2", "3", "911."}
    known = text_of(poster(phone="+1 555 010 0142", address="1 Example Street"))
    assert "+1 555 010 0142" in known
    assert "1 Example Street, Charleston, SC" in known


@pytest.mark.parametrize("paper", PAPERS)
def test_the_code_is_black_on_white_and_as_large_as_its_distance_asks(tmp_path: Path, paper: Paper) -> None:
    dots = 200
    picture = pages(poster(paper), dots)[0].convert("RGB")
    black = Image.eval(picture.convert("L"), lambda value: 255 if value < 12 else 0)
    left, top, right, bottom = black.getbbox() or (0, 0, 0, 0)
    millimetres = (right - left) / dots * 25.4
    assert millimetres == pytest.approx(SHEETS[paper].distance, abs=0.5)
    assert bottom - top == pytest.approx(right - left, abs=2)
    quiet = round(4 * (right - left) / 37)
    around = picture.crop((left - quiet + 2, top - quiet + 2, right + quiet - 2, bottom + quiet - 2))
    assert [colour for _, colour in around.crop((0, 0, around.width, quiet - 4)).getcolors() or []] == [(255, 255, 255)]
    assert said(around, tmp_path) == [PAGE]


def longer(said: Any, times: float) -> Any:
    """The same words, so many times as long."""
    if isinstance(said, str):
        return " ".join([said, *re.sub(r"[{}]", "", said * 9)[: round(len(said) * (times - 1))].split()])
    if isinstance(said, Mapping):
        return {key: longer(each, times) for key, each in said.items()}
    return [longer(each, times) for each in said]


def in_more_words(times: float) -> Words:
    return Words({**LIBRARY.words, **{part: longer(LIBRARY.words[part], times) for part in ("home", "poster")}})


@pytest.mark.parametrize("paper", PAPERS)
def test_words_a_third_longer_keep_their_places(tmp_path: Path, paper: Paper) -> None:
    """As Spanish ones are: in the band, in the box, and off the edge that printers do not reach."""
    words = in_more_words(1.35)
    body = poster(paper, words=words, phone="+1 555 010 0142", address="1 Example Street, Suite 200")
    (page,) = pypdfium2.PdfDocument(body)
    text, (width, height), unit = page.get_textpage(), page.get_size(), SHEETS[paper].unit * POINTS

    def between(top: float, bottom: float) -> str:
        """The words between two heights, in units from the upper edge."""
        return " ".join(text.get_text_bounded(0, height - bottom * unit, width, height - top * unit).split())

    high = height / unit
    for expected, top, bottom in (
        (words.poster.heading, 0, 26),
        (words.poster.lead, 0, 26),
        (words.poster.warn_more, high - 20.9, high - 11.9),
        (words.poster.limits, high - 9.6, high - 2),
        ("+1 555 010 0142", high - 9.6, high - 2),
    ):
        assert expected in between(top, bottom)
    boxes = [text.get_rect(place) for place in range(text.count_rects())]
    meet = [
        (one, other)
        for place, one in enumerate(boxes)
        for other in boxes[place + 1 :]
        if min(one[2], other[2]) - max(one[0], other[0]) > 1 and min(one[3], other[3]) - max(one[1], other[1]) > 2
    ]
    assert meet == []
    assert said(pages(body, 200)[0], tmp_path) == [PAGE]


def test_words_that_fit_no_poster_are_refused() -> None:
    with pytest.raises(NoRoomError, match="take shorter words"):
        poster(words=in_more_words(6))


def test_a_poster_without_room_for_its_code_is_refused() -> None:
    with pytest.raises(CodeError, match=r"take larger paper|give a shorter one"):
        poster(opens=f"https://{'very-' * 40}long.example.org/")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["poster", "nowhere", "--base-url", BASE, "--out", "x.pdf"], "no clinic 'nowhere'; content/clinics has sc-sp"),
        (["poster", CLINIC, "--out", "x.pdf"], "give --base-url https://example.org or BACK_AT_EASE_BASE_URL"),
        (["poster", CLINIC, "--base-url", "example.org", "--out", "x.pdf"], "give scheme and host only"),
        (["poster", CLINIC, "--base-url", BASE, "--out", "x.png"], "name one that ends in .pdf"),
        (["poster", CLINIC, "--base-url", BASE, "--out", "/nowhere/x.pdf"], "Cannot write /nowhere/x.pdf"),
        (["qr", "hello there"], "The plan code does not add up"),
        (["qr", "1A?B"], "No plan code has “?” in it (place 3)"),
        (["qr", "1T"], "The plan code is too short"),
        (["qr", f"{BASE}/", "--out", "x.gif"], "name one that ends in .svg or .png"),
        (["serve", "--clinic", "nowhere", "--port", "8997"], "no clinic 'nowhere'"),
    ],
)
def test_what_cannot_be_printed_is_said_in_one_sentence(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 1
    (said_of_it,) = capsys.readouterr().err.splitlines()
    assert says in said_of_it


def test_the_code_of_a_plan_is_all_capitals_and_of_an_address_as_given(tmp_path: Path) -> None:
    read = tmp_path / "read"
    read.mkdir()
    code = encode(Plan(moves=(Move(45),), clinic=1))
    for target, opens in ((code.lower(), f"HTTPS://BACK.EXAMPLE.ORG/P/{code}"), (PAGE, PAGE)):
        out = tmp_path / "code.png"
        done = run("qr", target, "--base-url", BASE, "--out", out)
        assert done.returncode == 0, done.stderr
        assert said(Image.open(out), read) == [opens]
        assert opens in done.stdout
    assert PAGE in run("qr", PAGE).stdout
    assert run("qr", PAGE, "--out", tmp_path / "code.svg").returncode == 0
    assert (tmp_path / "code.svg").read_text(encoding="utf-8").startswith("<svg xmlns=")
