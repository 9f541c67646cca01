"""How soon after a scan a slow link may go away and the plan's first exercise still opens, is seen and is played."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import inf

from playwright.sync_api import BrowserContext, Page, expect

from server.plan import Dose, Frequency, Move, Plan, Repeats
from server.plan_code import encode
from tests.bench.test_ready import MOST_OVER_LIMIT, ROUND_TRIPS, VISITS, seconds_until
from tests.faults.link import SLOW_4G
from tests.faults.proxy import SlowProxy
from tests.harness.program import Program

CODE = encode(Plan(moves=(Move(15, Dose(Repeats(2, 8, 0), "both", Frequency(2, "day"))), Move(1), Move(20), Move(8))))
FIRST = "Cat-camel"
MOST_SECONDS = 3.0  # wanted; a link of 1.6 Mbit/s needs 2.3 s or more for the bytes and round trips alone
IS_DRAWN = "(image) => image.decode().then(() => image.naturalWidth > 0)"


def open_first_exercise(page: Page) -> None:
    """From the kept plan, in every way that a person has: its page with its figure, and the player."""
    plan = page.url
    page.reload()
    first = page.locator("[data-part=rows] li").first
    assert first.locator("img").first.evaluate(IS_DRAWN)
    first.get_by_role("link", name=re.compile(FIRST)).click()
    expect(page.get_by_role("heading", level=1, name=FIRST)).to_be_visible()
    assert page.locator("main .be-fig").first.evaluate("(figure) => figure.getBoundingClientRect().height > 50")
    page.goto(plan)
    page.get_by_role("button", name="Start my plan").click()
    dialog = page.locator("dialog")
    dialog.locator("label:has(input[name=before][value='2'])").click()
    dialog.get_by_role("button", name="Start", exact=True).click()
    page.get_by_role("button", name="I did it, and it was fine").click()
    expect(page.locator("#player-title")).to_contain_text(FIRST)


def test_from_a_scan_to_the_first_exercise_without_a_network_costs_little_more_than_its_bytes(
    program: Program, new_context: Callable[..., BrowserContext]
) -> None:
    best, limit = inf, 0.0
    for _ in range(VISITS):
        with SlowProxy(program.url, SLOW_4G) as proxy:
            page = new_context().new_page()
            saved = seconds_until(page, f"{proxy.url}/P/{CODE}")["library"]
            limit = SLOW_4G.seconds(sum(entry.size for entry in proxy.log), round_trips=ROUND_TRIPS)
            proxy.disconnect()
            open_first_exercise(page)
        best = min(best, saved)
        if best <= MOST_SECONDS:
            break
    print(
        f"ready without a network {best:.2f} s after the scan (wanted: {MOST_SECONDS}; limit of the link: {limit:.2f})"
    )
    assert best <= max(MOST_SECONDS, MOST_OVER_LIMIT * limit)
