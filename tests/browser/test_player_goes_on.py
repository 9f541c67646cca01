"""A routine goes on through whatever a phone does, and stops when it is left."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.player import begin, button
from tests.harness.browsing import goto_and_wait_ready
from tests.harness.killable import KillableBrowser
from tests.harness.program import Program


def test_warning_signs_are_one_tap_from_every_move_and_the_routine_waits(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/routines/morning-5/")
    begin(page)
    signs = page.get_by_role("link", name="Warning signs", exact=True)
    box = signs.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 56
    signs.click()
    page.wait_for_url("**/check/")
    expect(page.locator("dialog")).to_have_count(0)
    page.goto(f"{program.url}/routines/morning-5/")
    expect(page.get_by_role("button", name=re.compile("^Continue: "))).to_be_visible()


def test_space_pauses_and_the_clock_stands_still(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/routines/morning-5/")
    begin(page)
    page.locator("#player-title").focus()
    page.keyboard.press("Space")
    expect(button(page, "Go on")).to_be_visible()
    expect(page.locator("[data-part=phase]")).to_have_text("Paused", use_inner_text=True)
    left = page.get_by_role("timer").inner_text()
    page.wait_for_timeout(1500)
    assert page.get_by_role("timer").inner_text() == left


def test_the_picture_follows_the_clock_and_pauses_with_it(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/routines/morning-5/")
    begin(page)
    button(page, "Skip").click()
    stage = page.locator("[data-part=stage] svg")
    expect(stage).to_be_visible()
    expect(page.locator("[data-phase=in]")).to_be_visible(timeout=15_000)
    time = "svg => svg.getCurrentTime()"
    one = stage.evaluate(time)
    page.wait_for_timeout(400)
    two = stage.evaluate(time)
    assert two != one
    button(page, "Pause").click()
    held = stage.evaluate(time)
    page.wait_for_timeout(400)
    assert stage.evaluate(time) == held


def test_it_plays_with_the_server_gone_and_goes_on_after_a_kill(
    own_program: Program, chromium: Browser, tmp_path: Path
) -> None:
    with KillableBrowser(chromium, tmp_path) as phone:
        page = phone.context.pages[0]
        goto_and_wait_ready(page, own_program.url)
        own_program.kill()
        page.goto(f"{own_program.url}/routines/hips-hamstrings/")
        begin(page)
        button(page, "Skip").click()
        page.wait_for_timeout(4_000)
        left = int(page.get_by_role("timer").inner_text())
    with KillableBrowser(chromium, tmp_path) as phone:
        page = phone.context.pages[0]
        page.goto(f"{own_program.url}/routines/hips-hamstrings/")
        name = re.compile(r"^Continue: Half-kneel hip flexor stretch, right side, 0:\d+ left$")
        page.get_by_role("button", name=name).click()
        expect(button(page, "Pause")).to_be_visible()
        assert abs(int(page.get_by_role("timer").inner_text()) - left) <= 2  # the place is noted every second


def test_a_page_that_was_frozen_is_where_it_should_be(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/routines/return-walking/")
    begin(page)
    session = page.context.new_cdp_session(page)
    clock = "() => document.querySelector('[data-part=where]').textContent.match(/(\\d+):(\\d+)/).slice(1).join()"

    def left() -> float:
        minutes, seconds = map(int, page.evaluate(clock).split(","))
        return minutes * 60 + seconds

    before, started = left(), page.evaluate("Date.now()")
    for state in ("frozen", "active") * 2:
        session.send("Page.setWebLifecycleState", {"state": state})
        page.wait_for_timeout(2500)
    page.wait_for_timeout(300)
    passed = (page.evaluate("Date.now()") - started) / 1000
    assert abs(before - left() - passed) <= 1


def test_nothing_shifts_while_it_plays(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/routines/hips-hamstrings/")
    begin(page)
    button(page, "Skip").click()
    page.wait_for_timeout(1500)
    page.evaluate(
        """() => { window.shift = 0; new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
        window.shift += entry.value; })).observe({ type: 'layout-shift' }); }"""
    )
    page.wait_for_timeout(14_000)
    assert page.evaluate("window.shift") == 0


def test_an_update_does_not_interrupt(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/routines/morning-5/")
    begin(page)
    assert page.evaluate("document.documentElement.dataset.busy") == "player"
    button(page, "End the routine").click()
    page.wait_for_function("!('busy' in document.documentElement.dataset)")


def test_a_page_that_is_left_in_the_middle_stops_playing(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/routines/")
    page.get_by_role("link", name=re.compile("^Morning mobility")).click()
    begin(page)
    button(page, "This hurts").click()
    page.locator("dialog a[href='/check/']:visible").click()
    page.wait_for_url("**/check/")
    page.wait_for_function("!('busy' in document.documentElement.dataset)")
    page.go_back()
    page.evaluate("document.dispatchEvent(new Event('htmx:after:swap'))")  # some other part of the page was swapped
    page.get_by_role("button", name=re.compile("^Continue: Slow belly breathing")).click()
    expect(button(page, "Pause")).to_be_visible()
    page.evaluate("history.back()")
    expect(page.get_by_role("heading", name="Routines").first).to_be_visible()
    page.wait_for_function("!('busy' in document.documentElement.dataset)")
