"""The phone kills the whole browser in the middle of a spasm, with no network: the way back is to the second."""

from __future__ import annotations

import time
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.harness.browsing import goto_and_wait_ready
from tests.harness.killable import KillableBrowser
from tests.harness.program import Program

# A start is on the disk within this time; what else a page remembers, such as the place, follows some seconds later.
ON_DISK = 1_000


def seconds(page: Page) -> int:
    minutes, _, rest = page.locator("[role=timer]:visible").inner_text().partition(":")
    return int(minutes) * 60 + int(rest)


def test_a_killed_browser_is_right_to_the_second(own_program: Program, chromium: Browser, tmp_path: Path) -> None:
    with KillableBrowser(chromium, tmp_path) as phone:
        page = phone.context.pages[0]
        goto_and_wait_ready(page, own_program.url)
        own_program.kill()
        page.goto(f"{own_program.url}/relief/heat-or-cold/")
        page.locator(".be-wide", has_text="Cold").click()
        page.get_by_role("button", name="None of these").click()
        page.get_by_role("button", name="Start 10 min").click()
        expect(page.get_by_role("timer")).to_be_visible()
        page.wait_for_timeout(ON_DISK)
        seen_at, left = time.monotonic(), seconds(page)
    with KillableBrowser(chromium, tmp_path) as phone:
        page = phone.context.pages[0]
        page.goto(own_program.url)
        page.get_by_role("link", name="My back is in spasm now").click()
        page.get_by_role("link", name="Cold is on").click()
        expect(page.get_by_role("timer")).to_be_visible()
        gone = time.monotonic() - seen_at
        assert abs(left - gone - seconds(page)) <= 1
