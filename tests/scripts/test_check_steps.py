"""The safety check's screens follow the answers, forwards and back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.scripts.running import modules, run
from tests.triage.checking import CHECK, TABLE

GROUPS = [group.id for group in CHECK.groups]
DAY = 86_400_000


@pytest.fixture
def phone(desk: Page) -> Iterator[Page]:
    with modules(desk, "check-steps.js", "triage.js") as opened:
        yield opened


def stand(page: Page, done: list[str], *ticked: str, given: dict[str, str] | None = None) -> dict[str, Any]:
    progress = {"done": done, "ticked": list(ticked)}
    code = "return m.standing(...given);"
    return dict(run(page, "check-steps.js", code, [TABLE, progress, given or {}]))


def test_a_well_person_sees_every_screen_once_in_order(phone: Page) -> None:
    seen = [stand(phone, GROUPS[:done], "age-20-49") for done in range(len(GROUPS) + 1)]
    assert [each["groups"] for each in seen] == [*([group] for group in GROUPS), []]
    assert [each["number"] for each in seen[:-1]] == list(range(1, len(GROUPS) + 1))
    assert {each["count"] for each in seen[:-1]} == {len(GROUPS)}
    assert seen[-1]["result"]["level"] == "S"


def test_facts_that_are_known_save_a_screen(phone: Page) -> None:
    given = {tick.id: "no" for tick in CHECK.ticks_of("you") if tick.keep_days} | {"age-20-49": "yes"}
    assert stand(phone, [], given=given)["count"] == len(GROUPS) - 1
    assert stand(phone, ["chest", "nerves", "injury"], given=given)["groups"] == ["today"]


def test_an_emergency_ends_the_check_at_once(phone: Page) -> None:
    after = stand(phone, ["chest"], "E1a")
    assert after["groups"] == []
    assert after["result"]["outcome"] == "emergency"


def test_hospital_signs_leave_only_emergency_screens(phone: Page) -> None:
    after = stand(phone, ["chest", "nerves"], "E7a")
    assert (after["groups"], after["number"], after["count"]) == (["injury"], 3, 4)


def test_without_an_age_the_screen_stays(phone: Page) -> None:
    assert stand(phone, ["chest", "nerves", "injury", "you"])["groups"] == ["you"]


def test_the_short_list_is_one_screen_and_asks_for_nothing_else(phone: Page) -> None:
    code = "return given[1].map((done) => m.standing(given[0], { done, ticked: [], short: true }, {}));"
    before, after = run(phone, "check-steps.js", code, [TABLE, [[], ["chest", "nerves"]]])
    assert (before["groups"], before["number"], before["count"]) == (["chest", "nerves"], 1, 1)
    assert (after["groups"], after["result"]["level"]) == ([], None)


def test_a_step_back_forgets_the_answers_but_keeps_the_ticks(phone: Page) -> None:
    code = "return m.answersOf(...given);"
    forward = run(phone, "check-steps.js", code, [TABLE, {"done": ["chest"], "ticked": ["K7b", "K7a"]}, {}])
    assert (forward["K7a"], forward["K7b"], forward["E1a"]) == ("yes", "yes", "no")
    assert run(phone, "check-steps.js", code, [TABLE, {"done": [], "ticked": ["K7a"]}, {}]) == {}


def test_a_follow_up_counts_only_while_it_shows(phone: Page) -> None:
    hidden = run(phone, "check-steps.js", "return m.answersOf(...given);",
                 [TABLE, {"done": ["chest"], "ticked": ["K7b"]}, {}])  # fmt: skip
    assert hidden.get("K7b") != "yes"
    shown = "return m.shownOn(...given, 'chest');"
    assert "K7b" in run(phone, "check-steps.js", shown, [TABLE, {"done": [], "ticked": ["K7a"]}, {}])
    assert "K7b" not in run(phone, "check-steps.js", shown, [TABLE, {"done": [], "ticked": []}, {}])


def test_kept_facts_keep_their_day_and_new_ones_get_today(phone: Page) -> None:
    saved = {"age-20-49": {"answer": "yes", "at": 5 * DAY}}
    code = "return m.factsOf(given[0], { done: given[1], ticked: ['age-20-49'] }, given[2], given[3], 9 * 86400000);"
    known = {"age-20-49": "yes"}
    kept = run(phone, "check-steps.js", code, [TABLE, ["chest"], known, saved])
    assert kept == {"age-20-49": {"answer": "yes", "at": 5 * DAY}}
    asked = run(phone, "check-steps.js", code, [TABLE, ["chest", "you"], known, saved])
    assert asked["age-20-49"]["at"] == 9 * DAY
    assert asked["cancer"] == {"answer": "no", "at": 9 * DAY}
    assert all(TICKS[name].keep_days for name in asked), "only facts are kept, never signs"


TICKS = {tick.id: tick for tick in CHECK.ticks}
