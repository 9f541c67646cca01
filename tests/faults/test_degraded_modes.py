"""What the app cannot do on some phones: each mode has a name for the operator and a sentence for the person."""

from __future__ import annotations

import tomllib
import urllib.request
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from server.settings import ROOT
from tests.faults.editions import CHAPTER, RECALL, Editions
from tests.faults.fault import answer
from tests.faults.phone import NOTICE, clear_storage, limit_storage, says, settle, shows_trouble
from tests.faults.proxy import SlowProxy
from tests.faults.real import STAGE, UPDATE
from tests.harness.browsing import goto_and_wait_ready, wait_ready

pytestmark = pytest.mark.xdist_group("editions")
WORDS = tomllib.loads((ROOT / "content" / "en" / "words.toml").read_text(encoding="utf-8"))
PAGE, NOTICES, REASONS = WORDS["offline_page"], WORDS["update"], WORDS["reasons"]
NO_NOTES = (
    "for (const name of ['indexedDB', 'localStorage', 'sessionStorage'])"
    " Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError'); }});"
)
HAS_MET = "() => Math.abs(Date.now() - localStorage.getItem('back-at-ease:met')) < 86400000"
LAST_MEETING = "(days) => localStorage.setItem('back-at-ease:met', Date.now() - days * 86400000)"


def names(page: Page, mode: str, sentence: str) -> None:
    """The page on what is saved gives the mode its name, and tells the person in this sentence."""
    expect(page.locator("[data-part=operator] [data-value=mode]")).to_have_text(mode)
    expect(page.locator("main").get_by_text(sentence).filter(visible=True).first).to_be_visible()


def pages_open(page: Page, proxy: SlowProxy) -> None:
    """Home, a relief step, the warning signs and a chapter are whole pages."""
    for url in ("/", "/relief/", "/check/emergency/", CHAPTER):
        page.goto(f"{proxy.url}{url}")
        expect(page.locator("main h1")).to_have_count(1)


def test_whole(page: Page, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, f"{proxy.url}/offline/")
    names(page, "library", PAGE["ready"])


def test_no_worker(new_context: Callable[..., BrowserContext], proxy: SlowProxy) -> None:
    context = new_context()
    context.add_init_script("delete Navigator.prototype.serviceWorker;")
    page = context.new_page()
    page.goto(f"{proxy.url}/offline/")
    names(page, "no-worker", PAGE["unsupported"])
    expect(page.locator("[data-module=saved-badge]")).to_be_hidden()
    pages_open(page, proxy)
    assert page.evaluate(STAGE) == "none"


def test_no_storage(page: Page, proxy: SlowProxy) -> None:
    refusing = b"caches.open = async () => { throw new DOMException('no', 'SecurityError'); };\n"
    worker = urllib.request.urlopen(f"{proxy.url}/sw.js").read()
    proxy.add("^/sw.js", answer(200, refusing + worker, "text/javascript; charset=utf-8"))
    page.goto(f"{proxy.url}/offline/")
    shows_trouble(page, "storage")
    names(page, "no-storage", REASONS["storage"])
    pages_open(page, proxy)
    assert page.evaluate(STAGE) == "none"


def test_no_room(page: Page, proxy: SlowProxy) -> None:
    proxy.add("^/packs/library", answer(500))
    goto_and_wait_ready(page, f"{proxy.url}/offline/", "core")
    shows_trouble(page, "server")
    limit_storage(page, int(page.evaluate("async () => (await navigator.storage.estimate()).usage")) + 20_000)
    proxy.clear()
    page.locator(NOTICE).get_by_role("button", name="Try again").click()
    shows_trouble(page, "quota")
    names(page, "trouble", REASONS["quota"])
    proxy.disconnect()
    page.goto(f"{proxy.url}/relief/")
    expect(page.locator("main h1")).to_have_count(1)


