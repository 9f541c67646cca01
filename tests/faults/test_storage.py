"""Storage, a worker or scripts that a phone loses, refuses or never had."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.faults.phone import clear_storage, saved_hashes, says, stop_workers
from tests.faults.proxy import SlowProxy
from tests.faults.small_phone import ALL, CHAPTER, MOVE, STAGE
from tests.faults.small_server import SmallSite
from tests.faults.small_site import MADE, build, rewritten
from tests.harness.browsing import Journal, come_to_rest, goto_and_wait_ready, wait_ready

pytestmark = pytest.mark.usefixtures("site")


def test_f36_cleared_storage_is_rebuilt_online_and_the_person_is_told(page: Page, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    clear_storage(page)
    page.goto(f"{proxy.url}{CHAPTER}")
    expect(page.locator("h1")).to_have_text(CHAPTER)
    says(page, "Saved again")
    wait_ready(page)
    assert saved_hashes(page) == ALL
    proxy.disconnect()
    page.goto(f"{proxy.url}{MOVE}")
    expect(page.locator("h1")).to_have_text(MOVE)


@pytest.mark.parametrize("url", ["/", "/relief/", CHAPTER, "/no/such/page/"])
def test_f36_cleared_storage_offline_leaves_the_emergency_card(offline: Page, proxy: SlowProxy, url: str) -> None:
    clear_storage(offline)
    stop_workers(offline)
    offline.goto(f"{proxy.url}{url}")
    expect(offline.get_by_role("link", name="Call 911")).to_be_visible()
    expect(offline.get_by_role("link", name="Call 911")).to_have_attribute("href", "tel:911")
    expect(offline.locator("main")).to_contain_text("Chest pain")
    assert offline.evaluate("() => getComputedStyle(document.querySelector('.call a')).color") == "rgb(255, 255, 255)"


def test_f36_emergency_card_breaks_no_rule_of_the_page_policy(
    offline: Page, proxy: SlowProxy, journal: Journal
) -> None:
    clear_storage(offline)
    offline.goto(f"{proxy.url}/relief/")
    come_to_rest(offline)
    assert [each for each in journal.complaints if "Policy" in each or "policy" in each] == []


def test_f45_stopped_worker_loses_nothing(offline: Page, proxy: SlowProxy) -> None:
    for url in (CHAPTER, MOVE, "/relief/"):
        stop_workers(offline)
        offline.goto(f"{proxy.url}{url}")
        expect(offline.locator("h1")).to_have_text(url)


def test_f40_without_service_workers_nothing_is_promised(
    new_context: Callable[..., BrowserContext], proxy: SlowProxy
) -> None:
    context = new_context()
    context.add_init_script("delete Navigator.prototype.serviceWorker;")
    page = context.new_page()
    page.goto(proxy.url)
    come_to_rest(page)
    assert page.evaluate(STAGE) == "none"
    expect(page.locator("[data-module=saved-badge]")).to_be_hidden()
    page.get_by_role("link", name=CHAPTER).click()
    expect(page.locator("h1")).to_have_text(CHAPTER)


def test_f39_without_script_every_page_reads_and_nothing_is_promised(
    new_context: Callable[..., BrowserContext], proxy: SlowProxy
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    for url in MADE.pages():
        page.goto(f"{proxy.url}{url}")
        expect(page.locator("h1")).to_have_text(url)
    expect(page.locator("[data-module=saved-badge]")).to_be_hidden()


def test_f37_refused_persistence_is_said_in_words_and_blocks_nothing(page: Page, proxy: SlowProxy) -> None:
    page.add_init_script("StorageManager.prototype.persist = StorageManager.prototype.persisted = async () => false;")
    goto_and_wait_ready(page, f"{proxy.url}/offline/")
    expect(page.locator("[data-part=persist] [data-when=refused]")).to_be_visible()


def test_f15_storage_that_throws_in_the_page_breaks_nothing(page: Page, proxy: SlowProxy) -> None:
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError'); }});"
    )
    goto_and_wait_ready(page, proxy.url)


NO_DELETING = {
    "fails": b"CacheStorage.prototype.delete = Cache.prototype.delete = async () => { throw new Error('no'); };\n",
    "hangs": b"CacheStorage.prototype.delete = Cache.prototype.delete = () => new Promise(() => {});\n",
}


@pytest.mark.parametrize("how", NO_DELETING)
def test_f46_old_files_that_cannot_be_deleted_do_not_keep_a_version_from_taking_charge(
    page: Page, site: SmallSite, proxy: SlowProxy, how: str
) -> None:
    goto_and_wait_ready(page, proxy.url)
    site.build = build("B", edits={CHAPTER: "<p>Second edition.</p>"})
    site.replace("/sw.js", NO_DELETING[how] + site.build.answers["/sw.js"].choose("").body)
    page.reload()
    says(page, "newer version")
    with page.expect_navigation():
        page.locator("button:visible", has_text="Update now").first.click()
    wait_ready(page)
    for _ in range(2):
        page.goto(f"{proxy.url}{CHAPTER}")
        expect(page.locator("main")).to_contain_text("Second edition")


def test_f46_hanging_storage_does_not_keep_a_worker_from_taking_charge(page: Page) -> None:
    with SmallSite(MADE) as site:
        worker = site.build.answers["/sw.js"].choose("").body
        hanging = rewritten(worker, rb"(?<=async function succeed\(\))\s*\{", b"{ await new Promise(() => {});")
        site.replace("/sw.js", hanging)
        goto_and_wait_ready(page, site.url)
