"""The offline copy of the real site, served by the real program, which is then killed."""

from __future__ import annotations

import re
import urllib.request

import pytest
from playwright.sync_api import Page, expect

from tests.faults.editions import CHAPTER, LINE, Editions
from tests.faults.phone import stop_workers
from tests.faults.proxy import SlowProxy
from tests.faults.real import DIFFERENT, UPDATE, listed
from tests.harness.browsing import goto_and_wait_ready, wait_ready
from tests.harness.program import Program

WHOLE_COPY, CORE_COPY = 300_000, 60_000  # bytes on the wire (design, section 8)


@pytest.mark.copy
def test_every_saved_url_answers_its_listed_bytes_after_the_program_is_gone(page: Page, own_program: Program) -> None:
    entries = listed(own_program)
    goto_and_wait_ready(page, own_program.url)
    own_program.kill()
    stop_workers(page)
    page.reload()
    assert page.evaluate(DIFFERENT, entries) == []


@pytest.mark.copy
@pytest.mark.xdist_group("editions")
def test_one_edited_chapter_costs_that_page_and_little_else(page: Page, proxy: SlowProxy, editions: Editions) -> None:
    goto_and_wait_ready(page, proxy.url)
    proxy.upstream = editions["chapter"].url
    proxy.log.clear()
    page.evaluate(UPDATE)
    with page.expect_navigation():
        page.locator("[data-module=update-notice] [data-action=now]").click()
    wait_ready(page)
    fetched = [exchange for exchange in proxy.log if exchange.path != "/sw.js"]
    assert CHAPTER in {exchange.path for exchange in fetched}
    assert len(fetched) <= 5
    assert sum(exchange.size for exchange in fetched) <= 60_000
    proxy.disconnect()
    page.goto(f"{proxy.url}{CHAPTER}")
    expect(page.locator("main")).to_contain_text(LINE)


@pytest.mark.copy
def test_copy_keeps_to_its_size_on_the_wire(page: Page, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    assert sum(exchange.size for exchange in proxy.log) <= WHOLE_COPY
    worker = urllib.request.urlopen(f"{proxy.url}/sw.js").read().decode()
    core = re.findall(r'"(/packs/(?:core|shell)[^"]+)"', worker)
    proxy.log.clear()
    for url in core:
        page.evaluate("async (url) => (await fetch(url, {cache: 'no-store'})).arrayBuffer().then(() => {})", url)
    assert len(core) == 2
    assert sum(exchange.size for exchange in proxy.log) <= CORE_COPY
