"""A routine goes on through whatever a phone does, and stops when it is left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.player import begin, button
from tests.faults.phone import settle
from tests.harness.browsing import goto_and_wait_ready
from tests.harness.clock import START, run_until_shown, stand_still
from tests.harness.killable import KillableBrowser
from tests.harness.program import Program

# The place that stands on the disk at once, whatever happens to the browser next.
NOTED = """async () => {
  const database = await new Promise((done) => {
    indexedDB.open('back-at-ease-notes').onsuccess = ({ target }) => done(target.result);
  });
  const found = await new Promise((done) => {
    database.transaction('notes').objectStore('notes').get('player').onsuccess = ({ target }) => done(target.result);
  });
  database.close();
  return found;
}"""


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
    stand_still(page)
    page.goto(f"{program.url}/routines/morning-5/")
    begin(page)
    page.locator("#player-title").focus()
    page.keyboard.press("Space")
    expect(button(page, "Go on")).to_be_visible()
    expect(page.locator("[data-part=phase]")).to_have_text("Paused", use_inner_text=True)
    left = page.get_by_role("timer").inner_text()
    page.clock.run_for(1_500)
    assert page.get_by_role("timer").inner_text() == left


def test_the_picture_follows_the_clock_and_pauses_with_it(program: Program, page: Page) -> None:
    stand_still(page)
    page.goto(f"{program.url}/routines/morning-5/")
    begin(page)
    button(page, "Skip").click()
    stage = page.locator("[data-part=stage] svg")
    expect(stage).to_be_visible()
    run_until_shown(page, page.locator("[data-phase=in]"))
    time = "svg => svg.getCurrentTime()"
    one = stage.evaluate(time)
    page.clock.run_for(400)
    two = stage.evaluate(time)
    assert two != one
    button(page, "Pause").click()
    held = stage.evaluate(time)
    page.clock.run_for(400)
    assert stage.evaluate(time) == held


@pytest.mark.copy
def test_it_plays_with_the_server_gone_and_goes_on_after_a_kill(
    own_program: Program, chromium: Browser, tmp_path: Path
) -> None:
    with KillableBrowser(chromium, tmp_path) as phone:
        page = phone.context.pages[0]
        goto_and_wait_ready(page, own_program.url)
        own_program.kill()
        stand_still(page)
        page.goto(f"{own_program.url}/routines/hips-hamstrings/")
        begin(page)
        button(page, "Skip").click()
        page.clock.run_for(4_000)
        left = int(page.get_by_role("timer").inner_text())
        settle(page, f"async () => (await ({NOTED})())?.at >= {1000 * START + 3_000}", wanted=True)
    with KillableBrowser(chromium, tmp_path) as phone:
        page = phone.context.pages[0]
        stand_still(page, START + 60)
        page.goto(f"{own_program.url}/routines/hips-hamstrings/")
        name = re.compile(r"^Continue: Half-kneel hip flexor stretch, right side, 0:\d+ left$")
        page.get_by_role("button", name=name).click()
        expect(button(page, "Pause")).to_be_visible()
        assert 0 <= int(page.get_by_role("timer").inner_text()) - left <= 2  # the place is noted every second


def test_a_page_that_was_frozen_is_where_it_should_be(program: Program, page: Page) -> None:
    stand_still(page)
    page.goto(f"{program.url}/routines/return-walking/")
    begin(page)
    session = page.context.new_cdp_session(page)
    clock = "() => document.querySelector('[data-part=where]').textContent.match(/(\\d+):(\\d+)/).slice(1).join()"

    def left() -> float:
        minutes, seconds = map(int, page.evaluate(clock).split(","))
        return minutes * 60 + seconds

    before = left()
    for state in ("frozen", "active") * 2:
        session.send("Page.setWebLifecycleState", {"state": state})
        page.clock.fast_forward(2_500)  # of all that would have run meanwhile, each runs once at most
    page.clock.run_for(300)
    assert abs(before - left() - 10.3) <= 1


def test_nothing_shifts_while_it_plays(program: Program, page: Page) -> None:
    stand_still(page)
    page.goto(f"{program.url}/routines/hips-hamstrings/")
    begin(page)
    button(page, "Skip").click()
    page.clock.run_for(1_500)
    page.evaluate(
        """() => { window.shift = 0; new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
        window.shift += entry.value; })).observe({ type: 'layout-shift' }); }"""
    )
    for _ in range(140):  # each tenth of a second is laid out, as on a screen
        page.clock.run_for(100)
        page.evaluate("() => document.body.offsetHeight")
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
