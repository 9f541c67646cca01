"""Reading with no network, and with saved entries that were lost or changed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.faults.fault import drip
from tests.faults.phone import alter, remove, saved_hashes, settle, settles_on, stop_workers
from tests.faults.proxy import SlowProxy
from tests.faults.small_phone import ALL, CHAPTER, HASHES, MOVE, STAGE
from tests.faults.small_site import MADE
from tests.harness.browsing import TIMEOUT_MS, Journal, goto_and_wait_ready, wait_ready
from tests.harness.waiting import until

pytestmark = pytest.mark.usefixtures("site")
FIGURE = next(url for url in HASHES if "figure-002" in url)
# How far the audit has come: the next entry to be read.
LOOKED = "async () => { const found = await caches.match('/.audit'); return found ? await found.json() : 0; }"
DRAWN = "() => [...document.images].every(image => image.complete && image.naturalWidth > 0)"


def test_f33_every_page_opens_whole_after_a_cold_start_without_a_network(
    offline: Page, proxy: SlowProxy, journal: Journal
) -> None:
    context = offline.context
    stop_workers(offline)
    offline.close()
    page = context.new_page()
    for url in MADE.pages():
        page.goto(f"{proxy.url}{url}")
        expect(page.locator("h1")).to_have_text(url)
        settle(page, DRAWN, wanted=True)
    assert journal.complaints == []


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("/relief/?utm_source=poster", "/relief/"),
        ("/Guide/CHAPTER-003/", CHAPTER),
        ("/check", "/check/"),
        ("/CHECK/Emergency?x=1#top", "/check/emergency/"),
        ("/no/such/page/", "/not-found/"),
        ("/nothing", "/not-found/"),
        ("/poster/", "/not-found/"),
    ],
)
def test_f33_other_spellings_and_unknown_pages_help_offline(
    offline: Page, proxy: SlowProxy, asked: str, shown: str
) -> None:
    offline.goto(f"{proxy.url}{asked}")
    expect(offline.locator("h1")).to_have_text(shown)


def test_saved_pages_never_touch_the_network(page: Page, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    proxy.log.clear()
    for url in MADE.pages():
        page.goto(f"{proxy.url}{url}")
    page.get_by_role("link", name=CHAPTER).click()
    expect(page.locator("h1")).to_have_text(CHAPTER)
    assert set(proxy.paths()) <= {"/sw.js"}


def test_page_that_is_only_online_comes_from_the_network(page: Page, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    page.goto(f"{proxy.url}/poster/")
    expect(page.locator("main")).to_contain_text("from the network only")


def test_f41_network_of_a_byte_every_five_seconds_slows_no_saved_page(page: Page, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    proxy.add("^/", drip(5))
    for url in (CHAPTER, MOVE, "/relief/"):
        answered = page.goto(f"{proxy.url}{url}", timeout=TIMEOUT_MS)
        assert answered
        assert answered.status == 200


def test_f42_saved_fragment_is_swapped_in_offline(offline: Page) -> None:
    offline.get_by_role("button", name="Tip").click()
    expect(offline.locator("#fragment")).to_have_text("Fragment of A.")


def test_f42_missing_fragment_says_so_and_keeps_the_focus(offline: Page) -> None:
    remove(offline, HASHES["/fragments/tip"])
    offline.get_by_role("button", name="Tip").focus()
    offline.keyboard.press("Enter")
    expect(offline.locator("#here")).to_contain_text("not saved on this phone")
    expect(offline.get_by_role("button", name="Tip")).to_be_focused()


def test_f43_boosted_pages_back_forward_and_reload_are_right_offline(offline: Page, proxy: SlowProxy) -> None:
    for url in (CHAPTER, MOVE):
        offline.get_by_role("link", name=url).click()
        expect(offline.locator("h1")).to_have_text(url)
    offline.go_back()
    expect(offline.locator("h1")).to_have_text(CHAPTER)
    offline.reload()
    expect(offline.locator("h1")).to_have_text(CHAPTER)
    offline.go_back()
    expect(offline.locator("h1")).to_have_text("/")
    offline.go_forward()
    expect(offline.locator("h1")).to_have_text(CHAPTER)
    assert offline.url == f"{proxy.url}{CHAPTER}"


@pytest.mark.parametrize("url", [CHAPTER, FIGURE, "/relief/"])
@pytest.mark.parametrize("harm", [remove, alter], ids=["F34 removed", "F35 altered"])
def test_lost_or_altered_entry_is_mended_online_on_use(
    page: Page, proxy: SlowProxy, url: str, harm: Callable[[Page, str], None]
) -> None:
    goto_and_wait_ready(page, proxy.url)
    harm(page, HASHES[url])
    proxy.log.clear()
    page.goto(f"{proxy.url}{MOVE if url == FIGURE else url}")
    settle(page, DRAWN, wanted=True)
    wait_ready(page)
    assert set(proxy.paths()) - {"/sw.js"} == {url}
    proxy.disconnect()
    page.reload()
    settle(page, DRAWN, wanted=True)
    assert saved_hashes(page) == ALL


@pytest.mark.parametrize("harm", [remove, alter], ids=["F34 removed", "F35 altered"])
def test_lost_or_altered_page_is_named_offline(
    offline: Page, proxy: SlowProxy, harm: Callable[[Page, str], None]
) -> None:
    harm(offline, HASHES[CHAPTER])
    offline.goto(f"{proxy.url}{CHAPTER}")
    expect(offline.locator("main")).to_contain_text("This page is missing from this phone.")
    expect(offline.get_by_role("link", name="Call 911")).to_be_visible()
    offline.goto(f"{proxy.url}/relief/")
    settle(offline, STAGE, "core")
    expect(offline.locator("[data-module=saved-badge]")).to_have_text("Not saved", use_inner_text=True)
    proxy.connect()
    offline.goto(f"{proxy.url}{CHAPTER}")
    expect(offline.locator("h1")).to_have_text(CHAPTER)
    wait_ready(offline)


def test_link_to_a_lost_page_opens_the_card_and_not_a_broken_swap(offline: Page) -> None:
    remove(offline, HASHES[CHAPTER])
    offline.get_by_role("link", name=CHAPTER).click()
    expect(offline.locator("main")).to_contain_text("This page is missing from this phone.")
    expect(offline.locator("style")).to_have_count(1)


def test_f35_audit_finds_and_mends_an_altered_entry_nobody_opened(page: Page, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, f"{proxy.url}/offline/")
    for url in (CHAPTER, FIGURE):
        alter(page, HASHES[url])
    proxy.log.clear()
    page.get_by_role("button", name="Check files").click()
    until(lambda: len(set(proxy.paths())) >= 2, rest=lambda: page.wait_for_timeout(50))
    settles_on(page, ALL)
    assert sorted(set(proxy.paths())) == sorted([FIGURE, CHAPTER])
    proxy.disconnect()
    page.goto(f"{proxy.url}{CHAPTER}")
    expect(page.locator("h1")).to_have_text(CHAPTER)


def test_f35_ordinary_visits_audit_the_whole_copy_in_turn(page: Page, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    alter(page, HASHES[FIGURE])
    proxy.log.clear()
    for _ in range(-(-len(ALL) // 25) + 1):
        before = page.evaluate(LOOKED)
        page.goto(f"{proxy.url}/relief/")
        settle(page, f"async () => (await ({LOOKED})()) !== {before}", wanted=True)
    settle(page, f"async () => Boolean(await caches.match('/.store/{HASHES[FIGURE]}'))", wanted=True)
    assert FIGURE in proxy.paths()


def test_f35_altered_entry_found_offline_is_reported(offline: Page, proxy: SlowProxy) -> None:
    offline.goto(f"{proxy.url}/offline/")
    alter(offline, HASHES[CHAPTER])
    offline.get_by_role("button", name="Check files").click()
    expect(offline.locator("[data-module=offline-status] > [data-when=trouble]")).to_be_visible()
    expect(offline.locator("[data-value=lost]")).to_contain_text(CHAPTER)
