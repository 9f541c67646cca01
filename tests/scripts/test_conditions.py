"""What a person ticked, and the strictest thing that it asks of a move."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.notes import noted
from tests.scripts.running import NOTES, modules, run, run_noted

RULES = [["PG", "skip", "Clamshell"], ["STN", "change", ""], ["CV", "change", ""], ["OST", "ask", ""]]


@pytest.fixture
def phone(desk: Page) -> Iterator[Page]:
    with modules(desk, "conditions.js", *NOTES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("codes", "verdict"),
    [
        ([], None),
        (["KN"], None),
        (["STN"], {"action": "change", "codes": ["STN"], "instead": ""}),
        (["CV", "STN"], {"action": "change", "codes": ["STN", "CV"], "instead": ""}),
        (["STN", "OST"], {"action": "ask", "codes": ["OST"], "instead": ""}),
        (["STN", "OST", "PG"], {"action": "skip", "codes": ["PG"], "instead": "Clamshell"}),
    ],
)
def test_the_strictest_rule_counts(phone: Page, codes: list[str], verdict: dict[str, Any] | None) -> None:
    assert run(phone, "conditions.js", "return m.verdictOf(...given);", [RULES, codes]) == verdict


def test_what_was_ticked_is_kept_and_nothing_leaves_no_note(phone: Page) -> None:
    code = "const kept = m.keep(given); return [m.ticked(), await kept];"
    assert run_noted(phone, "conditions.js", code, ["PG", "OST"]) == [["PG", "OST"], True]
    assert noted(phone, "conditions") == {"version": 1, "codes": ["PG", "OST"]}
    assert run_noted(phone, "conditions.js", code, []) == [[], True]
    assert noted(phone, "conditions") is None


@pytest.mark.parametrize(("codes", "instead"), [(["PG"], "Clamshell"), (["PG", "HIP"], ""), (["PG", "OST"], "Rest")])
def test_no_move_is_named_instead_that_this_person_should_skip_too(phone: Page, codes: list[str], instead: str) -> None:
    rules = [["OST", "skip", "Rest", "SX"], ["PG", "skip", "Clamshell", "HIP OST"]]
    assert run(phone, "conditions.js", "return m.verdictOf(...given).instead;", [rules, codes]) == instead


@pytest.mark.parametrize("stored", ["", "{", "null", '{"version":9,"codes":["PG"]}', '{"version":1}'])
def test_a_damaged_note_is_nothing_ticked(phone: Page, stored: str) -> None:
    phone.evaluate("text => { localStorage['back-at-ease:conditions'] = text; }", stored)
    assert run_noted(phone, "conditions.js", "return m.ticked();") == []
