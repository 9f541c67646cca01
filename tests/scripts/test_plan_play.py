"""A plan as the player plays it: each move with the plan's own dose and side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from server.pages.urls import Urls
from tests.scripts.running import NOTES, modules, run
from tests.scripts.sessions import SCRIPTS, data

AMOUNT = {"kind": "repeats", "sets": 2, "reps": 8}


@pytest.fixture
def phone(desk: Page) -> Iterator[Page]:
    with modules(desk, *SCRIPTS, "plan-play.js", "own-store.js", *NOTES) as opened:
        yield opened


def dose(phone: Page, side: str) -> dict[str, Any]:
    code = "return m.asDose(given[0], given[1]);"
    return dict(run(phone, "plan-play.js", code, [{"amount": AMOUNT, "side": side}, {"rest": 20}]))


def test_a_side_of_a_plan_is_the_side_that_is_played(phone: Page) -> None:
    shared = {"sets": 2, "reps": 8, "rest": 20}
    assert dose(phone, "both") == shared
    assert dose(phone, "each") == {**shared, "perSide": True}
    assert dose(phone, "left") == {**shared, "only": "left"}
    assert dose(phone, "right") == {**shared, "only": "right"}


def test_every_move_knows_its_page(phone: Page) -> None:
    code = """return Object.keys(given.moves).map((slug) => {
        const routines = { p: { steps: [{ minutes: 1, choose: [[slug, {}]] }], weeks: [] } };
        return [slug, m.stepsOf({ ...given, routines }, 'p')[0].move.url];
      });"""
    for slug, url in run(phone, "player-plan.js", code, data()):
        assert url == Urls("en").of("exercise", slug)


def test_the_easier_move_is_done_on_the_side_of_the_plan(phone: Page) -> None:
    sided = {slug: each for slug, each in data()["moves"].items() if each.get("easier")}
    slug = next(slug for slug, each in sided.items() if data()["moves"][each["easier"]]["dose"].get("perSide"))
    routine = {"steps": [{"minutes": 1, "note": "", "choose": [[slug, {"reps": 5, "only": "left"}]]}], "weeks": []}
    code = "return m.stepsOf(given, 'p')[0].easier.dose.only;"
    given = {**data(), "routines": {"p": routine}}
    assert run(phone, "player-plan.js", code, given) == "left"
