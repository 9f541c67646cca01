"""What helped is noted with nothing preset, and one visit is one note."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.scripts.running import NOTES, modules, run, run_noted

HOUR = 3_600_000
HEAT = {"at": 0, "did": [{"id": "heat", "says": "Heat"}], "feels": 4}


@pytest.fixture
def phone(desk: Page) -> Iterator[Page]:
    with modules(desk, "helped.js", "flow-words.js", *NOTES) as opened:
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


PAIN = "return given[0].reduce((entry, [feels, at]) => m.withPain(entry, feels, at), given[1]);"


@pytest.mark.parametrize(
    ("noted", "first", "last"),
    [
        ([(4, 0), (7, 45)], 4, 7),
        ([(4, 0), (7, 45), (5, 90)], 4, 5),
        ([(1, 0), (4, 0.5), (7, 45)], 4, 7),
        ([(0, 0)], 0, 0),
    ],
)
def test_the_first_pain_of_a_note_stays_beside_the_last_but_for_a_slip(
    phone: Page, noted: list[tuple[int, float]], first: int, last: int
) -> None:
    times = [[feels, 1 + minutes * 60_000] for feels, minutes in noted]
    entry = run(phone, "helped.js", PAIN, [times, {"at": 0, "did": [], "feels": None}])
    assert (entry["first"], entry["feels"]) == (first, last)


def test_the_pain_of_an_older_note_counts_as_its_first(phone: Page) -> None:
    assert run(phone, "helped.js", PAIN, [[[6, 60_000]], HEAT])["first"] == 4


def test_pain_that_grows_within_one_note_is_compared(phone: Page) -> None:
    notes = [{"at": 5, "did": [], "feels": 7, "first": 4, "felt": 5}]
    assert run(phone, "helped.js", "return m.painSince(given, 0);", notes) == {"painThen": 4, "painNow": 7}


@pytest.mark.parametrize("stored", ["", "{", "null", '{"version":7,"entries":[1]}'])
def test_damaged_notes_are_none(phone: Page, stored: str) -> None:
    phone.evaluate("text => { localStorage['back-at-ease:helped'] = text; }", stored)
    assert run_noted(phone, "helped.js", "return m.entries();") == []


@pytest.mark.parametrize(
    ("felt", "since", "found"),
    [
        ([4, 6], 0, {"painThen": 4, "painNow": 6}),
        ([4, None, 3], 0, {"painThen": 4, "painNow": 3}),
        ([4, 6], 1, {}),
        ([4, 6, 7], 1, {"painThen": 6, "painNow": 7}),
        ([4], 0, {}),
        ([4, 6], None, {}),
    ],
)
def test_only_pain_noted_since_the_check_is_compared(
    phone: Page, felt: list[int | None], since: int | None, found: dict[str, int]
) -> None:
    notes: list[object] = [{"at": at, "did": [], "feels": feels} for at, feels in enumerate(felt)]
    code = "return m.painSince(given[0], given[1] ?? undefined);"
    assert run(phone, "helped.js", code, [notes, since]) == found
