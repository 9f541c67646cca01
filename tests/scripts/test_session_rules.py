"""What a session meant and what it asks of the next: the table of the medical brief, 5.0, row by row."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.scripts.running import NOTES, modules, run, run_noted
from tests.scripts.sessions import data

RULES = data()["rules"]
DAY = 86_400_000
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def phone(desk: Page) -> Iterator[Page]:
    with modules(desk, "session-rules.js", "session-log.js", *NOTES) as opened:
        yield opened


def at(days: float) -> int:
    """Milliseconds, so many days after a noon."""
    return int((NOON + timedelta(days=days)).timestamp() * 1000)


def session(days: float, *pain: int | None, **more: Any) -> dict[str, Any]:
    """A session `days` after the first, with pain before, after and the next morning."""
    before, after, morning = (*pain, None, None, None)[:3]
    answers = {"before": before, "after": after, "morning": morning}
    said = {name: value for name, value in answers.items() if value is not None}
    return {"id": f"s{days}", "routine": "a", "began": at(days), "end": "done", **said, **more}


def judged(phone: Page, *pain: int | None, **more: Any) -> tuple[str | None, str]:
    found = run(phone, "session-rules.js", "return m.judge(...given);", [session(0, *pain, **more), RULES])
    return found["colour"], found["rule"]


@pytest.mark.parametrize(
    ("pain", "colour", "rule"),
    [
        ((3, 3, 3), "green", "fine"),
        ((3, 4, 3), "green", "fine"),
        ((3, 1, 0), "green", "fine"),
        ((3, 5, 3), "amber", "some"),
        ((3, 5), "amber", "some"),
        ((3, 4, 4), "amber", "sore"),
        ((3, 6), "red", "rise"),
        ((3, 6, 3), "red", "rise"),
        ((3, 4, 5), "red", "morning"),
        ((3, 5, 5), "red", "morning"),
        ((3, 4), None, "wait"),
        ((3,), None, "unknown"),
    ],
)
def test_each_row_of_the_table(phone: Page, pain: tuple[int, ...], colour: str | None, rule: str) -> None:
    assert judged(phone, *pain) == (colour, rule)


@pytest.mark.parametrize(("more", "rule"), [({"spread": True}, "spread"), ({"bad": True}, "worst")])
def test_pain_that_spreads_or_was_severe_is_red_whatever_else_was_said(
    phone: Page, more: dict[str, bool], rule: str
) -> None:
    assert judged(phone, 3, 3, 3, **more) == ("red", rule)
    assert judged(phone, 3, **more) == ("red", rule)


def test_pain_that_was_severe_before_is_not_held_against_a_session(phone: Page) -> None:
    assert judged(phone, 8, 7, 7, bad=True) == ("green", "fine")


def test_a_session_that_was_cut_short_is_not_green(phone: Page) -> None:
    assert judged(phone, 3, 3, 3, end="hurt") == ("amber", "cut")
    assert judged(phone, 3, 3, 3, end="left") == ("amber", "cut")


def test_green_amber_and_red_hold_for_every_answer(phone: Page) -> None:
    """Against the brief read once more, in the simplest way."""

    def naive(before: int, after: int, morning: int) -> str:
        if after >= before + 3 or morning >= before + 2:
            return "red"
        return "green" if after <= before + 1 and morning <= before else "amber"

    given = [(one, two, three) for one in range(11) for two in range(11) for three in range(11)]
    code = """return given[0].map(([before, after, morning]) =>
        m.judge({ before, after, morning }, given[1]).colour);"""
    assert run(phone, "session-rules.js", code, [given, RULES]) == [naive(*each) for each in given]


def step(phone: Page, all_: list[dict[str, Any]], days: float) -> dict[str, Any]:
    return dict(run(phone, "session-rules.js", "return m.nextStep(...given);", [all_, at(days), RULES]))


GREEN, AMBER, RED = (3, 3, 3), (3, 5, 3), (3, 7, 3)


@pytest.mark.parametrize(
    ("pains", "level", "half", "rule"),
    [
        ([], 0, False, "first"),
        ([GREEN], 0, False, "fine"),
        ([GREEN, GREEN], 0, False, "fine"),
        ([GREEN, GREEN, GREEN], 1, False, "up"),
        ([GREEN] * 6, 2, False, "up"),
        ([GREEN] * 5, 1, False, "fine"),
        ([GREEN, GREEN, AMBER, GREEN], 0, False, "fine"),
        ([AMBER], 0, False, "some"),
        ([RED], 0, True, "rise"),
        ([GREEN, GREEN, GREEN, RED], 1, True, "rise"),
        ([RED, GREEN], 0, False, "fine"),
        ([RED, RED], 0, True, "check"),
        ([RED, GREEN, RED], 0, True, "rise"),
        ([GREEN] * 15, 4, False, "top"),
    ],
)
def test_sessions_in_a_row_decide_the_next(
    phone: Page, pains: list[tuple[int, ...]], level: int, half: bool, rule: str
) -> None:
    all_ = [session(2 * index, *pain) for index, pain in enumerate(pains)]
    assert step(phone, all_, 2 * len(pains)) == {"level": level, "half": half, "rule": rule}


@pytest.mark.parametrize(
    ("away", "level", "rule"), [(6, 1, "up"), (7, 0, "back"), (14, 0, "back"), (15, 0, "again"), (300, 0, "again")]
)
def test_days_away_ask_for_less_and_never_blame(phone: Page, away: int, level: int, rule: str) -> None:
    all_ = [session(2 * index, *GREEN) for index in range(3)]
    found = step(phone, all_, 4 + away)
    assert (found["level"], found["rule"]) == (level, rule)


def test_a_person_may_overrule_the_step(phone: Page) -> None:
    all_ = [session(2 * index, *GREEN) for index in range(3)]
    assert step(phone, [*all_, session(6, *GREEN, level=0)], 8)["level"] == 0


ROUTINES = {"a": {"slug": "a", "maxPain": 5, "strength": False}, "s": {"slug": "s", "maxPain": 3, "strength": True}}


def fits(phone: Page, routine: str, pain: int, all_: list[dict[str, Any]], days: float) -> str:
    code = "const [r, p, a, n, u] = given; return m.fits(r, p, a, n, u);"
    return str(run(phone, "session-rules.js", code, [ROUTINES[routine], pain, all_, at(days), RULES]))


@pytest.mark.parametrize(
    ("routine", "pain", "verdict"), [("a", 5, "fits"), ("a", 6, "high"), ("s", 4, "high"), ("s", 3, "twice")]
)
def test_the_gate_by_pain(phone: Page, routine: str, pain: int, verdict: str) -> None:
    assert fits(phone, routine, pain, [], 0) == verdict


def test_strength_wants_little_pain_twice_and_a_day_between(phone: Page) -> None:
    low = session(0, 3, end="asked")
    assert fits(phone, "s", 3, [session(0, 4)], 2) == "twice"
    assert fits(phone, "s", 3, [low], 2) == "fits"
    done = session(0, 2, 2, 2, routine="s", strong=True)
    assert fits(phone, "s", 2, [low, done], 0.1) == "today"
    assert fits(phone, "s", 2, [low, done], 1) == "rest"
    assert fits(phone, "s", 2, [low, done], 2) == "fits"
    assert fits(phone, "a", 2, [low, done], 1) == "fits"  # mobility is for every day
    assert fits(phone, "s", 2, [low, done], -3) == "fits"  # a clock that was set locks nobody out


def test_pain_that_is_asked_again_at_once_is_one_reading_and_not_two(phone: Page) -> None:
    low, high = session(0, 3, end="asked"), session(0.1, 5, end="asked")
    for hours, verdict in ((0, "twice"), (1, "twice"), (3.9, "twice"), (4, "fits"), (48, "fits")):
        assert fits(phone, "s", 3, [low], hours / 24) == verdict, hours
    assert fits(phone, "s", 3, [low, session(0.9, 3, end="asked")], 1) == "fits"
    assert fits(phone, "s", 3, [low, high], 0.2) == "twice"  # with more pain in between they are not in a row
    assert fits(phone, "s", 3, [high, low, session(0.2, 3, end="asked")], 0.21) == "fits"


def test_after_a_session_that_was_too_much_comes_a_day_of_rest(phone: Page) -> None:
    assert fits(phone, "a", 2, [session(0, 2, 6)], 1) == "sore"
    assert fits(phone, "a", 2, [session(0, 2, 6)], 2) == "fits"


def test_days_are_those_of_the_calendar(phone: Page) -> None:
    code = "return given.map(([one, two]) => m.daysBetween(new Date(one), new Date(two)));"
    pairs = [["2026-03-28T23:50", "2026-03-29T00:10"], ["2026-03-28T12:00", "2026-03-30T11:00"]]
    assert run(phone, "session-rules.js", code, pairs) == [1, 2]


@pytest.mark.parametrize(
    ("dose", "change", "strength", "found"),
    [
        ({"reps": 8}, {"level": 2}, False, {"reps": 10}),
        ({"reps": 5, "half": 0}, {"level": 0, "half": True}, False, {"reps": 3, "half": 0}),
        ({"reps": 1}, {"half": True}, False, {"reps": 1}),
        ({"ladder": [6, 4, 2], "reps": 2}, {"level": 1}, True, {"ladder": [7, 5, 3], "reps": 2}),
        ({"hold": 20}, {"level": 2}, False, {"hold": 24}),
        ({"hold": 8}, {"level": 3}, True, {"hold": 10}),
        ({"hold": 20}, {"level": 3}, True, {"hold": 20}),
        ({"minutes": 5}, {"level": 3}, False, {"minutes": 5}),
    ],
)
def test_one_thing_changes_at_a_time(
    phone: Page, dose: dict[str, Any], change: dict[str, Any], strength: bool, found: dict[str, Any]
) -> None:
    change = {"level": 0, "half": False, **change}
    assert run(phone, "session-rules.js", "return m.atLevel(...given);", [dose, change, strength, RULES]) == found


def test_a_session_is_kept_once_however_often_it_is_recorded(phone: Page) -> None:
    code = """await Promise.all(given.map(m.record));
        return m.sessions().map(({ id, after }) => [id, after ?? null]);"""
    one, two = session(0, 3), session(1, 2)
    more = {**one, "after": 4}
    assert run_noted(phone, "session-log.js", code, [one, one, two, more, one]) == [["s0", 4], ["s1", None]]


@pytest.mark.parametrize("broken", ["{", "null", '{"version":9}', '{"version":1,"sessions":3}'])
def test_what_cannot_be_read_counts_as_nothing_kept(phone: Page, broken: str) -> None:
    phone.evaluate("text => localStorage.setItem('back-at-ease:sessions', text)", broken)
    assert run_noted(phone, "session-log.js", "return m.sessions();") == []


@pytest.mark.parametrize(("hours", "asked"), [(2, False), (4.9, False), (20, True), (47, True), (49, False)])
def test_the_morning_is_asked_about_while_people_remember(phone: Page, hours: float, asked: bool) -> None:
    found = run(phone, "session-log.js", "return m.awaitingMorning(...given);", [[session(0, 3, 3)], at(hours / 24)])
    assert (found is not None) == asked


def test_random_logs_never_lead_beyond_the_limits(phone: Page) -> None:
    chance = random.Random(5)
    logs = []
    for _ in range(300):
        days, log = 0.0, []
        for _ in range(chance.randrange(30)):
            days += chance.choice([0.4, 1, 1, 2, 3, 8, 20])
            log.append(session(days, *(chance.randrange(11) for _ in range(chance.randrange(1, 4)))))
        logs.append([log, at(days + chance.choice([0.5, 1, 9, 30]))])
    code = "return given[0].map(([log, now]) => m.nextStep(log, now, given[1]));"
    found = run(phone, "session-rules.js", code, [logs, RULES])
    assert all(0 <= each["level"] <= RULES["mostLevel"] for each in found)
    rules = {each["rule"] for each in found}
    assert rules <= {
        "first", "wait", "unknown", "fine", "up", "top", "some", "sore", "rise", "morning", "check",
        "back", "again", "cut",
    }  # fmt: skip