def test_private_window_opens_everything_and_says_that_it_keeps_no_notes(page: Page, proxy: SlowProxy) -> None:
    page.add_init_script(NO_NOTES)
    goto_and_wait_ready(page, f"{proxy.url}/offline/")
    names(page, "private", PAGE["private"])
    page.goto(f"{proxy.url}/diary/")
    page.locator("label", has=page.locator("[name=pain][value='4']")).click()
    page.get_by_role("button", name=WORDS["diary"]["save"], exact=True).click()
    expect(page.locator("[data-part=status]")).to_have_text(WORDS["diary"]["full"])
    expect(page.locator("[data-part=status]")).to_be_visible()
    proxy.disconnect()
    pages_open(page, proxy)


def test_old_copy_kept_after_an_update_that_failed(page: Page, proxy: SlowProxy, editions: Editions) -> None:
    goto_and_wait_ready(page, f"{proxy.url}/offline/")
    proxy.add(f"^{CHAPTER}", answer(500))
    proxy.upstream = editions["chapter"].url
    page.evaluate(UPDATE)
    names(page, "old-kept", PAGE["failed"])
    expect(page.locator(NOTICE)).to_be_hidden()
    proxy.disconnect()
    pages_open(page, proxy)


def test_withdrawn(page: Page, proxy: SlowProxy, editions: Editions) -> None:
    goto_and_wait_ready(page, f"{proxy.url}{CHAPTER}")
    proxy.upstream = editions["recall"].url
    page.evaluate(UPDATE)
    says(page, NOTICES["ready"])
    page.reload()
    says(page, RECALL)
    page.goto(f"{proxy.url}/offline/")
    names(page, "withdrawn", RECALL)


def test_missing_files(page: Page, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, f"{proxy.url}/offline/")
    proxy.disconnect()
    page.evaluate(
        "async () => { for (const name of await caches.keys()) if (/store$/.test(name)) await caches.delete(name); }"
    )
    page.get_by_role("button", name=PAGE["check"]).click()
    names(page, "trouble", REASONS["missing"])


def test_cleared_phone_without_a_signal_shows_the_emergency_card(page: Page, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    clear_storage(page)
    proxy.disconnect()
    page.goto(f"{proxy.url}/relief/")
    expect(page.get_by_text(WORDS["offline"]["card"]["gone"])).to_be_visible()
    expect(page.get_by_role("link", name="Call 911")).to_be_visible()


def test_old_copy_after_a_year_without_contact_is_named_and_still_opens(page: Page, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    settle(page, HAS_MET, wanted=True)
    page.evaluate(LAST_MEETING, 366)
    proxy.disconnect()
    page.goto(f"{proxy.url}/offline/")
    says(page, NOTICES["old"])
    names(page, "old", PAGE["ready"])
    page.goto(f"{proxy.url}/relief/")
    wait_ready(page)
    expect(page.locator(NOTICE)).to_be_hidden()  # never in the relief flow
    pages_open(page, proxy)
    proxy.connect()
    page.goto(f"{proxy.url}/offline/")
    names(page, "library", PAGE["ready"])
    expect(page.locator(NOTICE)).to_be_hidden()


@pytest.mark.parametrize("years", [-3, 3], ids=["F31 slow by three years", "F31 fast by three years"])
def test_wrong_clock_informs_at_most_and_one_contact_ends_it(
    page: Page, proxy: SlowProxy, editions: Editions, years: int
) -> None:
    goto_and_wait_ready(page, proxy.url)
    settle(page, HAS_MET, wanted=True)
    proxy.disconnect()
    page.clock.set_fixed_time(datetime.now().astimezone() + timedelta(days=365 * years))
    page.goto(f"{proxy.url}/guide/")
    wait_ready(page)
    if years > 0:
        says(page, NOTICES["old"])
    else:
        expect(page.locator(NOTICE)).to_be_hidden()
    pages_open(page, proxy)
    proxy.connect()
    proxy.upstream = editions["chapter"].url
    page.goto(f"{proxy.url}/guide/")
    says(page, NOTICES["ready"])
    settle(page, HAS_MET, wanted=True)
