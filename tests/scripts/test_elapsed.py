"""Time counted on the phone survives sleep, a killed page and a clock that was set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.scripts.running import modules, run

# Plays a list of events on hand-driven clocks and returns each reading in seconds.
PLAY = """
  const at = { wall: 1e12, monotonic: 5000 };
  let hidden = false;
  const clocks = { wall: () => at.wall, monotonic: () => at.monotonic, hidden: () => hidden };
  let watch = new m.Elapsed(clocks);
  const read = [];
  for (const [what, wall = 0, monotonic = wall] of given) {
    if (what === 'pass') { at.wall += wall * 1000; at.monotonic += monotonic * 1000; }
    if (what === 'sleep') { watch.slept(); at.wall += wall * 1000; at.monotonic += monotonic * 1000; }
    if (what === 'hide') { hidden = true; watch.slept(); }
    if (what === 'show') { hidden = false; at.wall += wall * 1000; at.monotonic += monotonic * 1000; }
    if (what === 'reload') {
      const mark = watch.mark(); at.wall += wall * 1000; at.monotonic = 20; watch = new m.Elapsed(clocks, mark);
    }
    read.push(watch.read() / 1000);
  }
  return read;
"""


@pytest.fixture
def phone(desk: Page) -> Iterator[Page]:
    with modules(desk, "elapsed.js") as opened:
        yield opened


def play(page: Page, *events: tuple[Any, ...]) -> list[float]:
    return list(run(page, "elapsed.js", PLAY, [list(event) for event in events]))


def test_time_passes(phone: Page) -> None:
    assert play(phone, ("pass", 3), ("pass", 4.5)) == [3, 7.5]


def test_a_phone_that_stops_its_clock_in_sleep_still_counts_the_sleep(phone: Page) -> None:
    assert play(phone, ("pass", 60), ("sleep", 600, 2), ("pass", 5)) == [60, 660, 665]


def test_a_phone_that_counts_through_sleep_is_not_counted_twice(phone: Page) -> None:
    assert play(phone, ("pass", 60), ("sleep", 600), ("pass", 5)) == [60, 660, 665]


@pytest.mark.parametrize("step", [3600, -3600, 365 * 86400, -365 * 86400])
def test_a_clock_that_is_set_while_the_page_is_awake_changes_nothing(phone: Page, step: float) -> None:
    assert play(phone, ("pass", 60), ("pass", 1 + step, 1), ("pass", 9)) == [60, 61, 70]


def test_a_clock_set_back_during_sleep_never_takes_time_away(phone: Page) -> None:
    assert play(phone, ("pass", 60), ("sleep", -3600, 2)) == [60, 62]


def test_a_phone_that_sleeps_while_the_page_is_hidden_counts_the_sleep_whoever_looks_at_the_clock(phone: Page) -> None:
    away = [("pass", 60), ("hide",), ("pass", 600, 2), ("pass", 1), ("pass", 300, 1), ("show",), ("pass", 5)]
    assert play(phone, *away) == [60, 60, 660, 661, 961, 961, 966]


def test_a_sleep_that_ends_as_the_page_is_seen_again_is_counted(phone: Page) -> None:
    away = [("pass", 60), ("hide",), ("pass", 1), ("show", 600, 1), ("pass", 5)]
    assert play(phone, *away) == [60, 60, 61, 661, 666]


def test_a_clock_that_is_set_once_the_page_is_seen_again_changes_nothing(phone: Page) -> None:
    assert play(phone, ("hide",), ("pass", 60), ("show",), ("pass", 3601, 1)) == [0, 60, 60, 61]


def test_a_killed_page_goes_on_where_it_was_with_the_time_between(phone: Page) -> None:
    assert play(phone, ("pass", 100), ("reload", 30), ("pass", 5)) == [100, 130, 135]


def test_a_clock_set_back_before_the_return_keeps_what_was_counted(phone: Page) -> None:
    assert play(phone, ("pass", 100), ("reload", -500), ("pass", 5)) == [100, 100, 105]
