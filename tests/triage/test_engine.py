"""The engine gives what the brief's table says, for every row, rule, pair and thousands of mixed answers."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from server.settings import ROOT
from tests.scripts.running import modules, run
from tests.triage.cases import ESCALATIONS, ROWS, RULES
from tests.triage.checking import (
    AGES,
    CHECK,
    NO,
    SIGNS,
    SUPPLIED,
    TABLE,
    USUAL_AGE,
    answered,
    call,
    evaluate_all,
    verdicts,
)
from tests.triage.reading_of_the_brief import ORDER, read

STORIES = json.loads((ROOT / "tests/vectors/triage.json").read_text(encoding="utf-8"))
SETS, SEED = 6000, 20261122


@pytest.fixture
def phone(desk: Page) -> Iterator[Page]:
    with modules(desk, "triage.js") as opened:
        yield opened


def results(page: Page, cases: dict[str, tuple[str, str]]) -> dict[str, dict[str, Any]]:
    """The result of each case's ticks."""
    found = evaluate_all(page, [answered(*ticks.split()) for ticks, _ in cases.values()])
    return dict(zip(cases, found, strict=True))


def test_every_row_alone_gives_the_level_of_the_brief(phone: Page) -> None:
    found = results(phone, ROWS)
    assert {name: result["level"] for name, result in found.items()} == {
        name: level for name, (_, level) in ROWS.items()
    }
    for name, result in found.items():
        assert name in [each["id"] for each in result["questions"]], name
        assert set(result["reasons"]) <= set(ROWS[name][0].split()), name
    assert set(ROWS) == {question.id for question in CHECK.questions}


def test_every_emergency_row_leads_to_a_call_or_a_hospital(phone: Page) -> None:
    pages = {name: result["outcome"] for name, result in results(phone, ROWS).items() if name.startswith("E")}
    assert len(pages) == 20
    assert set(pages.values()) == {"emergency", "hospital"}


def test_escalations_raise_as_the_brief_says(phone: Page) -> None:
    found = results(phone, ESCALATIONS)
    assert {name: result["level"] for name, result in found.items()} == {
        name: level for name, (_, level) in ESCALATIONS.items()
    }


def test_every_combination_rule_fires_and_raises(phone: Page) -> None:
    found = results(phone, RULES)
    for name, result in found.items():
        assert name in result["rules"], name
        assert result["level"] == RULES[name][1], name
    assert set(RULES) == {rule.id for rule in CHECK.rules}


def test_no_combination_rule_fires_when_one_of_its_answers_is_missing(phone: Page) -> None:
    cases = {
        f"{name} without {missing}": (" ".join(each for each in ticks.split() if each != missing), "")
        for name, (ticks, _) in RULES.items()
        for missing in ticks.split()
    }
    for name, result in results(phone, cases).items():
        assert name.split()[0] not in result["rules"] or name == "K14 without U6a", name


def test_every_tick_counts_as_much_when_not_sure(phone: Page) -> None:
    sets = [answered(tick, age=age, word=word) for tick in SIGNS for age in AGES for word in ("yes", "notsure")]
    found = evaluate_all(phone, sets)
    assert found[::2] == found[1::2]


def test_not_sure_of_a_clearance_is_no_clearance(phone: Page) -> None:
    cleared, unsure, none = evaluate_all(
        phone,
        [answered("cleared", age="age-60-64", word=word) for word in ("yes", "notsure", "no")],
    )
    assert cleared["level"] == "S"
    assert (unsure["level"], unsure["variant"]) == (none["level"], none["variant"]) == ("C", "older")


