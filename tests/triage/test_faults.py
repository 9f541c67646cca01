"""A safety check that does not fit together is refused, with every fault, its line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.content.reader import SourceFile, read_file
from server.content.triage import read_check
from server.errors import ContentError
from server.settings import ROOT

CHECK = read_file(ROOT / "content/en/check.toml", ROOT)

# What is put in place of what, the rule that must find it, and what it says.
FAULTS = {
    "an id given twice": ('id = "E2b"', 'id = "E2a"', "check-id", "the id “E2a” is given 2 times"),
    "an unknown term": ('any = ["E6a"]', 'any = ["E6z"]', "check-term", "“E6” mentions “E6z”"),
    "an unknown term in a raise": ('any = ["U2"] }', 'any = ["U99"] }', "check-term", "“U1” mentions “U99”"),
    "an unknown follow-up": ('after = ["E5a"]', 'after = ["E5x"]', "check-term", "“E5b” mentions “E5x”"),
    "a circle": ('any = ["U1a", "E13a"]', 'any = ["kidney-fever"]', "check-term", "go in a circle"),
    "a condition of nothing": ('any = ["E9b"]\nlevel', "level", "check-term", "“K2” has no condition"),
    "more than there are": ("least = 3", "least = 5", "check-term", "“K12” asks for 5 of 4 terms"),
    "a group that is not there": ('group = "lately"', 'group = "later"', "check-order", "the group “later”"),
    "asked too early": (
        'after = ["E9a", "E9b", "E9c", "E9e"]',
        'after = ["U6a"]',
        "check-order",
        "asked before what it waits for",
    ),
    "a tick without effect": ('any = ["E19a"]', 'any = ["E1a"]', "check-order", "“E19a” changes nothing"),
    "no source": ('sources = ["thinkaorta"]', "sources = []", "check-source", "E2 names no source"),
    "a missing outcome": ('level = "S"\ntitle', 'level = "C"\ntitle', "check-outcome", "level S has 0 outcome pages"),
    "a stray variant": (
        'outcome = "soon"\nid = "mood"',
        'outcome = "one-day"\nid = "mood"',
        "check-outcome",
        "“one-day”",
    ),
    "an unwritten variant": (
        'variant = "breath"',
        'variant = "lung"',
        "check-outcome",
        "no outcome has the variant “lung”",
    ),
    "an unsaid deadline": ("days = 28\nsays", "days = 30\nsays", "check-outcome", "says 28 days"),
    "an unknown level": ('level = "ER"', 'level = "EE"', "shape", "Invalid enum value 'EE'".lower()),
    "an unknown key": ("[safety_net]", "[safety_net]\ncolor = 1", "shape", "color"),
}


def findings(text: str) -> list[tuple[str, int, str]]:
    with pytest.raises(ContentError) as error:
        read_check(SourceFile(Path("content/en/check.toml"), text))
    return [(each.rule, each.line, each.message) for each in error.value.findings]


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_where_it_stands(name: str) -> None:
    old, new, rule, says = FAULTS[name]
    assert old in CHECK.text
    found = findings(CHECK.text.replace(old, new, 1))
    assert any(each == rule and says.lower() in message.lower() for each, _, message in found), found
    assert all(line > 1 for _, line, _ in found), found


def test_all_faults_are_told_at_once() -> None:
    text = CHECK.text.replace('sources = ["thinkaorta"]', "sources = []").replace('any = ["E6a"]', 'any = ["E6z"]')
    assert {rule for rule, _, _ in findings(text)} >= {"check-source", "check-term"}
