"""Heat and cold keep to their limits, for everyone and whatever the clock says (medical brief, 6.2 and 6.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.scripts.running import modules, run

COLD = {"usual": 10, "longest": 15, "stop": 20, "skin": [5], "rest": 120, "perDay": 6, "careful": 8}
NOW = 1_000_000_000_000
MINUTE = 60_000


@pytest.fixture
def phone(desk: Page) -> Iterator[Page]:
    with modules(desk, "care-timer.js") as opened:
        yield opened


def call(page: Page, name: str, *arguments: object) -> Any:
    return run(page, "care-timer.js", f"return m.{name}(...given);", list(arguments))


@pytest.mark.parametrize(
    ("asked", "careful", "gets"),
    [(None, False, 10), (15, False, 15), (40, False, 15), (None, True, 8), (15, True, 8), (0, False, 1)],
)
def test_nobody_gets_more_minutes_than_they_may_have(phone: Page, asked: object, careful: bool, gets: int) -> None:
    assert call(phone, "allowedMinutes", COLD, asked, careful) == gets


def test_the_skin_is_looked_at_on_the_way_and_at_the_end(phone: Page) -> None:
    marks = call(phone, "milestones", COLD, 10)
    assert marks == [{"at": 0, "kind": "start"}, {"at": 5, "kind": "skin"}, {"at": 10, "kind": "end"}]
    assert call(phone, "milestones", COLD, 5) == [{"at": 0, "kind": "start"}, {"at": 5, "kind": "end"}]


def test_milestones_missed_while_away_are_one(phone: Page) -> None:
    marks = call(phone, "milestones", COLD, 10)
    assert call(phone, "passed", marks, 1 * MINUTE, 30 * MINUTE) == {"at": 10, "kind": "end"}
    assert call(phone, "passed", marks, 1 * MINUTE, 2 * MINUTE) is None


def test_nothing_is_left_after_the_end_or_the_hard_stop(phone: Page) -> None:
    assert call(phone, "remaining", COLD, 10, 4 * MINUTE) == 6 * MINUTE
    assert call(phone, "remaining", COLD, 10, 99 * MINUTE) == 0
    assert call(phone, "remaining", COLD, 60, 0) == 20 * MINUTE


def ask(page: Page, past: list[dict[str, object]], **changes: object) -> Any:
    asked = {"kind": "cold", "now": NOW, "running": None, "skinNormal": True, **changes}
    return call(page, "mayStart", COLD, past, asked)


def cold(minutes_ago: float) -> dict[str, object]:
    return {"kind": "cold", "ended": NOW - minutes_ago * MINUTE}


def test_the_first_time_may_start_at_once(phone: Page) -> None:
    assert ask(phone, []) == {"ok": True}


def test_cold_and_heat_never_run_together(phone: Page) -> None:
    assert ask(phone, [], running="heat")["why"] == "running"


def test_a_rest_must_pass_first(phone: Page) -> None:
    assert ask(phone, [cold(30)]) == {"ok": False, "why": "rest", "from": NOW + 90 * MINUTE}
    assert ask(phone, [cold(120)]) == {"ok": True}


def test_the_skin_must_be_normal_again(phone: Page) -> None:
    assert ask(phone, [cold(200)], skinNormal=False)["why"] == "skin"


def test_six_times_a_day_is_the_most(phone: Page) -> None:
    past = [cold(minutes) for minutes in (1400, 1200, 900, 600, 300, 150)]
    assert ask(phone, past) == {"ok": False, "why": "day", "from": NOW + 40 * MINUTE}


@pytest.mark.parametrize(
    ("hours", "kind", "days"),
    [([], "cold", 0), ([1, 2], "cold", 0), ([30, 31], "cold", 1), ([30, 55], "cold", 2), ([30, 55], "heat", 0)],
)
def test_only_days_before_today_count_as_used(phone: Page, hours: list[int], kind: str, days: int) -> None:
    code = """const noon = new Date(2026, 0, 10, 12).getTime();
      const past = given[0].map((hours) => ({ kind: 'cold', ended: noon - hours * 3600000 }));
      return m.daysBefore(past, given[1], noon);"""
    assert run(phone, "care-timer.js", code, [hours, kind]) == days


def test_a_clock_set_back_does_not_lock_a_person_out_for_a_year(phone: Page) -> None:
    answer = ask(phone, [cold(-365 * 24 * 60)])
    assert answer == {"ok": False, "why": "rest", "from": NOW + 120 * MINUTE}
