"""Heat and cold keep the right time whatever happens to the page, the phone and its clock."""

from __future__ import annotations

import json

from playwright.sync_api import BrowserContext, Page

from tests.browser.relief_care import START, left, start_cold
from tests.harness.browsing import Journal
from tests.harness.program import Program


def seconds(page: Page) -> int:
    minutes, _, rest = left(page).partition(":")
    return int(minutes) * 60 + int(rest)


def test_a_reload_shows_the_right_second(program: Program, page: Page) -> None:
    page.clock.install(time=START)
    start_cold(page, program)
    page.clock.run_for(63_000)
    assert left(page) == "8:57"
    page.reload()
    assert left(page) in {"8:57", "8:56"}


def test_a_killed_phone_shows_the_right_second_on_return(
    program: Program, context: BrowserContext, journal: Journal
) -> None:
    page = context.new_page()
    page.clock.install(time=START)
    start_cold(page, program)
    page.clock.run_for(30_000)
    # As after a kill: no page hears of it, and only what was kept by then is there.
    kept = page.evaluate("() => localStorage['back-at-ease:care']")
    page.close(run_before_unload=False)
    again = context.new_page()
    again.clock.install(time=START + 200)
    again.add_init_script(f"localStorage['back-at-ease:care'] = {json.dumps(kept)}")
    again.goto(f"{program.url}/relief/heat-or-cold/#cold")
    mark = json.loads(kept)["running"]["mark"]
    passed = again.evaluate("() => Date.now()") - (mark["wall"] - mark["elapsed"])
    assert abs(seconds(again) - (600 - passed / 1000)) <= 1
    assert journal.complaints == []


def test_a_clock_that_is_set_back_an_hour_changes_nothing(program: Program, page: Page) -> None:
    start_cold(page, program)
    before = seconds(page)
    page.evaluate("() => { const now = Date.now; Date.now = () => now() - 3600000; }")
    page.wait_for_timeout(1500)
    assert before - 3 <= seconds(page) < before
    page.evaluate("() => dispatchEvent(new PageTransitionEvent('pagehide'))")
    page.add_init_script("{ const now = Date.now; Date.now = () => now() - 3600000; }")
    page.reload()
    assert 590 <= seconds(page) < before


def test_a_frozen_tab_shows_the_right_time_at_once(program: Program, context: BrowserContext, page: Page) -> None:
    start_cold(page, program)
    reading = "() => [Date.now() / 1000, document.querySelector('.be-part:not([hidden]) [role=timer]').textContent]"

    def ends() -> float:
        now, text = page.evaluate(reading)
        minutes, rest = map(int, text.split(":"))
        return float(now) + 60 * minutes + rest

    before = ends()
    session = context.new_cdp_session(page)
    session.send("Page.setWebLifecycleState", {"state": "frozen"})
    page.wait_for_timeout(4000)
    session.send("Page.setWebLifecycleState", {"state": "active"})
    page.wait_for_timeout(300)
    assert abs(ends() - before) <= 1
