"""Choosing and doing, one thing to a screen; whoever leaves comes back to the same place."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.harness.axe import violations
from tests.harness.browsing import Journal
from tests.harness.program import Program

SMALL = """() => [...document.querySelectorAll('a[href]:not(.be-skip), button, label, summary')].filter(node => {
  const box = node.getBoundingClientRect();
  return box.width && getComputedStyle(node).display !== 'inline' && (box.height < 55.5 || box.width < 55.5); })
  .map(node => node.outerHTML.slice(0, 90))"""
ABOVE_THE_FOOT = """() => {
  const foot = document.querySelector('.be-flow__foot').getBoundingClientRect().top;
  const shown = [...document.querySelectorAll('.be-tile, .be-wide')].filter(each => each.offsetParent);
  return shown.length === 5 && shown.every(each => each.getBoundingClientRect().bottom <= foot);
}"""
STEPS = ("position", "breathing", "heat-or-cold", "first-moves", "getting-up", "what-next")


def tile(page: Page, words: str) -> None:
    page.locator(".be-tile", has_text=words).click()


def test_home_to_a_position_is_three_taps_after_the_check(program: Program, page: Page, journal: Journal) -> None:
    page.goto(f"{program.url}/")
    page.get_by_role("link", name="My back is in spasm now").click()
    page.get_by_role("link", name="I did the check").click()
    tile(page, "Legs up on a chair")
    expect(page.get_by_text("Rest your calves on the seat.")).to_be_visible()
    assert journal.complaints == []


def test_home_to_the_emergency_call_is_two_taps(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/")
    page.get_by_role("link", name="My back is in spasm now").click()
    expect(page.locator("header a[href='tel:911']")).to_be_visible()


def test_the_choice_fits_one_screen_without_scrolling(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/relief/position/")
    expect(page.get_by_role("link", name="Skip", exact=True)).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollHeight <= innerHeight")
    expect(page.locator(".be-tile")).to_have_count(4)
    assert page.evaluate(ABOVE_THE_FOOT)


@pytest.mark.parametrize("url", ["/relief/", "/relief/heat-or-cold/"])
def test_the_first_screens_need_no_scrolling(program: Program, page: Page, url: str) -> None:
    page.goto(f"{program.url}{url}")
    expect(page.locator("footer a:visible").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("() => [document.documentElement.scrollHeight - innerHeight, scrollY]") == [0, 0]
    last = page.locator("main a:visible").last.bounding_box()
    foot = page.locator(".be-flow__foot").bounding_box()
    assert last
    assert foot
    assert last["y"] + last["height"] <= foot["y"]


def test_the_call_of_an_emergency_needs_no_scrolling(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/check/emergency/")
    call = page.locator("a[href='tel:911']").last.bounding_box()
    assert call
    assert call["y"] + call["height"] <= 844
    assert call["height"] >= 56


def test_a_position_stands_alone_with_its_cautions_and_the_way_on(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/relief/position/")
    tile(page, "Legs up on a chair")
    expect(page.get_by_role("heading", name="Legs up on a chair")).to_be_focused()
    expect(page.locator("main .be-part:visible")).to_have_count(1)
    expect(page.locator("main .be-part:visible .be-steps > li")).to_have_count(3)
    expect(page.locator("[data-condition=PG]:visible")).to_contain_text("Pregnant?")
    expect(page.locator("[data-condition=OST]:visible")).to_contain_text("Thin bones?")
    page.get_by_role("link", name="Another").click()
    expect(page.locator(".be-tile").first).to_be_visible()
    tile(page, "Lean on a counter")
    page.get_by_role("link", name="I’m in it").click()
    expect(page).to_have_url(f"{program.url}/relief/breathing/")


def test_an_address_that_names_nothing_shows_the_start_of_the_step(
    program: Program, page: Page, journal: Journal
) -> None:
    page.goto(f"{program.url}/relief/position/#%")
    expect(page.get_by_role("heading", name="On my side")).to_be_hidden()
    expect(page.locator(".be-tile").first).to_be_visible()
    assert journal.complaints == []


def test_back_leads_from_a_position_to_the_choice(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/relief/position/")
    tile(page, "On my side")
    expect(page.get_by_role("heading", name="On my side")).to_be_visible()
    page.go_back()
    expect(page.locator(".be-tile").first).to_be_visible()
    expect(page.get_by_role("heading", name="On my side")).to_be_hidden()


def test_moves_come_one_by_one_and_any_can_be_left_out(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/relief/first-moves/")
    expect(page.get_by_role("link", name="Skip", exact=True)).to_have_attribute("href", "/relief/getting-up/")
    page.get_by_role("link", name="Start").click()
    expect(page.get_by_role("heading", name="Pump your ankles")).to_be_focused()
    page.get_by_role("link", name="Next", exact=True).click()
    expect(page.get_by_role("heading", name="Rock your hips")).to_be_visible()
    page.get_by_role("link", name="Back", exact=True).click()
    expect(page.get_by_role("heading", name="Pump your ankles")).to_be_visible()
    page.get_by_role("link", name="Next", exact=True).click()
    page.get_by_role("link", name="Next: get up").click()
    expect(page).to_have_url(f"{program.url}/relief/getting-up/")


def test_reload_and_a_new_start_lead_back_to_the_same_screen(program: Program, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{program.url}/relief/position/")
    tile(page, "Pillow under my knees")
    page.reload()
    expect(page.get_by_role("heading", name="Pillow under my knees")).to_be_focused()
    page.close()
    page = context.new_page()
    page.goto(f"{program.url}/")
    page.get_by_role("link", name="Continue: Pillow under my knees").click()
    expect(page).to_have_url(f"{program.url}/relief/position/#back-lying-bolster")
    expect(page.get_by_text("Slide a pillow or two under your knees.")).to_be_visible()


def test_whoever_is_done_is_not_led_back(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/relief/what-next/")
    page.get_by_role("link", name="Done for now").click()
    expect(page).to_have_url(f"{program.url}/")
    expect(page.get_by_role("link", name=re.compile("^Continue:"))).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_step_has_large_targets_and_no_fault_for_a_reader(
    program: Program, new_context: Callable[..., BrowserContext], scheme: str
) -> None:
    page = new_context(color_scheme=scheme, reduced_motion="reduce").new_page()
    for step in STEPS:
        page.goto(f"{program.url}/relief/{step}/")
        expect(page.locator("h1")).to_be_visible()
        assert violations(page) == [], step
        assert page.evaluate(SMALL) == [], step
    page.goto(f"{program.url}/relief/position/#side-lying")
    expect(page.get_by_role("heading", name="On my side")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate(SMALL) == []


def test_without_script_every_position_and_move_is_on_its_page(
    program: Program, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{program.url}/relief/position/")
    expect(page.locator(".be-part:visible")).to_have_count(4)
    expect(page.get_by_role("link", name="I’m in it")).to_be_visible()
    page.goto(f"{program.url}/relief/first-moves/")
    expect(page.locator(".be-part:visible")).to_have_count(2)
    expect(page.get_by_role("link", name="Next: get up")).to_be_visible()


def test_on_a_phone_that_lies_on_its_side_the_buttons_leave_two_thirds_to_the_step(
    program: Program, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(viewport={"width": 844, "height": 390}).new_page()
    for step in ("", "position/", "breathing/", "heat-or-cold/", "first-moves/", "getting-up/"):
        page.goto(f"{program.url}/relief/{step}")
        foot = page.locator(".be-flow__foot").bounding_box()
        assert foot is not None
        assert foot["height"] < 390 / 3, step
