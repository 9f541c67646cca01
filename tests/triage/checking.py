"""The real table in the real engine, in a browser: many sets of answers in one call."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from playwright.sync_api import Page

from server.content.reader import read_file
from server.content.triage import as_json, read_check
from server.settings import ROOT
from tests.scripts.running import run
from tests.triage.reading_of_the_brief import Verdict

CHECK = read_check(read_file(ROOT / "content/en/check.toml", ROOT))
TABLE: dict[str, Any] = json.loads(as_json(CHECK))
SUPPLIED = "today-last-time"
AGES = tuple(tick.id for tick in CHECK.ticks if tick.choice == "age")
USUAL_AGE = "age-20-49"
SIGNS = tuple(tick.id for tick in CHECK.ticks if not tick.choice and not tick.reassures)

NO = dict.fromkeys((tick.id for tick in CHECK.ticks), "no")
Answers = Mapping[str, str]


def answered(*ticks: str, age: str = USUAL_AGE, word: str = "yes") -> dict[str, str]:
    """Answers to `evaluate_all`: these ticks with `word`, the age with yes unless one is among them."""
    chosen = dict.fromkeys(ticks, word)
    return chosen if set(ticks) & set(AGES) else chosen | {age: "yes"}


def evaluate_all(page: Page, sets: Sequence[Answers]) -> list[dict[str, Any]]:
    """The engine's result for each set of answers, where every tick that is not in the set is answered with no."""
    code = "const [check, no, sets] = given; return sets.map((each) => m.evaluate(check, { ...no, ...each }));"
    results: list[dict[str, Any]] = run(page, "triage.js", code, [TABLE, NO, list(sets)])
    return results


def verdicts(page: Page, sets: Sequence[Answers]) -> list[Verdict]:
    """The engine's results in the form of the second reading; only as much is sent as thousands of sets allow."""
    code = """const [check, no, sets] = given;
      return sets.map((each) => {
        const { level, care, days, questions, rules, crisis } = m.evaluate(check, { ...no, ...each });
        const rows = questions.map((row) => `${row.id} ${row.level}`).sort();
        return [level, care, days, rows.join(), [...rules].sort().join(), crisis].join('|');
      });"""
    lines = [line.split("|") for line in run(page, "triage.js", code, [TABLE, NO, list(sets)])]
    return [
        Verdict(level, care, int(days) if days else None, _parts(rows), _parts(rules), crisis == "true")
        for level, care, days, rows, rules, crisis in lines
    ]


def _parts(text: str) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()


def call(page: Page, name: str, *arguments: object) -> Any:
    """What one of the engine's functions gives for the table and these arguments."""
    return run(page, "triage.js", f"return m.{name}(...given);", [TABLE, *arguments])
