"""The first visit on a phone whose storage is full, refused, shared or holds something already."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from server.tier import Tier
from tests.faults.fault import answer
from tests.faults.phone import limit_storage, saved_hashes, settle, settles_on, shows_trouble
from tests.faults.proxy import SlowProxy
from tests.faults.small_phone import LIBRARY, STAGE, hashes
from tests.faults.small_server import SmallSite
from tests.faults.small_site import MADE, build
from tests.harness.browsing import goto_and_wait_ready, wait_ready

pytestmark = pytest.mark.usefixtures("site")


def test_f17_altered_file_in_the_http_cache_is_not_borrowed(page: Page) -> None:
    with SmallSite(MADE) as site:
        style = next(url for url in MADE.urls() if "/app." in url and url.endswith(".css"))
        page.goto(f"{site.url}/generation.json")
        site.replace(style, b"body { color: red }", "public, max-age=31536000, immutable")
        assert "red" in page.evaluate("async (url) => (await fetch(url)).text()", style)
        site.build = MADE
        goto_and_wait_ready(page, site.url)
        assert saved_hashes(page) == hashes(MADE)


def test_f13_full_phone_is_named_and_keeps_the_core(page: Page) -> None:
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
        settles_on(page, hashes(MADE, Tier.CORE))
        fetched = proxy.paths().count(MADE.packs[1].url)
        for _ in range(3):
            page.reload()
            shows_trouble(page, "quota")
        assert proxy.paths().count(MADE.packs[1].url) <= fetched + 1, "what cannot be kept was fetched again and again"
        limit_storage(page, None)
        page.get_by_role("button", name="Try again").click()
        wait_ready(page)


def test_f13_full_phone_without_room_for_the_core_says_so(page: Page, proxy: SlowProxy) -> None:
    proxy.add("^/sw.js", answer(404))
    page.goto(proxy.url)
    limit_storage(page, 30_000)
    proxy.clear()
    page.reload()
    shows_trouble(page, "quota")
    assert page.evaluate(STAGE) == "none"


def test_f14_refused_storage_leaves_plain_pages(page: Page) -> None:
    broken = build()
    with SmallSite(broken) as site:
        worker = site.build.answers["/sw.js"].choose("").body
        refusing = b"caches.open = async () => { throw new DOMException('no', 'SecurityError'); };\n"
        site.replace("/sw.js", refusing + worker)
        page.goto(site.url)
        shows_trouble(page, "storage")
        page.goto(f"{site.url}/relief/")
        expect(page.locator("h1")).to_have_text("/relief/")


def test_f16_two_tabs_at_once_make_one_good_copy(page: Page, proxy: SlowProxy) -> None:
    other = page.context.new_page()
    page.goto(proxy.url, wait_until="commit")
    other.goto(f"{proxy.url}/relief/", wait_until="commit")
    for tab in (page, other):
        wait_ready(tab)
    packs = [path for path in proxy.paths() if path.startswith("/packs/")]
    assert sorted(packs) == sorted(pack.url for pack in MADE.packs if not pack.is_shell)
    assert saved_hashes(page) == hashes(MADE)


def test_f17_old_file_in_the_http_cache_is_not_used(page: Page) -> None:
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


def test_f47_other_caches_of_the_origin_are_untouched(page: Page, proxy: SlowProxy) -> None:
    page.goto(proxy.url)
    page.evaluate("async () => (await caches.open('someone-else')).put('/x', new Response('mine'))")
    wait_ready(page)
    page.reload()
    settle(page, STAGE, "library")
    assert page.evaluate("async () => (await (await caches.match('/x')).text())") == "mine"
