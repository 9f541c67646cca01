"""A page whose time a test gives it, so that no slow machine can take any."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from tests.harness.waiting import until

START = 1_800_000_000  # seconds since the epoch: any moment serves
TICK = 20  # ms
RUN_UP = 3_600  # seconds in which it must be stopped after it was set


def stand_still(page: Page, at: float = START) -> None:
    """The page's clocks, timers and frames stand until `page.clock.run_for` moves them, also after a reload."""
    page.clock.install(time=at - RUN_UP)
    page.clock.pause_at(at)


def run_until_shown(page: Page, part: Locator) -> None:
    """Gives the page as little time as it takes to show the part. Raises TimeoutError."""
    until(part.is_visible, rest=lambda: page.clock.run_for(TICK), wanted=f"{part} shown")
