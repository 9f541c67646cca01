"""The diary's own arithmetic, without a page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.scripts.entries import entry
from tests.scripts.running import NOTES, modules, run

STORE = (
    "diary-days.js",
    "diary-schema.js",
    "diary-spare.js",
    "diary-store.js",
    "flow-words.js",
    *NOTES,
    "states.js",
)


@pytest.fixture
def days(desk: Page) -> Iterator[Page]:
    with modules(desk, "diary-days.js") as ready:
        yield ready


@pytest.fixture
def activities(desk: Page) -> Iterator[Page]:
    with modules(desk, "diary-activities.js", *STORE) as ready:
        yield ready


@pytest.fixture
def habits(desk: Page) -> Iterator[Page]:
    with modules(desk, "habits.js", "late-sheet.js", *STORE) as ready:
        yield ready


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [("2026-11-23", "2026-10-05", "2026-11-23"), ("2026-11-22", "2026-09-28", "2026-11-16"),
     ("2024-03-01", "2024-01-08", "2024-02-26")],
)  # fmt: skip
def test_weeks_begin_on_monday_and_end_with_this_one(days: Page, today: str, first: str, last: str) -> None:
    starts = run(days, "diary-days.js", "return m.weeks(given)", today)
    assert (len(starts), starts[0], starts[-1]) == (8, first, last)


def test_a_year_is_twelve_months_whatever_the_day(days: Page) -> None:
    starts = run(days, "diary-days.js", "return m.months(given)", "2026-01-31")
    assert (len(starts), starts[0], starts[-1]) == (12, "2025-02-01", "2026-01-01")


def test_a_span_counts_its_entries_its_worst_and_each_day_of_exercise_once(days: Page) -> None:
    given = {
        "starts": ["2026-11-09", "2026-11-16"],
        "episodes": [
            entry(began="2026-11-08"), entry(began="2026-11-09", pain=3), entry(began="2026-11-15", pain=7),
            entry(began="2026-11-22", pain=0),
        ],
        "active": ["2026-11-10", "2026-11-10", "2026-11-23"],
    }  # fmt: skip
    rows = run(days, "diary-days.js", "return m.counted(given.starts, given.episodes, given.active)", given)
    assert rows == [
        {"start": "2026-11-09", "worst": 7, "episodes": 2, "active": 1},
        {"start": "2026-11-16", "worst": 0, "episodes": 1, "active": 1},
    ]
    assert run(days, "diary-days.js", "return m.counted(['2026-11-16'], [], [])")[0]["worst"] is None


def test_nothing_is_said_about_a_few_entries(days: Page) -> None:
    said = "return m.insight(given, 'after')"
    assert run(days, "diary-days.js", said, [entry()] * 4) is None
    assert run(days, "diary-days.js", said, [entry()] * 5) == {"id": "lifting", "times": 5, "of": 5}
    causes = ["lifting", "lifting", "driving", "sitting", "stress"]
    assert run(days, "diary-days.js", said, [entry(after=[each]) for each in causes]) is None
    # Entries that name no cause are not counted as if they did.
    assert run(days, "diary-days.js", said, [*[entry()] * 5, *[entry(after=[])] * 3])["of"] == 5


def test_only_a_finished_session_is_a_day_of_exercise(days: Page) -> None:
    sessions = [{"end": "done", "began": 1_790_000_000_000}, {"end": "hurt", "began": 1_790_000_000_000}]
    assert len(run(days, "diary-days.js", "return m.activeDays(given)", sessions)) == 1


def test_a_score_stands_once_a_day_and_in_the_order_of_days(activities: Page) -> None:
    code = "return given.reduce((record, [day, score]) => m.scored(record, day, score), {id: 'a-1', scores: []}).scores"
    said = [["2026-11-20", 3], ["2026-11-22", 5], ["2026-11-21", 4], ["2026-11-20", 2]]
    assert run(activities, "diary-activities.js", code, said) == [
        {"day": "2026-11-20", "score": 2}, {"day": "2026-11-21", "score": 4}, {"day": "2026-11-22", "score": 5},
    ]  # fmt: skip


def test_a_span_has_its_last_score_or_none(days: Page) -> None:
    scores = [{"day": day, "score": score} for day, score in (("2026-11-01", 9), ("2026-11-09", 0), ("2026-11-15", 4),
                                                              ("2026-11-23", 6))]  # fmt: skip
    given = {"starts": ["2026-11-09", "2026-11-16", "2026-11-23"], "scores": scores}
    assert run(days, "diary-days.js", "return m.lasts(given.starts, given.scores)", given) == [4, None, 6]


@pytest.mark.parametrize(
    ("pains", "found"),
    [
        ([8, 8, 4, 4, 4], None),
        ([8, 7, 9, 7, 6, 8], None),
        ([8, 7, 9, 6, 10, 5], {"before": 8, "after": 6}),
        ([0, 0, 0, 3, 4, 2, 5, 4, 9], {"before": 3, "after": 5}),
        ([10, 10, 10, 10, 9, 10], None),
    ],
)
def test_a_change_is_named_only_from_two_points_and_between_three_spasms_and_three(
    days: Page, pains: list[int], found: object
) -> None:
    assert run(days, "diary-days.js", "return m.shift(given)", [entry(pain=pain) for pain in pains]) == found


@pytest.mark.parametrize(
    ("often", "sometimes", "named"),
    [
        ([], [], []),
        ([], ["sleep"], ["sleep"]),
        (["bag"], ["sitting", "desk"], ["bag", "sitting"]),
        (["desk", "bag", "sleep"], [], ["desk", "bag"]),
    ],
)
def test_two_habits_are_named_at_most_and_what_is_often_first(
    habits: Page, often: list[str], sometimes: list[str], named: list[str]
) -> None:
    given = {"often": often, "sometimes": sometimes}
    assert run(habits, "habits.js", "return m.suggested(given)", given) == named
