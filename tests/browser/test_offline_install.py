"""The first visit: what is saved, in what order, and what a broken network cannot do to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from server.tier import Tier
from tests.harness.browsing import Journal, goto_and_wait_ready, wait_ready
from tests.harness.faults import Fault, alter, answer, cut, delay, drip, hang, lose, redirect, truncate, typed
from tests.harness.proxy import SlowProxy
from tests.offline.phone import limit_storage, records, saved_hashes, settle, stop_workers
from tests.offline.small_site import Build, SmallSite, build

MADE = build()
CORE = MADE.packs[0].url
LIBRARY = r"^/packs/library"
NOTICE = "[data-module=update-notice]"
STAGE = "() => document.documentElement.dataset.offline"


@pytest.fixture
def proxy() -> Iterator[SlowProxy]:
    with SmallSite(MADE) as site, SlowProxy(site.url) as running:
        yield running


def hashes(made: Build, tier: Tier | None = None) -> set[str]:
    return {entry.sha256 for entry in made.generation.entries if tier in (None, entry.tier)}


def shows_trouble(page: Page, reason: str) -> None:
    """The page says that saving did not finish, why, and offers to try again."""
    notice = page.locator(NOTICE)
    expect(notice.locator(f"[data-reason={reason}]")).to_be_visible()
    expect(notice.get_by_role("button", name="Try again")).to_be_visible()


def test_first_visit_saves_everything_with_one_request_for_each_pack_and_none_twice(
    page: Page, proxy: SlowProxy, journal: Journal
) -> None:
    goto_and_wait_ready(page, proxy.url)
    sent = [path for path in proxy.paths() if path.startswith("/packs/")]
    assert sent == [pack.url for pack in MADE.packs if not pack.is_shell]
    scripts = [path for path in proxy.paths() if path.endswith((".js", ".css"))]
    assert len(scripts) == len(set(scripts)), "what the page had loaded was fetched again"
    assert saved_hashes(page) == hashes(MADE)
    assert records(page) == {(MADE.generation.id, "core"), (MADE.generation.id, "library")}
    expect(page.locator("[data-module=saved-badge]")).to_have_text("Saved", use_inner_text=True)
    assert journal.complaints == []


def test_visit_without_an_http_cache_saves_everything_too(page: Page, proxy: SlowProxy) -> None:
    page.route("**/nothing", lambda route: route.continue_())  # interception switches the cache off
    goto_and_wait_ready(page, proxy.url)
    assert saved_hashes(page) == hashes(MADE)


def test_altered_file_in_the_http_cache_is_not_borrowed(page: Page) -> None:
    with SmallSite(MADE) as site:
        style = next(url for url in MADE.urls() if "/app." in url and url.endswith(".css"))
        page.goto(f"{site.url}/generation.json")
        site.replace(style, b"body { color: red }", "public, max-age=31536000, immutable")
        assert "red" in page.evaluate("async (url) => (await fetch(url)).text()", style)
        site.build = MADE
        goto_and_wait_ready(page, site.url)
        assert saved_hashes(page) == hashes(MADE)


def test_core_is_ready_before_the_library_is_asked_for(page: Page, proxy: SlowProxy) -> None:
    proxy.add(LIBRARY, hang())
    goto_and_wait_ready(page, proxy.url, "core")
    assert saved_hashes(page) == hashes(MADE, Tier.CORE)


@pytest.mark.parametrize("needed", ["/sw.js", CORE])
@pytest.mark.parametrize("status", [404, 500])
def test_missing_response_fails_the_install_and_a_retry_mends_it(
    page: Page, proxy: SlowProxy, needed: str, status: int
) -> None:
    proxy.add(f"^{needed}$", answer(status))
    page.goto(proxy.url)
    shows_trouble(page, "network" if needed == "/sw.js" else "server")
    assert page.evaluate(STAGE) == "none"
    assert records(page) == set()
    proxy.clear()
    page.get_by_role("button", name="Try again").click()
    wait_ready(page)


BAD: dict[str, tuple[Fault, str]] = {
    "reset": (cut(0.5), "network"),
    "truncated": (truncate(0.5), "altered"),
    "one byte altered": (alter(0.5), "altered"),
    "log-in page": (answer(200, "<h1>Log in to the network</h1>"), "portal"),
    "redirect": (redirect("/relief/"), "portal"),
    "wrong type": (typed("text/plain"), "server"),
}


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("tier", ["core", "library"])
def test_bad_pack_is_refused_by_name_and_fetched_again_later(page: Page, proxy: SlowProxy, tier: str, bad: str) -> None:
    fault, reason = BAD[bad]
    proxy.add(rf"^/packs/{tier}", fault, plain=True)
    page.goto(proxy.url)
    shows_trouble(page, reason)
    assert page.evaluate(STAGE) == ("none" if tier == "core" else "core")
    assert (MADE.generation.id, tier) not in records(page)
    assert saved_hashes(page) <= hashes(MADE)
    proxy.clear()
    page.get_by_role("button", name="Try again").click()
    wait_ready(page)
    assert saved_hashes(page) == hashes(MADE)


def test_failure_is_tried_again_without_being_asked(page: Page, proxy: SlowProxy) -> None:
    proxy.add(LIBRARY, answer(500), times=1)
    goto_and_wait_ready(page, proxy.url, seconds=15)


def test_silent_connection_is_given_up_and_named(page: Page) -> None:
    with SmallSite(build(patience_ms=700)) as site, SlowProxy(site.url) as proxy:
        proxy.add("^/packs/core", hang())
        page.goto(proxy.url)
        shows_trouble(page, "timeout")
        proxy.clear()
        page.get_by_role("button", name="Try again").click()
        wait_ready(page)


def test_network_of_a_few_bytes_a_second_is_given_up(page: Page) -> None:
    with SmallSite(build(patience_ms=700)) as site, SlowProxy(site.url) as proxy:
        proxy.add("^/packs/core", drip(0.1), plain=True)
        page.goto(proxy.url)
        shows_trouble(page, "timeout")


@pytest.mark.parametrize("share", [0, 0.25, 0.5, 0.75, 0.99])
@pytest.mark.parametrize("tier", [Tier.CORE, Tier.LIBRARY])
def test_lost_network_costs_only_what_was_missing(page: Page, proxy: SlowProxy, tier: Tier, share: float) -> None:
    pack = next(pack for pack in MADE.packs if pack.tier is tier)
    proxy.add("^/sw.js", delay(0.7))  # the page's own scripts are here before the network goes
    proxy.add(f"^{pack.url}", lose(share), times=1)
    page.goto(proxy.url)
    shows_trouble(page, "network")
    saved = saved_hashes(page)
    proxy.clear()
    page.get_by_role("button", name="Try again").click()
    wait_ready(page)
    again = [exchange for exchange in proxy.log if exchange.path != "/sw.js"]
    missing = [entry for entry in MADE.generation.entries if entry.sha256 not in saved]
    assert sum(exchange.size for exchange in again) <= sum(entry.size for entry in missing)
    whole = {each.url for each in MADE.packs if all(entry.sha256 in saved for entry in each.entries)}
    assert not whole & set(proxy.paths())


def test_tab_closed_in_mid_install_finishes_on_the_next_visit(page: Page) -> None:
    with SmallSite(build(patience_ms=1000)) as site, SlowProxy(site.url) as proxy:
        proxy.add(LIBRARY, hang(), times=1)
        goto_and_wait_ready(page, proxy.url, "core")
        context = page.context
        page.close()
        proxy.clear()
        again = context.new_page()
        goto_and_wait_ready(again, proxy.url)
        assert CORE not in proxy.paths()


def test_next_visit_is_told_the_truth_while_a_download_hangs(page: Page, proxy: SlowProxy) -> None:
    proxy.add(LIBRARY, hang())
    goto_and_wait_ready(page, proxy.url, "core")
    again = page.context.new_page()
    goto_and_wait_ready(again, proxy.url, "core", seconds=3)


@pytest.mark.parametrize("tier", ["core", "library"])
def test_worker_killed_in_mid_install_finishes_on_the_next_visit(page: Page, proxy: SlowProxy, tier: str) -> None:
    rule = proxy.add(f"^/packs/{tier}", hang())
    page.goto(proxy.url)
    while not rule.hits:
        page.wait_for_timeout(20)
    stop_workers(page)
    proxy.clear()
    goto_and_wait_ready(page, proxy.url)
    assert saved_hashes(page) == hashes(MADE)


def test_full_phone_is_named_and_keeps_the_core(page: Page) -> None:
    with SmallSite(MADE) as site, SlowProxy(site.url) as proxy:
        proxy.add(LIBRARY, answer(500))
        goto_and_wait_ready(page, proxy.url, "core")
        shows_trouble(page, "server")
        room = sum(entry.size for entry in MADE.generation.in_tier(Tier.LIBRARY)) / 2
        limit_storage(page, int(page.evaluate("async () => (await navigator.storage.estimate()).usage") + room))
        proxy.clear()
        page.get_by_role("button", name="Try again").click()
        shows_trouble(page, "quota")
        assert page.evaluate(STAGE) == "core"
        assert saved_hashes(page) == hashes(MADE, Tier.CORE)
        page.reload()
        shows_trouble(page, "quota")
        assert proxy.paths().count(MADE.packs[1].url) <= 2, "what cannot be kept was fetched again and again"
        limit_storage(page, None)
        page.get_by_role("button", name="Try again").click()
        wait_ready(page)


def test_full_phone_without_room_for_the_core_says_so(page: Page, proxy: SlowProxy) -> None:
    proxy.add("^/sw.js", answer(404))
    page.goto(proxy.url)
    limit_storage(page, 30_000)
    proxy.clear()
    page.reload()
    shows_trouble(page, "quota")
    assert page.evaluate(STAGE) == "none"


def test_refused_storage_leaves_plain_pages(page: Page) -> None:
    broken = build()
    with SmallSite(broken) as site:
        worker = site.build.answers["/sw.js"].choose("").body
        refusing = b"caches.open = async () => { throw new DOMException('no', 'SecurityError'); };\n"
        site.replace("/sw.js", refusing + worker)
        page.goto(site.url)
        shows_trouble(page, "storage")
        page.goto(f"{site.url}/relief/")
        expect(page.locator("h1")).to_have_text("/relief/")


def test_two_tabs_at_once_make_one_good_copy(page: Page, proxy: SlowProxy) -> None:
    other = page.context.new_page()
    page.goto(proxy.url, wait_until="commit")
    other.goto(f"{proxy.url}/relief/", wait_until="commit")
    for tab in (page, other):
        wait_ready(tab)
    packs = [path for path in proxy.paths() if path.startswith("/packs/")]
    assert sorted(packs) == sorted(pack.url for pack in MADE.packs if not pack.is_shell)
    assert saved_hashes(page) == hashes(MADE)


def test_old_file_in_the_http_cache_is_not_used(page: Page) -> None:
    with SmallSite(build(edits={"/relief/": "<p>Old words.</p>"})) as site:
        page.goto(f"{site.url}/generation.json")
        for url in ("/relief/", "/sw.js"):
            site.keep_for_a_year(url)
            page.evaluate("async (url) => (await fetch(url)).text()", url)
        site.build = build(edits={"/relief/": "<p>New words.</p>"})
        assert "Old words" in page.evaluate("async () => (await fetch('/relief/')).text()")
        goto_and_wait_ready(page, site.url)
        site.stop()
        page.goto(f"{site.url}/relief/")
        expect(page.locator("main")).to_contain_text("New words")


def test_other_caches_of_the_origin_are_untouched(page: Page, proxy: SlowProxy) -> None:
    page.goto(proxy.url)
    page.evaluate("async () => (await caches.open('someone-else')).put('/x', new Response('mine'))")
    wait_ready(page)
    page.reload()
    settle(page, STAGE, "library")
    assert page.evaluate("async () => (await (await caches.match('/x')).text())") == "mine"
