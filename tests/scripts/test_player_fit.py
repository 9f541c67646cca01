"""What a person ticked, before a session: moves that are left out, and moves to change or ask about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.scripts.running import NOTES, modules, run

STEPS = [{"move": {"slug": name, "url": f"/{name}/"}, "skip": []} for name in ("a", "b", "a", "c", "d")]
RULES = {
    "/a/": [["OST", "change", ""], ["KN", "ask", ""], ["WR", "change", ""]],
    "/b/": [["OST", "skip", ""], ["KN", "change", ""]],
    "/c/": [["PG", "ask", ""]],
}


@pytest.fixture
def phone(desk: Page) -> Iterator[Page]:
    with modules(desk, "player-fit.js", "conditions.js", *NOTES) as opened:
        yield opened


def test_moves_to_change_or_ask_about_are_named_once_with_every_rule_of_theirs(phone: Page) -> None:
    code = """const [steps, rules, codes] = given;
        const out = m.swaps(steps, rules, {}, codes);
        return m.heeds(steps, rules, out, codes).map(({ move, code, does }) => [move.slug, code, does]);"""
    found = run(phone, "player-fit.js", code, [STEPS, RULES, ["OST", "KN"]])
    assert found == [["a", "OST", "change"], ["a", "KN", "ask"]]  # b is left out, and c and d ask nothing
    assert run(phone, "player-fit.js", code, [STEPS, RULES, []]) == []
    assert run(phone, "player-fit.js", code, [STEPS, RULES, ["PG"]]) == [["c", "PG", "ask"]]
