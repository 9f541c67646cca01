"""The habits check: asked now and then, one habit to start with, kept on this phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.diary import STORES, TODAY, button, opened
from tests.harness.axe import violations
from tests.harness.browsing import goto_and_wait_ready
from tests.harness.program import Program


def answered(page: Page, **answers: str) -> None:
    for habit, answer in answers.items():
        page.locator(f"[name={habit}][value={answer}]").check()
    button(page, "Show me one habit").click()


def checked(page: Page) -> Page:
    expect(button(page, "Show me one habit")).to_be_enabled()
    return page


@pytest.fixture
def check(program: Program, page: Page) -> Page:
    opened(page, program)
    page.get_by_role("link", name="Check my habits").click()
    return checked(page)


def test_one_habit_is_named_with_where_to_go_and_why(check: Page) -> None:
    expect(check.locator("form :checked")).to_have_count(0)
    answered(check, smoking="never", sitting="sometimes")
    expect(check.get_by_role("heading", name="One habit to start with")).to_be_focused()
    expect(check.locator("[data-habit]:visible")).to_have_count(1)
    expect(check.get_by_role("heading", name="Do you sit more than 5 hours a day?")).to_be_visible()
    expect(check.get_by_role("link", name="Desk break")).to_be_visible()
    check.get_by_role("link", name="Why: Posture").click()
    expect(check).to_have_url(re.compile(r"/guide/posture/$"))


def test_what_is_often_comes_first_and_two_are_the_most(check: Page) -> None:
    answered(check, sitting="sometimes", sleep="often", bag="sometimes")
    expect(check.get_by_role("heading", name="Start with the first. The other can wait.")).to_be_focused()
    shown = check.locator("[data-habit]:visible")
    expect(shown).to_have_count(2)
    assert [each.get_attribute("data-habit") for each in shown.all()] == ["sleep", "sitting"]


def test_nothing_stands_out_when_nothing_is_ticked(check: Page) -> None:
    answered(check)
    expect(check.get_by_text("Nothing stands out.")).to_be_visible()
    expect(check.locator("[data-when=none][tabindex]")).to_be_focused()
    expect(check.locator("[data-habit]:visible")).to_have_count(0)
    button(check, "Do it again").click()
    answered(check, driving="often")
    expect(check.locator("[data-habit]:visible")).to_have_count(1)


def test_a_check_is_kept_by_its_day_and_said_the_next_time(check: Page) -> None:
    for answer in ("sometimes", "often"):
        answered(check, sleep=answer)
        expect(check.locator("[data-part=status]")).to_have_text("Kept on this phone.")
        check.reload()
        checked(check)
        expect(check.get_by_text("Last time:")).to_be_visible()
    (kept,) = check.evaluate(STORES)["rows"]["back-at-ease/checks"]
    assert (kept["id"], kept["often"], kept["sometimes"]) == (TODAY.isoformat(), ["sleep"], [])


@pytest.mark.copy
def test_a_check_is_kept_with_no_network(program: Program, page: Page) -> None:
    goto_and_wait_ready(page, f"{program.url}/diary/")
    page.context.set_offline(True)
    page.goto(f"{program.url}/diary/habits/")
    answered(checked(page), mornings="often")
    expect(page.locator("[data-part=status]")).to_have_text("Kept on this phone.")
    assert len(page.evaluate(STORES)["rows"]["back-at-ease/checks"]) == 1


def test_a_phone_that_keeps_nothing_still_names_the_habit(program: Program, page: Page) -> None:
    page.add_init_script("IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };")
    page.goto(f"{program.url}/diary/habits/")
    answered(checked(page), stress="often")
    expect(page.get_by_role("link", name="Safety check")).to_be_visible()
    expect(page.get_by_text("This phone could not keep it.")).to_be_visible()


def test_without_script_the_habits_are_a_page_to_read(
    program: Program, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{program.url}/diary/habits/")
    expect(page.locator("[data-habit]:visible")).to_have_count(16)
    expect(button(page, "Show me one habit")).to_be_hidden()


@pytest.mark.parametrize("look", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_the_check_reads_well_on_a_small_phone_in_every_look(
    program: Program, new_context: Callable[..., BrowserContext], look: dict[str, Any]
) -> None:
    page = new_context(viewport={"width": 320, "height": 640}, **look).new_page()
    page.goto(f"{program.url}/diary/habits/")
    checked(page)
    for is_answered in (False, True):
        if is_answered:
            answered(page, sleep="often", lifting="often")
        assert violations(page) == []
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
        boxes = "() => [...document.querySelectorAll('.be-minutes')].filter(box => box.scrollWidth > box.clientWidth)"
        assert page.evaluate(f"({boxes})().length") == 0
