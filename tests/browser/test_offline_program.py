"""The offline copy of the real site, served by the real program, which is then killed."""

from __future__ import annotations

import json
import re
import shutil
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from server import settings
from tests.browser.urls import kept_pages
from tests.harness.browsing import Journal, goto_and_wait_ready, wait_ready
from tests.harness.link import SLOW_3G
from tests.harness.program import Program
from tests.harness.proxy import SlowProxy
from tests.offline.phone import settle, stop_workers

UPDATE = "async () => { await (await navigator.serviceWorker.getRegistration()).update(); }"
DRAWN = (
    "() => [...document.images].every(image => image.loading === 'lazy' || image.complete && image.naturalWidth > 0)"
)
FIGURES = "() => [...document.querySelectorAll('main img')].map(image => image.src)"
# Asks the worker for every listed URL and compares what it gets with the list, byte by byte.
DIFFERENT = """async (entries) => {
  const hex = (buffer) => [...new Uint8Array(buffer)].map(byte => byte.toString(16).padStart(2, '0')).join('');
  const wrong = [];
  for (const {url, sha256} of entries) {
    const bytes = await fetch(url).then(answer => answer.arrayBuffer()).catch(() => new ArrayBuffer(0));
    if (hex(await crypto.subtle.digest('SHA-256', bytes)) !== sha256) wrong.push(url);
  }
  return wrong;
}"""
WHOLE_COPY, CORE_COPY = 300_000, 60_000  # bytes on the wire (design, section 8)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The site's own files, to edit."""
    for folder in ("content", "pwa"):
        shutil.copytree(settings.ROOT / folder, tmp_path / folder)
    return tmp_path


@pytest.fixture
def shared(checkout: Path) -> Iterator[Program]:
    with Program(settings={"root": str(checkout), "cache": ""}) as running:
        yield running


def entries(program: Program) -> list[dict[str, str]]:
    """What the program says a phone keeps."""
    with urllib.request.urlopen(f"{program.url}/generation.json") as answer:
        listed: list[dict[str, str]] = json.load(answer)["entries"]
    return listed


def test_every_saved_url_answers_its_listed_bytes_after_the_program_is_gone(page: Page, shared: Program) -> None:
    listed = entries(shared)
    goto_and_wait_ready(page, shared.url)
    shared.kill()
    stop_workers(page)
    page.reload()
    assert page.evaluate(DIFFERENT, listed) == []


def test_every_page_opens_with_its_figures_after_the_program_is_gone(
    page: Page, shared: Program, journal: Journal
) -> None:
    pages = kept_pages(shared)
    goto_and_wait_ready(page, shared.url)
    shared.kill()
    for url in (each for each in pages if "/fragments/" not in each):
        page.goto(f"{shared.url}{url}")
        expect(page.locator("h1")).to_have_count(1)
        settle(page, DRAWN, wanted=True)
        for figure in set(page.evaluate(FIGURES)):
            assert page.evaluate("async (url) => (await fetch(url)).ok", figure), f"{url} lacks {figure}"
    assert journal.complaints == []


def test_one_edited_chapter_costs_that_page_and_little_else(page: Page, shared: Program, checkout: Path) -> None:
    with SlowProxy(shared.url) as proxy:
        goto_and_wait_ready(page, proxy.url)
        chapter = min((checkout / "content" / "en" / "guide").glob("*.md"))
        chapter.write_text(chapter.read_text(encoding="utf-8") + "\nOne more line for you.\n", encoding="utf-8")
        with Program(settings={"root": str(checkout), "cache": ""}) as later:
            proxy.upstream = later.url
            proxy.log.clear()
            page.evaluate(UPDATE)
            with page.expect_navigation():
                page.locator("[data-module=update-notice] [data-action=now]").click()
            wait_ready(page)
            fetched = [exchange for exchange in proxy.log if exchange.path != "/sw.js"]
            assert f"/guide/{chapter.stem}/" in {exchange.path for exchange in fetched}
            assert len(fetched) <= 5
            assert sum(exchange.size for exchange in fetched) <= 60_000
            later.kill()
            page.goto(f"{proxy.url}/guide/{chapter.stem}/")
            expect(page.locator("main")).to_contain_text("One more line for you.")


def test_copy_keeps_to_its_size_on_the_wire(page: Page, shared: Program) -> None:
    with SlowProxy(shared.url) as proxy:
        goto_and_wait_ready(page, proxy.url)
        assert sum(exchange.size for exchange in proxy.log) <= WHOLE_COPY
        worker = urllib.request.urlopen(f"{proxy.url}/sw.js").read().decode()
        core = re.findall(r'"(/packs/(?:core|shell)[^"]+)"', worker)
        proxy.log.clear()
        for url in core:
            page.evaluate("async (url) => (await fetch(url, {cache: 'no-store'})).arrayBuffer().then(() => {})", url)
        assert len(core) == 2
        assert sum(exchange.size for exchange in proxy.log) <= CORE_COPY


@pytest.mark.alone
def test_slow_network_costs_little_more_than_its_bytes_and_round_trips(page: Page, shared: Program) -> None:
    with SlowProxy(shared.url, SLOW_3G) as proxy:
        took = goto_and_wait_ready(page, proxy.url, seconds=30)
        least = SLOW_3G.seconds(sum(exchange.size for exchange in proxy.log), round_trips=6)
    assert took <= 1.3 * least
