"""The faults that strike in use, in Firefox and WebKit, against the real program; left_out.py lists the rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.engines.driven import Driven
from tests.engines.installed import find_firefox
from tests.engines.marionette import firefox
from tests.engines.pressing import (
    HEADING,
    PRESS,
    accept,
    deploy,
    opens_whole_without_a_network,
    shows,
)
from tests.faults.editions import CHAPTER, Editions
from tests.faults.fault import drip
from tests.faults.phone import alter, clear_storage, remove, settle
from tests.faults.proxy import SlowProxy
from tests.faults.real import DIFFERENT, STAGE, listed
from tests.harness.browsing import goto_and_wait_ready, wait_ready
from tests.harness.program import Program

PATH = "() => location.pathname"
OTHERS = "async () => (await caches.match('/x', {cacheName: 'someone-else'}))?.text() ?? null"


def test_f33_every_kind_of_page_opens_with_the_program_killed_under_any_spelling(tab: Driven) -> None:
    with Program() as program:
        goto_and_wait_ready(tab, program.url)
        entries = listed(program)
        program.kill()
        assert tab.evaluate(DIFFERENT, entries) == []
        pages = [entry["url"] for entry in entries if entry["type"].startswith("text/html")]
        kinds = {(url.split("/")[1], url.count("/")): url for url in pages if "/fragments/" not in url}
        for url in kinds.values():
            tab.goto(f"{program.url}{url.upper()}?utm_source=poster")
            assert tab.evaluate("() => document.querySelectorAll('h1').length") == 1, url
            assert tab.evaluate(HEADING) != "Emergency card", url
        tab.goto(f"{program.url}/no/such/page/")
        assert tab.evaluate(HEADING) == "This page is not here"


@pytest.mark.parametrize("harm", [remove, alter], ids=["F34 removed", "F35 altered"])
def test_what_was_lost_or_altered_is_named_offline_and_mended_online(
    tab: Driven, proxy: SlowProxy, program: Program, harm: Callable[[Driven, str], None]
) -> None:
    goto_and_wait_ready(tab, proxy.url)
    hashes = {entry["url"]: entry["sha256"] for entry in listed(program)}
    proxy.disconnect()
    harm(tab, hashes[CHAPTER])
    tab.goto(f"{proxy.url}{CHAPTER}")
    shows(tab, "This page is missing from this phone.")
    proxy.connect()
    tab.goto(f"{proxy.url}{CHAPTER}")
    assert tab.evaluate(HEADING) != "Emergency card"
    wait_ready(tab)
    opens_whole_without_a_network(tab, proxy, program)


def test_f36_cleared_storage_leaves_the_card_offline_and_is_rebuilt_online(
    tab: Driven, proxy: SlowProxy, program: Program
) -> None:
    goto_and_wait_ready(tab, proxy.url)
    clear_storage(tab)
    proxy.disconnect()
    for url in ("/", "/relief/", CHAPTER, "/no/such/page/"):
        tab.goto(f"{proxy.url}{url}")
        assert tab.evaluate("() => document.querySelector('.call a').href") == "tel:911"
    proxy.connect()
    tab.goto(proxy.url)
    shows(tab, "Your saved copy was missing. It has been saved again.")
    opens_whole_without_a_network(tab, proxy, program)


FIREFOX = find_firefox()
needs_firefox = pytest.mark.skipif(FIREFOX is None, reason="Firefox is not installed")


@needs_firefox
def test_f38_a_private_window_of_firefox_opens_everything_offline(
    tmp_path: Path, proxy: SlowProxy, program: Program
) -> None:
    assert FIREFOX
    with firefox(FIREFOX, tmp_path / "profile", {"browser.privatebrowsing.autostart": True}) as driver:
        tab = Driven(driver)
        goto_and_wait_ready(tab, proxy.url)
        opens_whole_without_a_network(tab, proxy, program)


@needs_firefox
def test_f40_without_service_workers_nothing_is_promised(tmp_path: Path, proxy: SlowProxy) -> None:
    assert FIREFOX
    with firefox(FIREFOX, tmp_path / "profile", {"dom.serviceWorkers.enabled": False}) as driver:
        tab = Driven(driver)
        tab.goto(f"{proxy.url}/offline/")
        shows(tab, "This browser does not keep pages")
        assert tab.evaluate(STAGE) == "none"
        tab.goto(f"{proxy.url}{CHAPTER}")
        assert tab.evaluate(HEADING)


def test_f41_a_byte_every_five_seconds_slows_no_saved_page(tab: Driven, proxy: SlowProxy) -> None:
    goto_and_wait_ready(tab, proxy.url)
    rule = proxy.add("^/", drip(5))
    for url in (CHAPTER, "/exercises/bridge/", "/relief/"):
        tab.goto(f"{proxy.url}{url}")
        assert tab.evaluate(HEADING)
    assert rule.hits == 0 or set(proxy.paths()[-rule.hits :]) <= {"/sw.js"}


def test_f43_back_forward_and_reload_after_swaps_show_the_right_page(tab: Driven, proxy: SlowProxy) -> None:
    goto_and_wait_ready(tab, f"{proxy.url}/guide/")
    proxy.disconnect()
    tab.evaluate(PRESS, f"main a[href='{CHAPTER}']")
    settle(tab, PATH, CHAPTER)
    settle(tab, f"() => ({HEADING})() !== 'Guide'", wanted=True)
    chapter = tab.evaluate(HEADING)
    tab.evaluate(PRESS, "nav a[href='/exercises/']")
    settle(tab, PATH, "/exercises/")
    tab.go_back()
    settle(tab, PATH, CHAPTER)
    settle(tab, HEADING, chapter)
    tab.reload()
    settle(tab, HEADING, chapter)
    tab.go_forward()
    settle(tab, PATH, "/exercises/")
    settle(tab, f"() => ({HEADING})() !== null && ({HEADING})() !== {chapter!r}", wanted=True)


def test_f47_other_caches_of_the_origin_are_untouched(tab: Driven, proxy: SlowProxy, editions: Editions) -> None:
    tab.goto(proxy.url)
    tab.evaluate("async () => { await (await caches.open('someone-else')).put('/x', new Response('mine')); }")
    wait_ready(tab)
    deploy(proxy, editions["chapter"], tab)
    accept(tab)
    assert tab.evaluate(OTHERS) == "mine"
