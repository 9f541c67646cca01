"""What is asked next, what a phone may remember, and when the check is done again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.scripts.running import modules, run
from tests.triage.checking import AGES, CHECK, SUPPLIED, TABLE, USUAL_AGE, call

HOUR = 3_600_000
DAY = 24 * HOUR
NOW = 1_800_000_000_000
FACTS = {tick.id: "no" for tick in CHECK.ticks if tick.keep_days and not tick.choice} | {USUAL_AGE: "yes"}

WALK = """
  const [check, start, only] = given;
  const screens = [];
  let answers = start;
  let result = m.evaluate(check, answers, only);
  while (result.next.length && screens.length < 20) {
    screens.push(result.next[0].group);
    answers = m.noneOf(check, answers, result.next[0].group);
    result = m.evaluate(check, answers, only);
  }
  return { screens, result };"""


@pytest.fixture
def phone(desk: Page) -> Iterator[Page]:
    with modules(desk, "triage.js", "recheck.js") as opened:
        yield opened


def walk(page: Page, answers: dict[str, str], only: list[str] | None = None) -> dict[str, Any]:
    """The screens a person sees who taps None of these on each, and where that ends."""
    walked: dict[str, Any] = run(page, "triage.js", WALK, [TABLE, answers, only])
    return walked


def asked(page: Page, answers: dict[str, str]) -> list[str]:
    return [screen["group"] for screen in call(page, "evaluate", answers)["next"]]


def test_a_person_without_a_sign_is_through_in_five_taps(phone: Page) -> None:
    walked = walk(phone, FACTS)
    assert walked["screens"] == ["chest", "nerves", "injury", "today", "lately"]
    assert walked["result"]["level"] == "S"


def test_the_first_time_one_more_screen_asks_about_the_person(phone: Page) -> None:
    walked = walk(phone, {USUAL_AGE: "yes"})
    assert walked["screens"] == ["chest", "nerves", "injury", "you", "today", "lately"]
    assert walked["result"]["level"] == "S"


def test_nothing_is_known_before_all_is_asked(phone: Page) -> None:
    result = call(phone, "evaluate", {"E1a": "no"})
    assert (result["level"], result["outcome"], result["care"]) == (None, None, "none")


def test_age_is_never_taken_for_granted(phone: Page) -> None:
    answers = {tick.id: "no" for tick in CHECK.ticks if not tick.choice}
    left = call(phone, "noneOf", answers, "you")
    assert call(phone, "evaluate", left)["next"] == [{"group": "you", "ticks": list(AGES)}]


def test_the_first_emergency_sign_ends_the_questions(phone: Page) -> None:
    result = call(phone, "evaluate", {"E1a": "yes"})
    assert (result["level"], result["next"]) == ("E", [])


def test_with_a_hospital_sign_only_emergency_screens_are_left(phone: Page) -> None:
    assert asked(phone, {"E7a": "yes"}) == ["chest", "nerves", "injury", "you"]


def test_with_a_sign_for_today_the_last_weeks_are_not_asked(phone: Page) -> None:
    assert asked(phone, {"U11a": "yes"}) == ["chest", "nerves", "injury", "you", "today"]


def test_a_sign_of_the_last_screen_still_lets_all_others_be_asked(phone: Page) -> None:
    assert asked(phone, {"C2a": "yes"}) == ["chest", "nerves", "injury", "you", "today", "lately"]


def test_a_follow_up_shows_only_after_what_it_follows(phone: Page) -> None:
    code = "const [check, groups] = given; return groups.flatMap((each) => m.visible(check, {}, each));"
    shown = run(phone, "triage.js", code, [TABLE, [group.id for group in CHECK.groups]])
    assert shown == [tick.id for tick in CHECK.ticks if not tick.after]


def test_a_ticked_line_brings_its_follow_ups_to_the_same_screen(phone: Page) -> None:
    assert "E5b" in call(phone, "visible", {"E5a": "yes"}, "nerves")
    assert "E5b" in call(phone, "visible", {"E5a": "notsure"}, "nerves")
    assert "E16c" in call(phone, "visible", {"pregnant": "yes"}, "you")
    assert "E16c" not in call(phone, "visible", {"new-mother": "yes"}, "you")
    assert call(phone, "evaluate", FACTS | {"pregnant": "yes"})["next"][3]["ticks"][0] == "E16a"


def test_none_of_these_leaves_other_screens_open(phone: Page) -> None:
    answers = call(phone, "noneOf", {"E1a": "yes"}, "chest")
    assert answers["E1a"] == "yes"
    assert answers["E2a"] == "no"
    assert "E5a" not in answers


def test_a_short_check_asks_two_screens_and_leaves_the_last_result_standing(phone: Page) -> None:
    short = TABLE["recheck"]["short"]
    walked = walk(phone, {}, short)
    assert walked["screens"] == ["chest", "nerves"]
    assert walked["result"]["level"] is None
    assert call(phone, "evaluate", {"E7a": "yes"}, short)["level"] == "ER"


def test_the_short_check_holds_the_signs_e1_to_e9(phone: Page) -> None:
    held = {tick for group in TABLE["recheck"]["short"] for tick in call(phone, "visible", {"E5a": "yes"}, group)}
    assert {tick[:2] for tick in held} >= {f"E{number}" for number in range(1, 10)}


def test_kept_facts_are_forgotten_in_time(phone: Page) -> None:
    saved = {
        "pregnant": {"answer": "no", "at": NOW - 15 * DAY},
        "cancer": {"answer": "yes", "at": NOW - 15 * DAY},
        "thinner": {"answer": "no", "at": NOW + DAY},
        "E1a": {"answer": "no", "at": NOW},
    }
    assert call(phone, "keptAnswers", saved, NOW) == {"cancer": "yes"}


@pytest.mark.parametrize(
    ("last", "gives"),
    [
        (None, {}),
        ({"level": "U", "at": NOW - 25 * HOUR}, {SUPPLIED: "yes"}),
        ({"level": "U", "at": NOW - 49 * HOUR}, {}),
        ({"level": "C", "at": NOW - 25 * HOUR}, {}),
        ({"level": "U", "at": NOW + HOUR}, {}),
    ],
)
def test_the_last_check_counts_only_if_it_was_near_and_ended_with_today(
    phone: Page, last: object, gives: object
) -> None:
    assert call(phone, "supplied", last, NOW) == gives


LAST = {"level": "S", "at": NOW - HOUR}
EARLIER = {"level": "S", "at": NOW - 20 * HOUR}
YESTERDAY = {"level": "S", "at": NOW - 24 * HOUR}


@pytest.mark.parametrize(
    ("last", "state", "why"),
    [
        (None, {}, "never"),
        (LAST, {}, None),
        ({"level": "S", "at": NOW - 2 * HOUR}, {}, "short"),
        (EARLIER, {}, "short"),
        (EARLIER, {"asked": NOW - HOUR}, None),
        (EARLIER, {"asked": NOW - 3 * HOUR}, "short"),
        (EARLIER, {"asked": NOW + HOUR}, "short"),
        (EARLIER, {"asked": NOW - HOUR, "painThen": 2, "painNow": 4}, "worse"),
        (YESTERDAY, {"asked": NOW - HOUR}, "old"),
        (LAST, {"painThen": 4, "painNow": 6}, "worse"),
        (LAST, {"painThen": 4, "painNow": 5}, None),
        ({"level": "S", "at": NOW + DAY}, {}, "old"),
    ],
)
def test_the_check_is_asked_again_as_the_brief_says(phone: Page, last: object, state: object, why: str | None) -> None:
    given = [TABLE["recheck"], last, NOW, state]
    assert run(phone, "recheck.js", "return m.needsRecheck(...given);", given) == why
