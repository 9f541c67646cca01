"""A page that was taken back: only the second sight of the notice, online, acts."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from server.offline.generation import Withdrawn
from tests.faults.phone import saved_hashes, says, settle, stop_workers
from tests.faults.proxy import SlowProxy
from tests.faults.small_phone import CHAPTER, A, B, accept, deploy
from tests.faults.small_server import SmallSite
from tests.faults.small_site import build
from tests.harness.browsing import come_to_rest, goto_and_wait_ready, wait_ready

RECALL = Withdrawn((CHAPTER,), "We took <this> page back & say so.")
RECALLED = build("R", edits={CHAPTER: "<p>A notice.</p>"}, withdrawn=RECALL)
ACTED = """async () => { const seen = await caches.match('/.withdrawal'); const said = seen && await seen.json();
  return said && said.acted; }"""


def test_f32_recall_acts_only_on_the_second_sight_online(page: Page, site: SmallSite, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, f"{proxy.url}{CHAPTER}")
    deploy(site, RECALLED, page)
    settle(page, ACTED, wanted=False)
    page.get_by_role("button", name="Later").click()
    proxy.disconnect()
    for _ in range(2):
        page.reload()
        expect(page.locator("h1")).to_have_text(CHAPTER)
        come_to_rest(page)
    assert page.evaluate(ACTED) is False, "a sight without a network does not count"
    proxy.connect()
    page.reload()
    settle(page, ACTED, wanted=True)
    says(page, RECALL.text)
    page.reload()
    expect(page.locator("main")).to_contain_text("A notice.")
    proxy.disconnect()
    stop_workers(page)
    page.goto(f"{proxy.url}{CHAPTER}")
    expect(page.locator("main")).to_contain_text(RECALL.text)
    expect(page.get_by_role("link", name="Call 911")).to_be_visible()
    page.goto(f"{proxy.url}/relief/")
    expect(page.locator("h1")).to_have_text("/relief/")
    wait_ready(page)


def test_f32_recall_holds_until_the_next_version_is_in_charge(page: Page, site: SmallSite, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    deploy(site, RECALLED, page)
    page.reload()
    settle(page, ACTED, wanted=True)
    deploy(site, B, page)
    page.reload()
    wait_ready(page)
    assert page.evaluate(ACTED) is True
    accept(page)
    settle(page, ACTED, wanted=None)
    proxy.disconnect()
    page.goto(f"{proxy.url}{CHAPTER}")
    expect(page.locator("main")).to_contain_text("Second edition")


def test_f32_recall_taken_back_after_one_sight_does_nothing(page: Page, site: SmallSite, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    deploy(site, RECALLED, page)
    settle(page, ACTED, wanted=False)
    site.build = A
    page.reload()
    settle(page, ACTED, wanted=None)
    page.reload()
    wait_ready(page)
    proxy.disconnect()
    page.goto(f"{proxy.url}{CHAPTER}")
    expect(page.locator("h1")).to_have_text(CHAPTER)
    assert saved_hashes(page) >= {entry.mark for entry in A.generation.entries}
