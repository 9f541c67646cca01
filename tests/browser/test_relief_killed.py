"""The phone kills the whole browser in the middle of a spasm, with no network: the way back is to the second."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.faults.phone import settle
from tests.harness.browsing import goto_and_wait_ready
from tests.harness.clock import START, stand_still
from tests.harness.killable import KillableBrowser
from tests.harness.program import Program

# A start is on the disk at once; what else a page remembers, such as the place, follows some seconds later.
ON_DISK = """async () => {
  const database = await new Promise((done) => {
    indexedDB.open('back-at-ease-notes').onsuccess = ({ target }) => done(target.result);
  });
  const found = await new Promise((done) => {
    database.transaction('notes').objectStore('notes').get('care').onsuccess = ({ target }) => done(target.result);
  });
  database.close();
  return Boolean(found?.running);
}"""


def test_a_killed_browser_is_right_to_the_second(own_program: Program, chromium: Browser, tmp_path: Path) -> None:
    with KillableBrowser(chromium, tmp_path) as phone:
        page = phone.context.pages[0]
        goto_and_wait_ready(page, own_program.url)
        own_program.kill()
        stand_still(page)
        page.goto(f"{own_program.url}/relief/heat-or-cold/")
        page.locator(".be-wide", has_text="Cold").click()
        page.get_by_role("button", name="None of these").click()
        page.get_by_role("button", name="Start 10 min").click()
        expect(page.get_by_role("timer")).to_be_visible()
        settle(page, ON_DISK, wanted=True)
    with KillableBrowser(chromium, tmp_path) as phone:
        page = phone.context.pages[0]
        stand_still(page, START + 125)
        page.goto(own_program.url)
        page.get_by_role("link", name="My back is in spasm now").click()
        page.get_by_role("link", name="Cold is on").click()
        expect(page.locator("[role=timer]:visible")).to_have_text("7:55")
