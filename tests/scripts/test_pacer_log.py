"""What the pacer keeps: where it was cut short, and no more than half an hour in a day (medical brief, 6.1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.scripts.running import modules, run

MINUTE = 60_000
HOUR = 60 * MINUTE
# Each event is [what, minutes]; `new page` starts from what was kept that many minutes later.
PLAY = """
  const at = { wall: 1e12 };
  const shelf = new Map();
  const store = { recall: (key) => shelf.get(key) ?? null, remember: (key, value) => shelf.set(key, value) };
  const open = () => new m.PacerLog(30, store, () => at.wall);
  let log = open();
  for (const [what, minutes] of given) {
    const ms = minutes * 60000;
    if (what === 'begin') log.begin(minutes);
    if (what === 'note') { at.wall += ms; log.note(ms, 10); }
    if (what === 'end') { at.wall += ms; log.end(ms, 10); }
    if (what === 'new page') { at.wall += ms; log = open(); }
    if (what === 'take up') log.takeUp(log.cutShort());
  }
  return { left: log.most() / 60000, cutShort: log.cutShort()?.ms ?? null };
"""


@pytest.fixture
def phone(desk: Page) -> Iterator[Page]:
    with modules(desk, "pacer-log.js", "memory.js") as opened:
        yield opened


def play(phone: Page, *events: tuple[str, float]) -> dict[str, Any]:
    return dict(run(phone, "pacer-log.js", PLAY, [list(event) for event in events]))


def test_the_first_time_has_the_whole_day(phone: Page) -> None:
    assert play(phone) == {"left": 30, "cutShort": None}


def test_a_session_is_taken_up_where_it_was_cut_short(phone: Page) -> None:
    assert play(phone, ("begin", 10), ("note", 4), ("new page", 5)) == {"left": 26, "cutShort": 4 * MINUTE}


def test_less_than_a_breath_is_begun_anew_and_not_taken_up_later(phone: Page) -> None:
    assert play(phone, ("begin", 10), ("note", 0.1), ("new page", 1))["cutShort"] is None
    events = (("begin", 10), ("note", 0.1), ("new page", 1), ("begin", 10), ("end", 2), ("new page", 1))
    assert play(phone, *events) == {"left": 30 - 2.1, "cutShort": None}


def test_what_was_taken_up_counts_once(phone: Page) -> None:
    events = (("begin", 10), ("note", 4), ("new page", 1), ("take up", 0))
    assert play(phone, *events)["left"] == 30, "the most it may have in all"
    assert play(phone, *events, ("end", 9))["left"] == 21


@pytest.mark.parametrize("gone", [("end", 4), ("new page", 61)])
def test_what_is_over_or_long_ago_is_not_taken_up(phone: Page, gone: tuple[str, float]) -> None:
    events = [("begin", 10), ("note", 4)] if gone[0] == "new page" else [("begin", 10)]
    assert play(phone, *events, gone) == {"left": 26, "cutShort": None}


def test_half_an_hour_is_the_most_in_a_day(phone: Page) -> None:
    day = [event for _ in range(3) for event in (("begin", 10.0), ("end", 10.0))]
    assert play(phone, *day)["left"] == 0
    assert play(phone, *day, ("new page", 23 * 60))["left"] == 0
    assert play(phone, *day, ("new page", 25 * 60))["left"] == 30


def test_a_clock_set_back_locks_nobody_out(phone: Page) -> None:
    assert play(phone, ("begin", 10), ("end", 30), ("new page", -120))["left"] == 30


@pytest.mark.parametrize("stored", ["", "{", "null", '{"version":9,"sessions":[1]}', '{"version":1,"sessions":[null]}'])
def test_a_damaged_note_is_a_first_time(phone: Page, stored: str) -> None:
    code = "return new m.PacerLog(30, { recall: () => given, remember() {} }).most();"
    assert run(phone, "pacer-log.js", code, stored) == 30 * MINUTE
