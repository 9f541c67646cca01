"""The relief flow has its seven steps, each fit to read from the floor, within the limits of the brief."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from server.content.checks.reading_grade import WORD, reading_grade
from server.content.checks.texts import SENTENCE
from server.content.reader import SourceFile, read_file
from server.content.relief import ReliefStep, read_step
from server.errors import ContentError
from server.settings import ROOT

FILES = [read_file(path, ROOT) for path in sorted((ROOT / "content/en/relief").glob("*.toml"))]
STEPS = {step.slug: step for step in map(read_step, FILES)}
HEAT_OR_COLD = STEPS["heat-or-cold"]
COLD, HEAT = HEAT_OR_COLD.timers


def sentences(step: ReliefStep) -> list[str]:
    return [match[0].strip() for line in step.sentences for match in SENTENCE.finditer(line) if match[0].strip()]


def test_the_steps_come_in_the_order_of_a_spasm() -> None:
    order = ["check", "position", "breathing", "heat-or-cold", "first-moves", "getting-up", "what-next"]
    assert list(STEPS) == order
    assert [step.order for step in STEPS.values()] == list(range(1, 8))


@pytest.mark.parametrize("step", STEPS.values(), ids=lambda step: step.slug)
def test_a_step_reads_at_grade_six_in_short_sentences(step: ReliefStep) -> None:
    assert reading_grade(sentences(step)) <= 6
    assert [line for line in sentences(step) if len(WORD.findall(line)) > 20] == []


@pytest.mark.parametrize("step", STEPS.values(), ids=lambda step: step.slug)
def test_a_step_can_be_spoken(step: ReliefStep) -> None:
    assert step.say.endswith(".")
    assert not set(step.say) & set("()/[]{}&%")


def test_every_position_and_move_has_three_lines_at_most_and_words_for_pregnancy_or_thin_bones() -> None:
    moves = [move for step in STEPS.values() for move in (*step.choices, *step.moves)]
    assert all(1 <= len(move.lines) <= 3 for move in moves if not move.routine)
    for move in STEPS["position"].choices:
        assert {each.code for each in move.avoid} & {"PG", "OST"}, move.label


def test_a_pregnant_person_is_led_to_the_side() -> None:
    flat = [move for move in STEPS["position"].choices if move.exercise in ("rest-90-90", "back-lying-bolster")]
    instead = [each.instead for move in flat for each in move.avoid if each.code == "PG"]
    assert instead == ["side-lying", "side-lying"]


def test_who_can_hardly_move_is_led_to_the_bed_routine() -> None:
    [bed] = [move for move in STEPS["position"].choices if move.routine]
    assert (bed.label, bed.routine) == ("I can hardly move", "in-bed")


def test_the_pacer_keeps_to_the_brief() -> None:
    pacer = STEPS["breathing"].pacer
    assert pacer
    assert (pacer.pattern.inhale, pacer.pattern.exhale, pacer.minutes) == (4, 6, 5)
    assert (pacer.inhale_range, pacer.exhale_range, pacer.breath_range) == ((3, 5), (4, 7), (7, 12))
    assert (pacer.ramp.inhale, pacer.ramp.exhale, pacer.ramp.breaths) == (3, 4, 3)
    assert (pacer.offered, pacer.most_per_day, pacer.longest_hold) == ((2, 5, 10), 30, 4)


def test_cold_and_heat_keep_to_the_brief() -> None:
    assert (COLD.usual, COLD.longest, COLD.stop, COLD.skin, COLD.rest, COLD.per_day) == (10, 15, 20, (5,), 120, 6)
    assert (HEAT.usual, HEAT.longest, HEAT.stop, HEAT.skin, HEAT.rest, HEAT.per_day) == (15, 20, 20, (5, 10), 120, 6)
    assert (COLD.careful_usual, COLD.careful, HEAT.careful) == (5, 8, 10)
    assert (COLD.after_days, COLD.extra.usual, COLD.extra.longest) == (2, 5, 10)
    assert (HEAT.extra.longest, HEAT.extra.unit) == (8, "hours")


def test_the_questions_before_heat_and_cold_are_those_of_the_brief() -> None:
    assert HEAT_OR_COLD.gate
    rows = {row.id: (row.cold, row.heat) for row in HEAT_OR_COLD.gate.rows}
    assert rows == {
        "numb": ("no", "no"),
        "flow": ("no", "no"),
        "diabetes": ("no", "no"),
        "cold-reaction": ("no", "ok"),
        "heart": ("ask", "ask"),
        "skin": ("no", "no"),
        "bruise": ("ok", "no"),
        "cancer": ("ask", "ask"),
        "fever": ("no", "no"),
        "pregnant": ("ok", "ask"),
        "sleepy": ("no", "no"),
        "older": ("care", "care"),
    }


def test_scripts_get_the_numbers_under_their_own_names() -> None:
    numbers = json.loads(HEAT_OR_COLD.as_json())
    assert numbers["cold"] == {
        "offered": [10, 15],
        "usual": 10,
        "longest": 15,
        "stop": 20,
        "skin": [5],
        "rest": 120,
        "perDay": 6,
        "careful": 8,
        "carefulUsual": 5,
    }
    assert json.loads(STEPS["breathing"].as_json())["pacer"]["pattern"] == {"in": 4, "out": 6}
    assert json.loads(STEPS["position"].as_json()) == {}


def test_the_ladder_has_no_gap() -> None:
    rungs = STEPS["what-next"].ladder
    assert len(rungs) == 6
    assert [rung.until_hours for rung in rungs] == [*(rung.from_hours for rung in rungs[1:]), None]
    assert all(line.startswith("Don’t") for rung in rungs for line in rung.dont)


def test_the_last_step_leads_on_and_says_when_to_check_again() -> None:
    last = STEPS["what-next"]
    assert ("routine", "first-48h") in last.targets
    assert any("24 hours" in note for note in last.notes)


FAULTS = {
    "a long title": ("2-position", 'title = "', 'title = "Now tell us ', "the title has 8 words; the most is 6"),
    "a long lead": ("2-position", 'lead = "', 'lead = "' + "Now tell us this one thing please. " * 2, "the lead has"),
    "four lines": ("5-first-moves", '"Pull your toes up.", ', '"One.", "Pull your toes up.", ', "4 lines where 3 fit"),
    "two things behind a move": ("5-first-moves", "[[moves]]", '[[moves]]\nroutine = "in-bed"', "exactly one of"),
    "a timer past its limit": ("4-heat-or-cold", "longest = 15", "longest = 25", "the cold timer offers more"),
    "an unknown key": ("2-position", "lines = []", "lines = []\nspeed = 3", "speed"),
    "an unknown condition": ("2-position", 'code = "PG"', 'code = "PGX"', "PGX"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_step_that_does_not_fit_is_refused(name: str) -> None:
    stem, old, new, says = FAULTS[name]
    [file] = [each for each in FILES if each.slug == stem]
    assert old in file.text
    with pytest.raises(ContentError) as error:
        read_step(SourceFile(file.path, file.text.replace(old, new, 1)))
    assert any(says in each.message for each in error.value.findings), str(error.value)


def test_a_step_without_a_place_in_the_order_is_refused() -> None:
    with pytest.raises(ContentError, match="name it <order>-<slug>"):
        read_step(SourceFile(Path("content/en/relief/position.toml"), FILES[1].text))
