"""Heat and cold on the phone: asked first, timed to the second whatever happens, stopped, and followed by a wait."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.relief_care import choose, left, none, open_care, start_cold
from tests.browser.test_relief_hands_free import LOCKS
from tests.harness.axe import violations
from tests.harness.clock import START, run_until_shown, stand_still
from tests.harness.program import Program

SMALL = """() => [...document.querySelectorAll('a[href]:not(.be-skip), button, label, summary')].filter(node => {
  const box = node.getBoundingClientRect();
  return box.width && getComputedStyle(node).display !== 'inline' && (box.height < 55.5 || box.width < 55.5); })
  .map(node => node.outerHTML.slice(0, 90))"""
RINGS = "window.rung = 0; navigator.vibrate = () => { window.rung += 1; };"
LISTEN = """() => {
  window.said = [];
  const node = document.querySelector('[data-module=running] [role=status]');
  const changes = { childList: true, characterData: true, subtree: true };
  new MutationObserver(() => window.said.push(node.textContent)).observe(node, changes);
}"""


def tick(page: Page, words: str) -> None:
    page.locator("label:visible", has_text=words).first.click()
    page.get_by_role("button", name="Continue").click()


def test_who_should_not_is_asked_before_the_first_use(program: Program, page: Page) -> None:
    open_care(page, program)
    choose(page, "Heat")
    expect(page.get_by_role("heading", name="Does any of these fit you?")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Start"))).to_have_count(0)
    tick(page, "Numb skin")
    expect(page.get_by_text("Leave this out.").locator("visible=true")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Start"))).to_have_count(0)
    expect(page.get_by_role("link", name="Next: first small moves")).to_be_visible()


def test_answers_hold_for_the_other_of_the_two_and_can_be_changed(program: Program, page: Page) -> None:
    open_care(page, program)
    choose(page, "Cold")
    tick(page, "Raynaud")
    expect(page.get_by_text("Leave this out.").first).to_be_visible()
    page.get_by_role("link", name="Back", exact=True).click()
    choose(page, "Heat")
    expect(page.get_by_role("button", name="Start 15 min")).to_be_visible()
    page.go_back()
    choose(page, "Cold")
    page.locator("button:visible", has_text="Change my answers").click()
    expect(page.get_by_label("Raynaud", exact=False)).to_be_checked()


def test_an_ask_first_reason_needs_a_yes(program: Program, page: Page) -> None:
    open_care(page, program)
    choose(page, "Heat")
    tick(page, "heart problem")
    expect(
        page.get_by_text("Ask a clinician or pharmacist before you use this.").locator("visible=true")
    ).to_be_visible()
    page.get_by_role("button", name="I asked. I may use it").click()
    expect(page.get_by_role("button", name="Start 15 min")).to_be_visible()


def test_heat_in_pregnancy_is_short_also_after_asking(program: Program, page: Page) -> None:
    open_care(page, program)
    choose(page, "Heat")
    tick(page, "Pregnant")
    page.get_by_role("button", name="I asked. I may use it").click()
    expect(page.get_by_role("button", name="Start 10 min")).to_be_visible()
    expect(page.locator(".be-minutes:visible")).to_have_text(["10 min"])


def test_thin_skin_gets_short_times_only(program: Program, page: Page) -> None:
    open_care(page, program)
    choose(page, "Cold")
    tick(page, "65 or older")
    expect(page.get_by_role("button", name="Start 5 min")).to_be_visible()
    expect(page.locator(".be-minutes:visible")).to_have_text(["5 min", "8 min"])
    expect(page.get_by_text("Use half the time and a low setting.").locator("visible=true")).to_be_visible()


def test_skin_check_and_end_are_said_once_and_the_seconds_are_not(program: Program, page: Page) -> None:
    stand_still(page)
    start_cold(page, program)
    page.evaluate(LISTEN)
    expect(page.get_by_role("timer")).to_have_attribute("aria-live", "off")
    page.clock.run_for(299_000)
    assert page.evaluate("() => window.said") == []
    page.clock.run_for(2_000)
    expect(page.locator("[data-next]:visible")).to_have_text("Look at your skin now")
    page.clock.run_for(320_000)
    assert page.evaluate("() => window.said") == [
        "Look at your skin now.",
        "Time is up. Take it off and look at your skin.",
    ]
    assert left(page) == "0:00"
    expect(
        page.get_by_text("Time is up. Take the cold off and look at your skin.").locator("visible=true")
    ).to_be_visible()


def test_the_start_is_said_and_rings_for_nothing(program: Program, page: Page) -> None:
    page.add_init_script(RINGS)
    start_cold(page, program)
    expect(page.locator("[data-module=running] [role=status]")).to_have_text(re.compile("^Cold is on: "))
    assert page.evaluate("() => window.rung") == 0


def test_the_end_of_a_second_pack_is_rung_as_often_as_that_of_the_first(program: Program, page: Page) -> None:
    page.add_init_script(RINGS)
    stand_still(page)
    start_cold(page, program)
    page.clock.run_for(13 * 60_000)
    first = page.evaluate("() => window.rung")
    page.get_by_role("button", name="It is off").click()
    page.clock.set_system_time(START + 3 * 3600)
    page.get_by_role("link", name="Back", exact=True).click()
    choose(page, "Cold")
    page.get_by_role("button", name="Skin looks and feels normal").click()
    page.get_by_role("button", name="Start 10 min").click()
    page.clock.run_for(13 * 60_000)
    assert page.evaluate("() => window.rung") == 2 * first >= 8


def test_the_screen_is_let_go_after_half_an_hour_also_while_a_pack_is_on(program: Program, page: Page) -> None:
    page.add_init_script(LOCKS)
    stand_still(page)
    start_cold(page, program)
    page.wait_for_function("() => window.locks.length === 1")
    page.clock.run_for(31 * 60_000)
    assert page.evaluate("() => window.locks") == ["taken", "released"]


COLD_BEFORE = """(days) => {
  const past = days.map((day) => ({ kind: 'cold', ended: Date.now() - day * 86400000 }));
  localStorage['back-at-ease:care'] = JSON.stringify({ version: 1, past, running: null });
}"""


@pytest.mark.parametrize(("days", "shown"), [([], False), ([1], False), ([1, 2], True)])
def test_heat_is_suggested_only_after_two_days_of_cold(
    program: Program, page: Page, days: list[int], shown: bool
) -> None:
    open_care(page, program)
    page.evaluate(COLD_BEFORE, days)
    open_care(page, program)
    choose(page, "Cold")
    none(page)
    if days:
        page.get_by_role("button", name="Skin looks and feels normal").click()
    expect(page.get_by_role("button", name="Start 10 min")).to_be_visible()
    expect(page.get_by_text("You have used cold for 2 days.")).to_be_visible(visible=shown)


def test_the_wait_comes_before_the_next_time_and_then_the_skin_is_asked_for(program: Program, page: Page) -> None:
    stand_still(page)
    start_cold(page, program)
    page.clock.run_for(60_000)
    page.get_by_role("button", name="It is off").click()
    expect(page.get_by_text(re.compile("^Wait until ")).locator("visible=true")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Start"))).to_have_count(0)
    page.reload()
    expect(page.get_by_text(re.compile("^Wait until ")).locator("visible=true")).to_be_visible()
    page.clock.set_system_time(START + 3 * 3600)
    page.reload()
    page.get_by_role("button", name="Skin looks and feels normal").click()
    expect(page.get_by_role("button", name="Start 10 min")).to_be_visible()


def test_heat_waits_until_cold_is_off(program: Program, page: Page) -> None:
    start_cold(page, program)
    page.goto(f"{program.url}/relief/heat-or-cold/#heat")
    expect(page.get_by_text("One at a time.").locator("visible=true")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Start"))).to_have_count(0)


def test_what_is_on_is_shown_on_every_step_and_leads_back(program: Program, page: Page) -> None:
    stand_still(page)
    start_cold(page, program)
    page.get_by_role("link", name="Skip", exact=True).click()
    expect(page).to_have_url(f"{program.url}/relief/first-moves/")
    page.clock.run_for(3_000)
    line = page.get_by_role("link", name=re.compile("^Cold is on: 9:57"))
    expect(line).to_be_visible()
    page.clock.run_for(600_000)
    expect(page.get_by_role("link", name="Time is up. Take it off and look at your skin.")).to_be_visible()
    page.locator(".be-running__line").click()
    run_until_shown(page, page.get_by_role("button", name="It is off"))


def test_it_says_that_it_may_not_ring_and_offers_what_can(program: Program, page: Page) -> None:
    stand_still(page)
    start_cold(page, program)
    expect(
        page.get_by_text("Your phone may shut this page. Then it cannot ring.").locator("visible=true")
    ).to_be_visible()
    with page.expect_download() as caught:
        page.locator("button:visible", has_text="Alarm for my calendar").click()
    assert caught.value.suggested_filename.endswith(".ics")
    text = caught.value.path().read_text(encoding="utf-8")
    assert text.count("BEGIN:VALARM") == 2
    assert "SUMMARY:Time is up. Take the cold off and look at your skin." in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state_has_large_targets_and_no_fault_for_a_reader(
    program: Program, new_context: Callable[..., BrowserContext], scheme: str
) -> None:
    page = new_context(color_scheme=scheme, reduced_motion="reduce").new_page()

    def look() -> None:
        assert violations(page) == []
        assert page.evaluate(SMALL) == []

    open_care(page, program)
    choose(page, "Cold")
    look()
    none(page)
    look()
    page.get_by_role("button", name="Start 10 min").click()
    look()
    page.get_by_role("button", name="It is off").click()
    look()


def test_without_script_the_whole_table_and_both_limits_are_there(
    program: Program, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{program.url}/relief/heat-or-cold/")
    expect(page.locator("table tbody tr:visible")).to_have_count(12)
    expect(page.get_by_text("10 to 15 minutes, never over 20.")).to_be_visible()
    expect(page.get_by_text("You have used cold for 2 days.")).to_be_hidden()
    expect(page.get_by_role("button")).to_have_count(0)
