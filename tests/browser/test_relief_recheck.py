"""The relief flow asks for the safety check again when the brief says so, and says why."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.harness.axe import violations
from tests.harness.browsing import Journal, goto_and_wait_ready
from tests.harness.program import Program

STEPS = ("check", "position", "breathing", "heat-or-cold", "first-moves", "getting-up", "what-next")
# Entries are kept as if this many hours ago: [check], [[hours, pain], …].
KEPT = """([check, notes, care, level]) => {
  const ago = (hours) => Date.now() - hours * 3_600_000;
  const kept = { version: 1, level, care, at: ago(check), facts: {} };
  localStorage['back-at-ease:check'] = JSON.stringify(kept);
  const entries = notes.map(([hours, feels]) => ({ at: ago(hours), did: [], feels }));
  localStorage['back-at-ease:helped'] = JSON.stringify({ version: 1, entries });
}"""


LED = "() => navigator.serviceWorker.controller"  # until then, opening an outcome would tell the server which


def visit(
    program: Program, page: Page, check: float, *notes: tuple[float, int], care: str = "all", level: str = "S"
) -> None:
    page.goto(f"{program.url}/relief/")
    page.evaluate(KEPT, json.loads(json.dumps([check, notes, care, level])))
    page.goto(f"{program.url}/relief/")


def begins_with(page: Page, name: str) -> None:
    expect(page.locator("footer .be-btn--huge").locator("visible=true")).to_have_text(name)


def test_a_return_within_two_hours_of_the_check_leads_straight_to_a_position(program: Program, page: Page) -> None:
    visit(program, page, 1, (0.8, 4), (0.5, 5))
    expect(page.get_by_text("You did the check at")).to_be_visible()
    begins_with(page, "Find a position")


def to_the_short_list(program: Program, page: Page, level: str = "S") -> None:
    visit(program, page, 20, level=level)
    expect(page.get_by_text("Your last check was")).to_be_visible()
    begins_with(page, "Look for signs")
    expect(page.get_by_role("link", name="I did the check")).to_be_hidden()
    page.get_by_role("link", name="Look for signs").click()
    expect(page.locator("legend:visible")).to_have_text(["Chest, breath and belly", "Bladder, bowels and legs"])
    expect(page.get_by_text("Safety check 1 of 1")).to_be_visible()


def test_a_later_spasm_is_asked_for_the_short_list_on_one_screen_and_then_led_to_a_position(
    program: Program, page: Page, journal: Journal
) -> None:
    to_the_short_list(program, page)
    page.reload()
    expect(page.get_by_text("Safety check 1 of 1")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="None of these").click()
    expect(page).to_have_url(f"{program.url}/relief/position/")
    page.goto(f"{program.url}/relief/")
    begins_with(page, "Find a position")
    assert journal.complaints == []


@pytest.mark.parametrize(
    ("sign", "outcome"), [("Chest pain", "emergency"), ("Pain or tingling down both legs", "hospital")]
)
def test_a_sign_of_the_short_list_gives_its_outcome_at_once(
    program: Program, page: Page, sign: str, outcome: str
) -> None:
    to_the_short_list(program, page, level="C")
    page.locator("label:visible", has_text=sign).click()
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_url(f"{program.url}/check/{outcome}/")
    expect(page.locator("[data-part=ticked]")).to_contain_text(sign)
    page.goto(f"{program.url}/relief/")
    expect(page.get_by_role("heading", name="Help comes first")).to_be_visible()


def test_a_sign_that_asks_for_nothing_by_itself_leads_on_through_the_whole_check(program: Program, page: Page) -> None:
    to_the_short_list(program, page)
    page.get_by_text("Sudden, strong back, side or belly pain that no move set off").click()
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("h1")).to_have_text("Any of these with it?")
    page.get_by_role("button", name="None of these").click()
    page.locator("label:visible", has_text="60 to 64").click()
    page.get_by_role("button", name="None of these").click()
    expect(page).to_have_url(f"{program.url}/check/emergency/")


def test_warning_signs_open_the_whole_check_whatever_is_due(program: Program, page: Page) -> None:
    visit(program, page, 20)
    page.get_by_role("link", name="Warning signs").click()
    expect(page.get_by_text("Safety check 1 of 6")).to_be_visible()


def test_no_short_list_without_a_check_that_stands(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/check/#short")
    expect(page.get_by_text("Safety check 1 of 6")).to_be_visible()


@pytest.mark.parametrize(
    ("hours", "says"),
    [
        ([25], "Your last check was"),
        ([3, (2, 4), (1, 6)], "Your pain grew since your check on"),
        ([-2], "Your last check was"),
    ],
    ids=["a day old", "pain up by two", "clock set back"],
)
def test_the_check_is_asked_for_again_with_the_reason(
    program: Program, page: Page, journal: Journal, hours: list[Any], says: str
) -> None:
    visit(program, page, *hours)
    note = page.locator("main .be-note").filter(has_text=says)
    expect(note).to_be_visible()
    begins_with(page, "Start")
    expect(page.get_by_role("link", name="I did the check")).to_be_hidden()
    page.locator("footer .be-btn--huge").locator("visible=true").click()
    expect(page.locator("h1")).to_be_visible()
    expect(page).to_have_url(f"{program.url}/relief/check/")
    assert journal.complaints == []


def test_the_request_to_check_again_reads_well(program: Program, page: Page) -> None:
    visit(program, page, 30)
    expect(page.get_by_text("Your last check was")).to_be_visible()
    assert violations(page) == []


def test_without_a_check_nothing_is_claimed(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/relief/")
    begins_with(page, "Start")
    expect(page.locator("main .be-note").locator("visible=true")).to_have_count(0)


def test_a_check_that_asked_for_care_today_leaves_the_moves_out_whichever_way_they_are_reached(
    program: Program, page: Page, journal: Journal
) -> None:
    visit(program, page, 2, care="comfort")
    for address in ("/relief/first-moves/", "/relief/first-moves/#pelvic-tilt"):
        page.goto(f"{program.url}{address}")
        expect(page.get_by_text("No moves until then")).to_be_visible()
        expect(page.locator("main svg, main img, main li").locator("visible=true")).to_have_count(0)
        expect(page.get_by_role("link", name="Start", exact=True)).to_have_count(0)
    assert violations(page) == []
    page.get_by_role("link", name="Next: get up").click()
    expect(page).to_have_url(f"{program.url}/relief/getting-up/")
    assert journal.complaints == []


def ways_on(page: Page) -> set[str]:
    links = page.locator("a:visible:not(.be-skip)").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    return set(links) | set(page.locator("button:visible").all_inner_texts())


@pytest.mark.copy
@pytest.mark.parametrize("address", ["", *(f"{step}/" for step in STEPS), "position/#side-lying", "heat-or-cold/#cold"])
def test_after_an_emergency_the_steps_hold_only_the_call_and_the_way_back(
    program: Program, page: Page, journal: Journal, address: str
) -> None:
    goto_and_wait_ready(page, f"{program.url}/relief/")
    visit(program, page, 2, care="none", level="ER")
    page.goto(f"{program.url}/relief/{address}")
    expect(page.get_by_role("heading", name="Help comes first")).to_be_visible()
    page.wait_for_function(LED, timeout=60_000)
    expect(page.get_by_role("link", name="What to do")).to_be_visible()
    assert ways_on(page) == {"tel:911", "/check/hospital/", "/check/"}
    expect(page.locator("main svg, main img, main li")).to_have_count(0)
    assert journal.complaints == []


@pytest.mark.copy
def test_the_way_back_opens_the_page_of_the_outcome(program: Program, page: Page) -> None:
    goto_and_wait_ready(page, f"{program.url}/relief/")
    visit(program, page, 2, care="none", level="E")
    assert violations(page) == []
    page.wait_for_function(LED, timeout=60_000)
    page.get_by_role("link", name="What to do").click()
    expect(page.locator("h1")).to_have_text("Call 911 now")


def test_a_new_check_that_allows_more_lifts_it(program: Program, page: Page) -> None:
    visit(program, page, 2, care="none", level="ER")
    newer = "() => { sessionStorage['back-at-ease:result'] = JSON.stringify({ at: Date.now(), care: 'all' }); }"
    page.evaluate(newer)
    page.reload()
    begins_with(page, "Find a position")


def test_before_a_worker_answers_the_outcome_is_not_asked_for_by_name(
    program: Program, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context().new_page()
    visit(program, page, 2, care="none", level="E")
    expect(page.get_by_role("heading", name="Help comes first")).to_be_visible()
    assert ways_on(page) == {"tel:911", "/check/"}


def test_a_check_that_allows_moves_shows_them(program: Program, page: Page) -> None:
    visit(program, page, 2, care="pregnancy")
    page.goto(f"{program.url}/relief/first-moves/")
    expect(page.get_by_role("link", name="Start", exact=True)).to_be_visible()
    expect(page.get_by_text("No moves until then")).to_be_hidden()
