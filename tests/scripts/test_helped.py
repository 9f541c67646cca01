"""What helped is noted with nothing preset, and one visit is one note."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.scripts.running import modules, run

HOUR = 3_600_000
HEAT = {"at": 0, "did": [{"id": "heat", "says": "Heat"}], "feels": 4}


@pytest.fixture
def phone(page: Page) -> Iterator[Page]:
    with modules(page, "helped.js", "flow-words.js", "memory.js") as opened:
        yield opened


def test_a_new_note_holds_nothing(phone: Page) -> None:
    assert run(phone, "helped.js", "return m.entryAt([], 5);") == {"at": 5, "did": [], "feels": None}


@pytest.mark.parametrize(("hours", "goes_on"), [(1, True), (3, False), (-1, False)])
def test_a_return_within_two_hours_goes_on_with_the_same_note(phone: Page, hours: int, goes_on: bool) -> None:
    found = run(phone, "helped.js", "return m.entryAt([given[0]], given[1]);", [HEAT, hours * HOUR])
    assert (found == HEAT) is goes_on


def test_a_note_is_replaced_and_an_empty_one_taken_out(phone: Page) -> None:
    code = "return m.withEntry(...given);"
    assert run(phone, "helped.js", code, [[HEAT], HEAT | {"feels": 2}]) == [HEAT | {"feels": 2}]
    assert run(phone, "helped.js", code, [[HEAT], {"at": 0, "did": [], "feels": None}]) == []
    assert run(phone, "helped.js", code, [[], {"at": 0, "did": [], "feels": 0}]) == [{"at": 0, "did": [], "feels": 0}]


@pytest.mark.parametrize("stored", ["", "{", "null", '{"version":7,"entries":[1]}'])
def test_damaged_notes_are_none(phone: Page, stored: str) -> None:
    phone.evaluate("text => { localStorage['back-at-ease:helped'] = text; }", stored)
    assert run(phone, "helped.js", "return m.entries();") == []
