"""Heat and cold keep the right time whatever happens to the page, the phone and its clock."""

from __future__ import annotations

import json

from playwright.sync_api import BrowserContext, Page

from tests.browser.relief_care import left, start_cold
from tests.harness.browsing import Journal
from tests.harness.clock import START, stand_still
from tests.harness.program import Program


def test_a_reload_shows_the_right_second(program: Program, page: Page) -> None:
    stand_still(page)
    start_cold(page, program)
    page.clock.run_for(63_000)
    assert left(page) == "8:57"
    page.reload()
    assert left(page) == "8:57"


def test_a_killed_phone_shows_the_right_second_on_return(
    program: Program, context: BrowserContext, journal: Journal
) -> None:
    page = context.new_page()
    stand_still(page)
    start_cold(page, program)
    page.clock.run_for(30_000)
    # As after a kill: no page hears of it, and only what was kept by then is there.
    kept = page.evaluate("() => localStorage['back-at-ease:care']")
    page.close(run_before_unload=False)
    again = context.new_page()
    stand_still(again, START + 200)
    again.add_init_script(f"localStorage['back-at-ease:care'] = {json.dumps(kept)}")
    again.goto(f"{program.url}/relief/heat-or-cold/#cold")
    assert left(again) == "6:40"
    assert journal.complaints == []


def test_a_clock_that_is_set_back_an_hour_changes_nothing(program: Program, page: Page) -> None:
    stand_still(page)
    start_cold(page, program)
    page.evaluate("() => { const now = Date.now; Date.now = () => now() - 3600000; }")
    page.clock.run_for(5_000)
    assert left(page) == "9:55"
    page.evaluate("() => dispatchEvent(new PageTransitionEvent('pagehide'))")
    page.add_init_script("{ const now = Date.now; Date.now = () => now() - 3600000; }")
    page.reload()
    assert left(page) == "9:55"


def test_a_frozen_tab_shows_the_right_time_at_once(program: Program, context: BrowserContext, page: Page) -> None:
    stand_still(page)
    start_cold(page, program)
    session = context.new_cdp_session(page)
    session.send("Page.setWebLifecycleState", {"state": "frozen"})
    page.clock.fast_forward(4_000)  # of all that would have run meanwhile, each runs once at most
    session.send("Page.setWebLifecycleState", {"state": "active"})
    page.clock.run_for(300)
    assert left(page) == "9:56"
