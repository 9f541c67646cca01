"""Before a worker answers, the address of an outcome page must not tell the server how a check ended."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.harness.browsing import Journal
from tests.harness.program import Program

OUTCOMES = {f"/check/{slug}/" for slug in ("emergency", "hospital", "today", "soon", "self-care")}


def begin(page: Page, program: Program) -> None:
    page.goto(f"{program.url}/check/")
    expect(page.get_by_role("button", name="None of these")).to_be_visible()
    page.wait_for_load_state("networkidle")


def report_chest_pain(page: Page) -> None:
    page.locator("label:visible", has_text="Chest pain").first.click()
    page.get_by_role("button", name="Continue").click()


def test_all_outcomes_are_asked_for_together_and_none_by_itself(
    program: Program, new_context: Callable[..., BrowserContext], journal: Journal
) -> None:
    page = new_context().new_page()
    begin(page, program)
    assert set(journal.paths()) >= OUTCOMES
    before = len(journal.requests)
    report_chest_pain(page)
    expect(page).to_have_url(f"{program.url}/check/emergency/")
    expect(page.locator("h1:visible")).to_contain_text("911")
    expect(page.locator("main")).to_contain_text("You ticked")
    assert not OUTCOMES & set(journal.paths()[before:])


def test_an_emergency_page_opens_when_the_signal_goes_during_a_first_check(
    program: Program, new_context: Callable[..., BrowserContext]
) -> None:
    context = new_context()
    page = context.new_page()
    begin(page, program)
    context.set_offline(True)
    report_chest_pain(page)
    expect(page.locator("footer a[href='tel:911']:visible").first).to_contain_text("Call 911")
    expect(page).to_have_title("Call 911 now - Back at Ease")
