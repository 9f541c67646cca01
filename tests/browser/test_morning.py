"""The next morning, asked on the home screen: once, about the newest session that waits for it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.notes import noted
from tests.harness.axe import violations
from tests.harness.program import Program

SEED = """([routine, hours, more]) => localStorage.setItem('back-at-ease:sessions', JSON.stringify({
  version: 1,
  sessions: [{ id: 's', routine, began: Date.now() - hours * 3_600_000, end: 'done', before: 2, after: 2, ...more }],
}))"""
ASK = "How was your pain the morning after “Core strength: weeks 1 to 4”?"


def seed(page: Page, url: str, routine: str = "core-beginner", hours: float = 26, **more: Any) -> None:
    """A session so many hours ago, then the home screen."""
    page.goto(f"{url}/not-found/")
    page.evaluate(SEED, [routine, hours, more])
    page.goto(url)


def answer(page: Page, pain: int) -> None:
    page.locator(f"label:has(input[name=morning][value='{pain}'])").click()


def test_an_answer_is_kept_explained_and_not_asked_for_again(program: Program, page: Page) -> None:
    seed(page, program.url)
    expect(page.get_by_role("group", name=ASK)).to_be_visible()
    expect(page.locator("input[name=morning]:checked")).to_have_count(0)
    assert violations(page) == []
    answer(page, 6)
    expect(page.get_by_role("status").filter(has_text="Kept on this phone.")).to_contain_text("Next time do half")
    answer(page, 2)  # a slip of the thumb is mended by another tap
    expect(page.get_by_role("status").filter(has_text="Kept on this phone.")).to_contain_text("It went well.")
    assert noted(page, "sessions")["sessions"][0]["morning"] == 2
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("group", name=ASK)).to_be_hidden()
    page.reload()
    page.wait_for_load_state("networkidle")
    expect(page.locator("input[name=morning]").first).to_be_hidden()


def test_not_now_is_respected_here(program: Program, page: Page) -> None:
    seed(page, program.url)
    page.get_by_role("button", name="Not now").click()
    expect(page.locator("input[name=morning]").first).to_be_hidden()
    page.reload()
    page.wait_for_load_state("networkidle")
    expect(page.locator("input[name=morning]").first).to_be_hidden()
    assert "morning" not in noted(page, "sessions")["sessions"][0]


@pytest.mark.parametrize(("hours", "more"), [(2, {}), (72, {}), (26, {"morning": 1}), (26, {"end": "asked"})], ids=str)
def test_nothing_is_asked_too_early_too_late_or_twice(
    program: Program, page: Page, hours: float, more: dict[str, Any]
) -> None:
    seed(page, program.url, hours=hours, **more)
    page.wait_for_load_state("networkidle")
    expect(page.locator("input[name=morning]").first).to_be_hidden()


def test_a_routine_that_a_person_made_is_asked_about_without_its_name(program: Program, page: Page) -> None:
    seed(page, program.url, routine="own-1")
    expect(page.get_by_role("group", name="How was your pain the morning after your last routine?")).to_be_visible()
