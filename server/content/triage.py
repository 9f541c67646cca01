"""How check.toml is read, what may be wrong in it, and what of it the phone's engine gets.

`read_check` gives a `Check` (see triage_table.py for the shape) or raises ContentError with every finding.
`as_json` writes the part that pwa/scripts/triage.js reads; words that a page prints are not in it.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec

from server.content.reader import SourceFile, convert, finding, parse_toml
from server.content.triage_faults import faults
from server.content.triage_table import Check, Condition, Question
from server.errors import ContentError

__all__ = ["Check", "as_json", "read_check"]


def read_check(file: SourceFile) -> Check:
    """The safety check; raises ContentError with every finding of shape and of sense."""
    check = convert(file, parse_toml(file), Check)
    found = tuple(finding(file, _line(file, name), rule, says) for rule, name, says in faults(check))
    if found:
        raise ContentError(found)
    return check


def _line(file: SourceFile, name: str) -> int:
    """The line of an id, or of a table when the fault is not one id's."""
    needles = (f'id = "{name}"', f'"{name}"', f"[{name}]")
    return file.line_of(next((needle for needle in needles if needle in file.text), name))


def as_json(check: Check) -> str:
    """The table that the engine reads: compact, and the same text for the same check."""
    table = {
        "groups": [{"id": group.id, "stage": group.stage} for group in check.groups],
        "ticks": [_only(tick, "id", "group", "after", "choice", "keep_days", "reassures") for tick in check.ticks],
        "signs": {sign.id: _condition(sign) for sign in check.signs},
        "questions": [_question(question) for question in check.questions],
        "rules": [_only(rule, "id", "level", "variant", "care") | _condition(rule) for rule in check.rules],
        "selfCare": _condition(check.self_care)
        | {
            "blockedBy": check.self_care.blocked_by,
            "askFirst": check.self_care.ask_first,
            "otherwiseDays": check.self_care.otherwise_days,
            "variant": check.self_care.variant,
        },
        "outcomes": [
            {"slug": each.slug, "level": each.level, "variants": [one.variant for one in check.versions(each.slug)[1:]]}
            for each in check.outcomes
        ],
        "recheck": check.recheck.numbers() | {"short": check.recheck.short},
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


def _condition(condition: Condition) -> dict[str, Any]:
    return _only(condition, "any", "all", "least", "of")


def _question(question: Question) -> dict[str, Any]:
    raises = [_only(each, "level", "variant") | _condition(each) for each in question.raises]
    own = _only(question, "id", "level", "days", "variant", "crisis") | _condition(question)
    return own | ({"raises": raises} if raises else {})


def _only(value: msgspec.Struct, *names: str) -> dict[str, Any]:
    """The named fields that say something, under the names that scripts use."""
    given = ((name, getattr(value, name)) for name in names)
    return {
        "keepDays" if name == "keep_days" else name: each
        for name, each in given
        if each is not None and each is not False and each != () and (each != 0 or name == "days")
    }
