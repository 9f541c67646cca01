"""The safety check in the hand: one screen at a time, the right page at its end, and nothing of it leaves the phone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.diary import STORES
from tests.browser.notes import noted
from tests.harness.axe import violations
from tests.harness.browsing import Journal
from tests.harness.clock import stand_still
from tests.harness.program import Program

SMALL = """() => [...document.querySelectorAll('a[href]:not(.be-skip), button, label, summary')].filter(node => {
  const box = node.getBoundingClientRect();
  return box.width && getComputedStyle(node).display !== 'inline' && (box.height < 55.5 || box.width < 55.5); })
  .map(node => node.outerHTML.slice(0, 90))"""


def begin(page: Page, program: Program) -> None:
    page.goto(f"{program.url}/check/")
    expect(page.get_by_role("button", name="None of these")).to_be_visible()


def none(page: Page) -> None:
    heading = page.locator("h1").inner_text()
    page.get_by_role("button", name="None of these").click()
    expect(page.locator("h1")).not_to_have_text(heading)


def tick(page: Page, words: str) -> None:
    page.locator("label:visible", has_text=words).first.click()


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Continue").click()


def to_end(page: Page, *, today: str = "", lately: str = "") -> None:
    """All screens with no sign but the given ones."""
    for _ in range(3):
        none(page)
    if "fit you" in page.locator("h1").inner_text():
        tick(page, "20 to 49")
        none(page)
    for words in (today, lately):
        if words:
            tick(page, words)
        if page.url.endswith("/check/"):
            none(page)


def test_a_person_without_a_sign_is_through_in_seven_taps_and_may_care_for_themselves(
    program: Program, page: Page, journal: Journal
) -> None:
    begin(page, program)
    to_end(page)
    expect(page).to_have_url(f"{program.url}/check/self-care/")
    expect(page.get_by_role("link", name="Find a position")).to_be_visible()
    assert journal.complaints == []


def test_the_first_emergency_sign_leads_at_once_to_the_call(program: Program, page: Page, journal: Journal) -> None:
    begin(page, program)
    tick(page, "Chest pain")
    go_on(page)
    expect(page).to_have_url(f"{program.url}/check/emergency/")
    expect(page.locator("h1")).to_have_text("Call 911 now")
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator("[data-part=ticked]")).to_contain_text("Chest pain, pressure or tightness")
    expect(page.get_by_text("These signs can come from the heart.")).to_be_visible()
    targets = page.evaluate(
        "() => [...document.querySelectorAll('a[href]')].filter(a => a.offsetParent).map(a => a.getAttribute('href'))"
    )
    assert set(targets) - {"#main"} == {"tel:911", "/check/"}, "nothing to do but call, or undo a slip"
    assert journal.complaints == []


def test_a_slip_of_the_finger_comes_back_to_the_same_screen_with_its_tick(program: Program, page: Page) -> None:
    begin(page, program)
    none(page)
    none(page)
    tick(page, "Fever with a stiff neck")
    go_on(page)
    page.get_by_role("link", name="I tapped by mistake").click()
    box = page.get_by_label("Fever with a stiff neck", exact=True)
    expect(box).to_be_checked()
    box.uncheck()
    none(page)
    expect(page.locator("h1")).to_have_text("Do any of these fit you?")


def test_hospital_signs_end_on_the_hospital_page_with_nothing_to_do_alone(program: Program, page: Page) -> None:
    begin(page, program)
    none(page)
    tick(page, "between the legs")
    go_on(page)
    none(page)
    tick(page, "20 to 49")
    none(page)
    expect(page).to_have_url(f"{program.url}/check/hospital/")
    assert page.locator("[data-care]:visible").evaluate_all("all => all.map(a => a.protocol)") == ["tel:"]


def test_care_today_shows_the_words_and_rest_for_what_was_ticked(program: Program, page: Page) -> None:
    begin(page, program)
    to_end(page, today="Fever of 100.4")
    expect(page).to_have_url(f"{program.url}/check/today/")
    expect(page.get_by_text("Signs of infection need a look today.")).to_be_visible()
    expect(page.get_by_text("Say that you have back pain and a fever.")).to_be_visible()
    expect(page.get_by_role("link", name="Breathe slowly")).to_be_visible()


def test_care_soon_says_by_when(program: Program, page: Page) -> None:
    begin(page, program)
    to_end(page, lately="low, scared")
    expect(page.get_by_text("See a clinician within a week.")).to_be_visible()
    expect(page.get_by_role("link", name="First gentle moves")).to_be_visible()
    expect(page.locator("[data-days]:visible")).to_have_count(1)


def test_whoever_only_reads_the_soon_page_is_offered_no_moves(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/check/soon/")
    expect(page.get_by_role("link", name="Breathe slowly")).to_be_visible()
    expect(page.get_by_role("link", name="First gentle moves")).to_have_count(0)


def test_thoughts_of_ending_life_bring_the_crisis_line_first(program: Program, page: Page) -> None:
    begin(page, program)
    to_end(page, today="Thoughts of ending")
    expect(page.locator("h1")).to_have_text("Talk to someone now")
    expect(page.locator("[data-crisis]")).to_be_visible()
    expect(page.locator(".be-flow__foot a:visible").first).to_have_attribute("href", "tel:988")


def test_a_minor_is_shown_nothing_to_do_alone(program: Program, page: Page) -> None:
    begin(page, program)
    for _ in range(3):
        none(page)
    tick(page, "Under 18")
    none(page)
    none(page)
    none(page)
    expect(page).to_have_url(f"{program.url}/check/soon/")
    expect(page.get_by_text("Tell a parent or another adult now.").first).to_be_visible()
    expect(page.locator("main [data-care]:visible")).to_have_count(0)


def test_an_age_is_asked_for_and_not_guessed(program: Program, page: Page) -> None:
    begin(page, program)
    for _ in range(3):
        none(page)
    go_on(page)
    expect(page.get_by_role("alert")).to_have_text("Tap your age first.")
    expect(page.get_by_label("Under 18")).to_be_focused()


def test_a_follow_up_shows_as_soon_as_its_sign_is_ticked(program: Program, page: Page) -> None:
    begin(page, program)
    none(page)
    expect(page.get_by_label("You cannot pee at all")).to_be_hidden()
    tick(page, "Trouble peeing")
    expect(page.get_by_label("You cannot pee at all")).to_be_visible()


def test_reload_and_back_stay_in_the_check(program: Program, page: Page) -> None:
    begin(page, program)
    none(page)
    none(page)
    page.reload()
    expect(page.locator("h1")).to_have_text("Any of these with it?")
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.locator("h1")).to_have_text("New since the pain began?")
    expect(page.locator("h1")).to_be_focused()


def test_a_check_left_half_done_for_days_begins_anew_in_the_tab_that_comes_back(program: Program, page: Page) -> None:
    stand_still(page)
    begin(page, program)
    none(page)
    page.clock.set_system_time(1_800_000_000 + 48 * 3600)
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("h1")).to_have_text("Any of these right now?")
    none(page)
    page.clock.set_system_time(1_800_000_000 + 96 * 3600)
    page.reload()
    expect(page.locator("h1")).to_have_text("Any of these right now?")


def test_no_answer_leaves_the_phone_or_stands_in_an_address(program: Program, page: Page, journal: Journal) -> None:
    begin(page, program)
    before = len(journal.requests)
    to_end(page, today="Fever of 100.4")
    expect(page).to_have_url(re.compile("/today/$"))
    asked = journal.requests[before:]
    assert all(request.method == "GET" and "?" not in request.url and "#" not in request.url for request in asked)
    stored = page.evaluate(STORES)
    stored.pop("session")  # this tab's own, until it is closed
    assert "U1a" not in json.dumps(stored)
    assert noted(page, "check") is None


def test_level_and_facts_are_kept_only_when_asked_and_then_shorten_the_check(program: Program, page: Page) -> None:
    begin(page, program)
    to_end(page)
    page.get_by_role("button", name="Yes, keep it").click()
    expect(page.get_by_role("button", name="Delete it")).to_be_focused()
    kept = noted(page, "check")
    assert kept["level"] == "S"
    assert "E1a" not in kept["facts"]
    begin(page, program)
    expect(page.get_by_text("Safety check 1 of 5")).to_be_visible()
    page.get_by_role("button", name="Ask me all").click()
    expect(page.get_by_text("Safety check 1 of 6")).to_be_visible()
    page.goto(f"{program.url}/check/self-care/")
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_role("button", name="Yes, keep it")).to_be_focused()
    assert noted(page, "check") is None


def test_a_second_day_of_care_today_counts_also_when_all_is_asked_anew(program: Program, page: Page) -> None:
    begin(page, program)
    page.evaluate(
        """() => { localStorage['back-at-ease:check'] = JSON.stringify(
          { version: 1, level: 'U', care: 'comfort', at: Date.now() - 25 * 3600000, facts: {} }); }"""
    )
    begin(page, program)
    page.get_by_role("button", name="Ask me all").click()
    to_end(page, today="Fever of 100.4")
    expect(page.locator("h1")).to_have_text("Be seen in person today")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_has_large_targets_and_no_fault_for_a_reader(
    program: Program, new_context: Callable[..., BrowserContext], scheme: str
) -> None:
    page = new_context(color_scheme=scheme, reduced_motion="reduce").new_page()
    begin(page, program)
    for _ in range(6):
        assert violations(page) == []
        assert page.evaluate(SMALL) == []
        if page.get_by_label("20 to 49").is_visible():
            tick(page, "20 to 49")
        none(page)
    assert violations(page) == []
    assert page.evaluate(SMALL) == []


def test_the_check_is_done_by_keyboard_alone(program: Program, page: Page) -> None:
    begin(page, program)
    page.get_by_label("Chest pain").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/emergency/$"))


def test_without_script_the_same_signs_are_one_page_by_urgency(
    program: Program, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{program.url}/check/")
    expect(page.get_by_role("heading", name="Call 911 now")).to_be_visible()
    expect(page.get_by_role("heading", name="Go to a hospital emergency room now")).to_be_visible()
    expect(page.locator("#e1")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
