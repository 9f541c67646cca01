"""Reading with no network, and with storage that lost or changed something."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.harness.browsing import Journal, goto_and_wait_ready, wait_ready
from tests.harness.faults import drip
from tests.harness.proxy import SlowProxy
from tests.offline.phone import alter, clear_storage, remove, saved_hashes, settle, stop_workers
from tests.offline.small_site import SmallSite, build

MADE = build()
HASHES = {entry.url: entry.sha256 for entry in MADE.generation.entries}
ALL = set(HASHES.values())
CHAPTER = "/guide/chapter-003/"
MOVE = "/exercises/move-002/"
FIGURE = next(url for url in HASHES if "figure-002" in url)
NOTICE = "[data-module=update-notice]"
STAGE = "() => document.documentElement.dataset.offline"
DRAWN = "() => [...document.images].every(image => image.complete && image.naturalWidth > 0)"


@pytest.fixture
def site() -> Iterator[SmallSite]:
    with SmallSite(MADE) as running:
        yield running


@pytest.fixture
def proxy(site: SmallSite) -> Iterator[SlowProxy]:
    with SlowProxy(site.url) as running:
        yield running


@pytest.fixture
def offline(page: Page, proxy: SlowProxy) -> Page:
    """A phone that holds everything and has no network."""
    goto_and_wait_ready(page, proxy.url)
    proxy.disconnect()
    return page


def test_every_page_opens_whole_after_a_cold_start_without_a_network(
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
def test_other_spellings_and_unknown_pages_help_offline(
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


def test_network_of_a_byte_every_five_seconds_slows_no_saved_page(page: Page, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    proxy.add("^/", drip(5))
    for url in (CHAPTER, MOVE, "/relief/"):
        answered = page.goto(f"{proxy.url}{url}", timeout=2000)
        assert answered
        assert answered.status == 200


def test_saved_fragment_is_swapped_in_offline(offline: Page) -> None:
    offline.get_by_role("button", name="Tip").click()
    expect(offline.locator("#fragment")).to_have_text("Fragment of A.")


def test_missing_fragment_says_so_and_keeps_the_focus(offline: Page) -> None:
    remove(offline, HASHES["/fragments/tip"])
    offline.get_by_role("button", name="Tip").focus()
    offline.keyboard.press("Enter")
    expect(offline.locator("#here")).to_contain_text("not saved on this phone")
    expect(offline.get_by_role("button", name="Tip")).to_be_focused()


def test_boosted_pages_back_forward_and_reload_are_right_offline(offline: Page, proxy: SlowProxy) -> None:
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
@pytest.mark.parametrize("harm", [remove, alter])
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


@pytest.mark.parametrize("harm", [remove, alter])
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
    assert offline.locator("style").count() == 1, "the card lost its own style"


def test_audit_finds_and_mends_an_altered_entry_nobody_opened(page: Page, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, f"{proxy.url}/offline/")
    for url in (CHAPTER, FIGURE):
        alter(page, HASHES[url])
    proxy.log.clear()
    page.get_by_role("button", name="Check files").click()
    page.wait_for_timeout(1000)
    assert sorted(set(proxy.paths())) == sorted([FIGURE, CHAPTER])
    proxy.disconnect()
    page.goto(f"{proxy.url}{CHAPTER}")
    expect(page.locator("h1")).to_have_text(CHAPTER)


def test_ordinary_visits_audit_the_whole_copy_in_turn(page: Page, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    alter(page, HASHES[FIGURE])
    proxy.log.clear()
    for _ in range(-(-len(ALL) // 25) + 1):
        page.goto(f"{proxy.url}/relief/")
        page.wait_for_timeout(400)
    assert FIGURE in proxy.paths()


def test_altered_entry_found_offline_is_reported(offline: Page, proxy: SlowProxy) -> None:
    offline.goto(f"{proxy.url}/offline/")
    alter(offline, HASHES[CHAPTER])
    offline.get_by_role("button", name="Check files").click()
    expect(offline.locator("[data-module=offline-status] > [data-when=trouble]")).to_be_visible()
    assert CHAPTER in (offline.locator("[data-value=lost]").text_content() or "")


def test_cleared_storage_is_rebuilt_online_and_the_person_is_told(page: Page, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    clear_storage(page)
    page.goto(f"{proxy.url}{CHAPTER}")
    expect(page.locator("h1")).to_have_text(CHAPTER)
    expect(page.locator(NOTICE)).to_contain_text("Saved again")
    wait_ready(page)
    assert saved_hashes(page) == ALL
    proxy.disconnect()
    page.goto(f"{proxy.url}{MOVE}")
    expect(page.locator("h1")).to_have_text(MOVE)


@pytest.mark.parametrize("url", ["/", "/relief/", CHAPTER, "/no/such/page/"])
def test_cleared_storage_offline_leaves_the_emergency_card(offline: Page, proxy: SlowProxy, url: str) -> None:
    clear_storage(offline)
    stop_workers(offline)
    offline.goto(f"{proxy.url}{url}")
    expect(offline.get_by_role("link", name="Call 911")).to_be_visible()
    assert offline.get_by_role("link", name="Call 911").get_attribute("href") == "tel:911"
    expect(offline.locator("main")).to_contain_text("Chest pain")
    assert offline.evaluate("() => getComputedStyle(document.querySelector('.call a')).color") == "rgb(255, 255, 255)"


def test_emergency_card_breaks_no_rule_of_the_page_policy(offline: Page, proxy: SlowProxy, journal: Journal) -> None:
    clear_storage(offline)
    offline.goto(f"{proxy.url}/relief/")
    offline.wait_for_timeout(200)
    assert [each for each in journal.complaints if "Policy" in each or "policy" in each] == []


def test_stopped_worker_loses_nothing(offline: Page, proxy: SlowProxy) -> None:
    for url in (CHAPTER, MOVE, "/relief/"):
        stop_workers(offline)
        offline.goto(f"{proxy.url}{url}")
        expect(offline.locator("h1")).to_have_text(url)


def test_without_service_workers_nothing_is_promised(
    new_context: Callable[..., BrowserContext], proxy: SlowProxy
) -> None:
    context = new_context()
    context.add_init_script("delete Navigator.prototype.serviceWorker;")
    page = context.new_page()
    page.goto(proxy.url)
    page.wait_for_timeout(500)
    assert page.evaluate(STAGE) == "none"
    expect(page.locator("[data-module=saved-badge]")).to_be_hidden()
    page.get_by_role("link", name=CHAPTER).click()
    expect(page.locator("h1")).to_have_text(CHAPTER)


def test_without_script_every_page_reads_and_nothing_is_promised(
    new_context: Callable[..., BrowserContext], proxy: SlowProxy
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    for url in MADE.pages():
        page.goto(f"{proxy.url}{url}")
        expect(page.locator("h1")).to_have_text(url)
    expect(page.locator("[data-module=saved-badge]")).to_be_hidden()


def test_refused_persistence_is_said_in_words_and_blocks_nothing(page: Page, proxy: SlowProxy) -> None:
    page.add_init_script("StorageManager.prototype.persist = StorageManager.prototype.persisted = async () => false;")
    goto_and_wait_ready(page, f"{proxy.url}/offline/")
    expect(page.locator("[data-part=persist] [data-when=refused]")).to_be_visible()


def test_storage_that_throws_in_the_page_breaks_nothing(page: Page, proxy: SlowProxy) -> None:
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError'); }});"
    )
    goto_and_wait_ready(page, proxy.url)


def test_hanging_storage_does_not_keep_a_worker_from_taking_charge(page: Page) -> None:
    with SmallSite(MADE) as site:
        worker = site.build.answers["/sw.js"].choose("").body
        hanging = worker.replace(
            b"async function succeed() {", b"async function succeed() { await new Promise(() => {});"
        )
        assert hanging != worker
        site.replace("/sw.js", hanging)
        goto_and_wait_ready(page, site.url)
