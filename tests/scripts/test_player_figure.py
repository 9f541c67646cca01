"""The picture of a move, led by the clock: which moment of its loop, and which picture of its strip."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.scripts.running import modules, run
from tests.scripts.sessions import data

MOVES = data()["moves"]


@pytest.fixture
def phone(page: Page) -> Iterator[Page]:
    with modules(page, "player-figure.js", "page-document.js") as opened:
        yield opened


def place(
    within: float, *, each: float, rep: int = 0, side: str = "", phase: str = "in", **more: Any
) -> dict[str, Any]:
    reps = {"count": 5, "each": each, "into": each / 2, "hold": 0, **more}
    return {"part": {"kind": "work", "side": side, "reps": reps}, "rep": rep, "within": within, "phase": phase}


def now(phone: Page, slug: str, *moments: dict[str, Any], count: int) -> list[int]:
    code = "return given[0].map((place) => m.frameAt(place, given[1], given[2]));"
    return list(run(phone, "player-figure.js", code, [moments, MOVES[slug], count]))


def test_each_picture_of_a_strip_has_its_time(phone: Page) -> None:
    """Cat-camel: flat at 0 s, round at 3 to 3.5 s, hollow at 6.5 to 7 s of a loop of 9 s."""
    moments = [place(at, each=9) for at in (0, 0.5, 3.2, 3.6, 6.9, 7.5)]
    assert now(phone, "cat-camel", *moments, count=3) == [0, 1, 1, 2, 2, 0]
    slow = [place(2 * at, each=18) for at in (0.5, 3.6, 7.5)]
    assert now(phone, "cat-camel", *slow, count=3) == [1, 2, 0]


def test_a_strip_with_one_way_in_shows_where_the_move_goes(phone: Page) -> None:
    moments = [place(1, each=6, phase=phase) for phase in ("in", "hold", "out")]
    assert now(phone, "pelvic-tilt", *moments, count=2) == [1, 1, 0]
    ready = {"part": {"kind": "ready", "side": "", "reps": None}, "rep": 0, "within": 0, "phase": "hold"}
    assert now(phone, "cat-camel", ready, count=3) == [0]


def test_every_strip_shows_each_of_its_pictures_in_turn(phone: Page) -> None:
    strips = {slug: move for slug, move in MOVES.items() if "strip" in move}
    assert "log-roll-up" in strips
    for slug, move in strips.items():
        [loop, *_] = move["motion"]
        count = max(index for _, index in move["strip"]) + 1
        turns = 2 if move.get("drawn") == "both" else 1
        each = loop / turns
        moments = [place(each * at / 40, each=each, rep=rep) for rep in range(turns) for at in range(40)]
        shown = set(now(phone, slug, *moments, count=count))
        assert shown == set(range(count)), slug


def test_a_picture_of_both_sides_shows_the_side_that_is_done(phone: Page) -> None:
    code = "return given.map((place) => m.motionTime([12], place, 'both'));"
    moments = [place(3, each=6, rep=rep, side=side) for side in ("right", "left", "") for rep in (0, 1)]
    assert run(phone, "player-figure.js", code, moments) == [3, 3, 9, 9, 3, 9]


def test_the_side_that_is_done_is_the_side_that_is_seen(phone: Page) -> None:
    """A picture of the other side is mirrored; one of both sides, or of none, never is."""
    code = """const stage = document.createElement('div');
        stage.append(document.createElement('p'));
        const figure = new m.Figure(stage, false);
        return given.map(([side, drawn]) => {
          figure.draw({ part: { side } }, { drawn });
          return stage.classList.contains('be-player__stage--other');
        });"""
    sides = [["left", "right"], ["right", "left"], ["left", "left"], ["right", "right"], ["", "right"]]
    assert run(phone, "player-figure.js", code, [*sides, ["left", "both"], ["left", None]]) == [
        True,
        True,
        *[False] * 5,
    ]