def test_a_second_answer_never_lowers_the_level(phone: Page) -> None:
    code = """
      const [check, none, signs, ages, order] = given;
      const rank = (ticks) => order.indexOf(m.evaluate(check, { ...none, ...ticks }).level);
      const lowered = [];
      for (const age of ages) {
        const alone = new Map(signs.map((id) => [id, rank({ [age]: 'yes', [id]: 'yes' })]));
        signs.forEach((one, index) => signs.slice(index + 1).forEach((other) => {
          const both = rank({ [age]: 'yes', [one]: 'yes', [other]: 'yes' });
          if (both < Math.max(alone.get(one), alone.get(other))) lowered.push([age, one, other]);
        }));
      }
      return lowered;"""
    ages = ["age-0-17", USUAL_AGE, "age-71"]
    assert run(phone, "triage.js", code, [TABLE, NO, [*SIGNS, SUPPLIED], ages, ORDER]) == []


def mixed_answers() -> list[dict[str, str]]:
    """Thousands of sets of answers, from nearly none ticked to many."""
    dice = random.Random(SEED)
    sets = []
    for _ in range(SETS):
        share = dice.choice((0.01, 0.02, 0.04, 0.1, 0.3))
        others = [*SIGNS, "cleared", SUPPLIED]
        ticked = {each: dice.choice(("yes", "yes", "notsure")) for each in others if dice.random() < share}
        sets.append(answered(age=dice.choice(AGES)) | ticked)
    return sets


def test_thousands_of_answers_agree_with_a_second_reading_of_the_brief(phone: Page) -> None:
    sets = mixed_answers()
    expected = [read({each for each, word in set_.items() if word == "yes" or each != "cleared"}) for set_ in sets]
    for answers, got, says in zip(sets, verdicts(phone, sets), expected, strict=True):
        assert got == says, sorted(answers)
    assert {says.level for says in expected} == set(ORDER)


def test_emergency_and_hospital_never_come_with_care_at_home(phone: Page) -> None:
    found = verdicts(phone, mixed_answers())
    assert {each.care for each in found if each.level in ("E", "ER")} == {"none"}
    assert {each.care for each in found if each.level == "U"} == {"none", "comfort"}


def test_nobody_under_18_is_shown_anything_to_do_alone(phone: Page) -> None:
    sets = [{**answers, **dict.fromkeys(AGES, "no"), "age-0-17": "yes"} for answers in mixed_answers()]
    found = verdicts(phone, [answered(age="age-0-17"), *sets])
    assert {each.care for each in found} == {"none"}
    assert "S" not in {each.level for each in found}


def test_every_story_ends_where_a_clinician_would_send_it(phone: Page) -> None:
    sets = [answered(*story["ticks"], age=story.get("age", USUAL_AGE)) for story in STORIES]
    for story, result in zip(STORIES, evaluate_all(phone, sets), strict=True):
        assert {key: result[key] for key in story["gives"]} == story["gives"], story["name"]


def test_the_engine_runs_without_a_page(phone: Page) -> None:
    source = (ROOT / "pwa/scripts/triage.js").read_text(encoding="utf-8")
    code = """
      const [check, answers, source] = given;
      const job = `${source}; onmessage = ({ data }) => postMessage(evaluate(...data).level);`;
      const url = URL.createObjectURL(new Blob([job], { type: 'text/javascript' }));
      const worker = new Worker(url, { type: 'module' });
      worker.postMessage([check, answers]);
      return new Promise((done, fail) => {
        worker.onmessage = ({ data }) => done(data);
        worker.onerror = ({ message }) => fail(new Error(message));
      });"""
    assert run(phone, "triage.js", code, [TABLE, {"E1a": "yes"}, source]) == "E"


def test_answers_are_left_as_they_were(phone: Page) -> None:
    code = """
      const [check, answers] = given;
      const before = JSON.stringify([check, answers]);
      Object.freeze(answers);
      m.evaluate(check, answers);
      m.noneOf(check, answers, 'chest');
      return JSON.stringify([check, answers]) === before;"""
    assert run(phone, "triage.js", code, [TABLE, {"E5a": "yes"}])


def test_all_functions_are_there(phone: Page) -> None:
    names = run(phone, "triage.js", "return Object.keys(m);")
    assert sorted(names) == ["evaluate", "isHigher", "keptAnswers", "noneOf", "supplied", "visible"]
    assert call(phone, "visible", {}, "nerves")[0] == "E5a"
