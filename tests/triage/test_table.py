"""check.toml holds the whole of the brief's section 3, in words a frightened person can read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

import pytest

from server.content.checks.reading_grade import WORD, reading_grade
from server.content.checks.texts import SENTENCE
from server.content.outcome import Outcome
from server.content.triage import as_json
from server.content.triage_table import Question
from server.settings import ROOT
from tests.triage.checking import CHECK

ROWS = [f"E{n}" for n in range(1, 21)] + [f"U{n}" for n in range(1, 16)] + [f"C{n}" for n in range(1, 14)]
NEVER = re.compile(r"proven|\bcure|heal|slipped|worn out|crumbl|fragile|out of place|never bend|\bfix|treat|safe for")
DIAGNOSES = """heart attack|dissection|embolism|sepsis|abscess|meningitis|stroke|fracture|tumor|shingles|pleurisy
  |kidney stone|cauda equina|cord compression|pre-eclampsia"""
FROM_MEMORY = {"cdc-heart", "neckpain-vasc", "nice-ng65", "nice-ng234", "988-line", "acog-exercise", "pt-consensus"}
SOURCES = """cdc-heart pe-stone thinkaorta nidirect-aaa ces-cards northern-trust finucane-2020 downie-2013 yusuf-2019
  neckpain-vasc myelopathy-org devon-thoracic mama-academy nhswales-preg nhs-back henschke-2009 nice-ng234 millcroft-nhs
  nice-ng65 nice-ng59 nhsinform-ex nhs-exercises dasilva-2019 pt-consensus henschke-2008 startback-2011 988-line"""
PAGES = [page for slug in CHECK.outcome_slugs for page in CHECK.versions(slug)]


def sentences(lines: Iterable[str]) -> list[str]:
    return [match[0].strip() for line in lines for match in SENTENCE.finditer(line) if match[0].strip()]


def grade(*lines: str) -> float:
    return reading_grade(sentences(CHECK.fill(line, "911") for line in lines))


def named(page: Outcome) -> str:
    return f"{page.slug}-{page.variant}"


def test_every_row_of_the_brief_is_a_question_in_its_order() -> None:
    assert [question.id for question in CHECK.questions] == ROWS


def test_every_rule_of_the_brief_is_there() -> None:
    assert {rule.id.partition("-")[0] for rule in CHECK.rules} == {f"K{number}" for number in range(1, 15)}


def test_exactly_the_sources_of_the_brief_are_cited() -> None:
    assert set(CHECK.source_ids) == set(SOURCES.split())


@pytest.mark.parametrize("question", CHECK.questions, ids=lambda question: question.id)
def test_a_question_has_a_source_or_says_what_it_rests_on(question: Question) -> None:
    assert question.sources or question.basis
    assert question.screens_for


def test_every_tick_belongs_to_a_question_a_rule_or_the_person() -> None:
    known = {*ROWS, *(rule.id for rule in CHECK.rules), "S"}
    for tick in CHECK.ticks:
        assert tick.keep_days or re.sub(r"(?<=\d)[a-z]$|\d$", "", tick.id) in known or tick.id == "S1", tick.id


def test_no_one_is_told_what_they_have() -> None:
    said = " ".join(line for page in PAGES for line in (page.title, page.lead, *page.steps)).lower()
    assert [each for each in re.split(r"\s*\|", DIAGNOSES) if each in said] == []
    assert not re.search(r"(?<!if )you (?:may |might |could )?have", said)


def test_signs_read_at_grade_five() -> None:
    assert grade(*(tick.says for tick in CHECK.ticks)) <= 5
    assert grade(*(question.asks for question in CHECK.questions)) <= 5


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_an_outcome_reads_at_grade_six(page: Outcome) -> None:
    assert grade(page.title, page.lead, page.say or "", page.steps_title, *page.steps) <= 6


def test_sentences_and_ticks_are_short() -> None:
    assert [line for line in sentences(CHECK.sentences) if len(WORD.findall(line)) > 20] == []
    assert [tick.says for tick in CHECK.ticks if len(tick.says.split()) > 18] == []


def test_no_word_promises_or_frightens() -> None:
    assert [line for line in CHECK.sentences if NEVER.search(line.lower())] == []


def test_no_number_rests_on_memory_alone() -> None:
    for question in CHECK.questions:
        if set(question.sources) and set(question.sources) <= FROM_MEMORY:
            own = [tick.says for tick in CHECK.ticks if tick.id.rstrip("abcdefg") == question.id]
            said = " ".join([question.asks, question.advice or "", *own])
            assert not re.search(r"\d", said.replace(CHECK.crisis_line, "")), question.id


def test_the_emergency_number_is_never_written_out() -> None:
    text = json.dumps([line for part in (CHECK.outcomes, CHECK.variants, CHECK.notes) for line in map(str, part)])
    assert "911" not in text
    assert CHECK.fill("tel:{emergency}", "112") == "tel:112"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_an_emergency_leaves_no_way_to_go_on_anyway(page: Outcome) -> None:
    ways = [action.to for action in (*page.actions, *page.onward)]
    if page.slug in ("emergency", "hospital"):
        assert ways == ["tel:{emergency}"]
    assert page.onward == () or page.slug in ("today", "soon", "self-care")


def test_every_way_on_leads_to_something_we_have() -> None:
    steps = {path.stem.partition("-")[2] for path in (ROOT / "content/en/relief").glob("*.toml")}
    routines = {path.stem for path in (ROOT / "content/en/routines").glob("*.toml")}
    known = {f"relief:{slug}" for slug in steps} | {f"routine:{slug}" for slug in routines}
    ways = {action.to for page in PAGES for action in (*page.actions, *page.onward)}
    inside = {way for way in ways if not way.startswith(("tel:", "sms:"))}
    assert inside <= known | {"page:check", "page:routines"}
    assert "relief:position" in inside


def test_bladder_and_saddle_signs_give_the_words_to_say() -> None:
    said = {named(page): page.say for page in PAGES}
    assert said["emergency-nerves"] == said["hospital-nerves"]
    assert "cauda equina" in str(said["hospital-nerves"])


def test_a_crisis_puts_the_crisis_line_before_all_else() -> None:
    [page] = [page for page in CHECK.versions("today") if page.variant == "crisis"]
    assert [action.to for action in page.actions] == ["tel:{crisis}", "sms:{crisis}", "tel:{emergency}"]
    assert [action.to for action in CHECK.crisis.actions] == ["tel:{crisis}", "sms:{crisis}", "tel:{emergency}"]


def test_a_variant_keeps_what_it_does_not_change() -> None:
    general, heart = CHECK.outcome("emergency"), CHECK.versions("emergency")[2]
    assert (heart.variant, heart.title, heart.actions) == ("heart", general.title, general.actions)
    assert heart.steps != general.steps


def test_rows_are_grouped_by_urgency_for_the_page_without_script() -> None:
    grouped = [CHECK.questions_at(level) for level in ("E", "ER", "U", "C")]
    assert sum(map(len, grouped)) == len(ROWS)
    assert [question.id for question in grouped[1]] == ["E5", "E6", "E7", "E8", "E9", "E10", "E15", "E17", "E18"]


def test_the_table_for_the_phone_is_the_same_each_time_and_holds_no_sentence() -> None:
    text = as_json(CHECK)
    assert text == as_json(CHECK)
    assert json.loads(text)["questions"][0] == {"id": "E1", "level": "E", "variant": "heart", "any": ["E1a", "E1b"]}
    assert [line for line in CHECK.sentences if line.count(" ") > 2 and line in text] == []
    assert len(text) < 14_000
