"""The faults that strike in use, once more with the real program, the real pages and their real words."""

from __future__ import annotations

import http.client
from collections.abc import Callable
from http import HTTPStatus

import pytest
from playwright.sync_api import Page, expect

from tests.browser.urls import kept_pages
from tests.faults.editions import CHAPTER, Editions
from tests.faults.fault import drip
from tests.faults.phone import alter as alter_saved
from tests.faults.phone import clear_storage, remove, says, stop_workers
from tests.faults.proxy import SlowProxy
from tests.faults.real import HEADING, listed
from tests.faults.real_phone import accept, deploy, opens_whole_without_a_network
from tests.harness.browsing import TIMEOUT_MS, Journal, goto_and_wait_ready, wait_ready
from tests.harness.program import Program

pytestmark = pytest.mark.xdist_group("editions")  # each edition takes seconds to start: one worker has them all


@pytest.mark.parametrize("harm", [remove, alter_saved], ids=["F34 removed", "F35 altered"])
def test_what_was_lost_or_altered_is_named_offline_and_mended_online(
    page: Page, proxy: SlowProxy, program: Program, harm: Callable[[Page, str], None]
) -> None:
    goto_and_wait_ready(page, proxy.url)
    hashes = {entry["url"]: entry["sha256"] for entry in listed(program)}
    proxy.disconnect()
    harm(page, hashes[CHAPTER])
    page.goto(f"{proxy.url}{CHAPTER}")
    expect(page.locator("main")).to_contain_text("This page is missing from this phone.")
    expect(page.get_by_role("link", name="Call 911")).to_be_visible()
    proxy.connect()
    page.goto(f"{proxy.url}{CHAPTER}")
    expect(page.locator(HEADING)).to_have_count(1)
    wait_ready(page)
    opens_whole_without_a_network(page, proxy, program)


def test_f36_cleared_storage_leaves_the_card_offline_and_is_rebuilt_online(
    page: Page, proxy: SlowProxy, program: Program
) -> None:
    goto_and_wait_ready(page, proxy.url)
    clear_storage(page)
    proxy.disconnect()
    for url in ("/", "/relief/", CHAPTER, "/no/such/page/"):
        page.goto(f"{proxy.url}{url}")
        expect(page.get_by_role("link", name="Call 911")).to_have_attribute("href", "tel:911")
    proxy.connect()
    page.goto(proxy.url)
    says(page, "Your saved copy was missing. It has been saved again.")
    opens_whole_without_a_network(page, proxy, program)


def test_f41_a_byte_every_five_seconds_slows_no_saved_page(page: Page, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    proxy.add("^/", drip(5))
    for url in (CHAPTER, "/exercises/bridge/", "/relief/"):
        page.goto(f"{proxy.url}{url}", timeout=TIMEOUT_MS)
        expect(page.locator(HEADING)).to_have_count(1)


def test_f43_back_forward_and_reload_after_swaps_show_the_right_page(page: Page, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, f"{proxy.url}/guide/")
    proxy.disconnect()
    page.locator(f"main a[href='{CHAPTER}']").first.click()
    page.wait_for_url(f"**{CHAPTER}")
    chapter = page.locator(HEADING).inner_text()
    page.locator("nav a[href='/exercises/']").click()
    page.wait_for_url("**/exercises/")
    page.go_back()
    expect(page.locator(HEADING)).to_have_text(chapter)
    page.reload()
    expect(page.locator(HEADING)).to_have_text(chapter)
    page.go_forward()
    page.wait_for_url("**/exercises/")
    expect(page.locator(HEADING)).not_to_have_text(chapter)


RANGES = {
    "bytes=0-": (206, slice(0, None)),
    "bytes=0-0": (206, slice(0, 1)),
    "bytes=-7": (206, slice(-7, None)),
    "bytes=99999999-": (416, slice(0, 0)),
    "bytes=0-1,4-5": (200, slice(0, None)),
}


@pytest.mark.parametrize("asked", RANGES)
def test_f44_byte_ranges_are_answered_as_the_standard_says(program: Program, asked: str) -> None:
    url = next(entry["url"] for entry in listed(program) if entry["url"].endswith(".css"))
    connection = http.client.HTTPConnection("127.0.0.1", program.port)
    connection.request("GET", url)
    whole = connection.getresponse().read()
    connection.request("GET", url, headers={"range": asked})
    response = connection.getresponse()
    status, part = RANGES[asked]
    assert response.status == status
    assert response.read() == whole[part]
    if status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
        assert response.getheader("content-range") == f"bytes */{len(whole)}"
    connection.close()


def test_f33_f45_every_page_opens_by_a_worker_that_was_stopped_under_any_spelling(
    page: Page, proxy: SlowProxy, program: Program, journal: Journal
) -> None:
    goto_and_wait_ready(page, proxy.url)
    proxy.disconnect()
    journal.complaints.clear()
    for url in kept_pages(program)[::7]:
        stop_workers(page)
        page.goto(f"{proxy.url}{url.upper()}?utm_source=poster")
        expect(page.locator("h1")).to_have_count(1)
        assert "Emergency card" not in page.locator("h1").inner_text(), url
    page.goto(f"{proxy.url}/no/such/page/")
    expect(page.locator(HEADING)).to_have_text("This page is not here")


@pytest.mark.parametrize("steps", [["style"], ["style", "chapter"]], ids=["F48 one version", "F48 two versions"])
def test_an_old_page_still_gets_its_own_files(
    page: Page, proxy: SlowProxy, program: Program, editions: Editions, steps: list[str]
) -> None:
    style = next(entry["url"] for entry in listed(program) if "/app." in entry["url"] and entry["url"].endswith(".css"))
    goto_and_wait_ready(page, proxy.url)
    old = page.context.new_page()
    goto_and_wait_ready(old, f"{proxy.url}/guide/")
    for name in steps:
        deploy(proxy, editions[name], page)
        accept(page)
    proxy.disconnect()
    assert old.evaluate("async (url) => (await fetch(url)).status", style) == 200
