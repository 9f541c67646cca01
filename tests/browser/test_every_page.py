"""Every page of the table, opened as patients open it: light, dark, forced colours, narrow, without script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.urls import kept_pages
from tests.harness.axe import violations
from tests.harness.browsing import Journal
from tests.harness.program import Program

LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
}
# Text at 200 % and a 320 px screen: nothing but a scrolling strip may be wider than the page.
OVERFLOW = """() => {
  const clipped = node => { for (let up = node.parentElement; up; up = up.parentElement)
    if (/auto|scroll|hidden/.test(getComputedStyle(up).overflowX)) return true; return false; };
  const wide = [...document.querySelectorAll('body *')].filter(node => {
    const box = node.getBoundingClientRect();
    return box.width && (box.right > innerWidth + 1 || box.left < -1) && !clipped(node)
      && getComputedStyle(node).position !== 'absolute'; });
  return wide.map(node => node.outerHTML.slice(0, 90));
}"""
SMALL_TARGETS = """() => [...document.querySelectorAll('a[href], button, input, select, summary')].filter(node => {
  const box = node.getBoundingClientRect();
  const inline = node.tagName === 'A' && getComputedStyle(node).display === 'inline';
  return box.width && !inline && (box.height < 24 || box.width < 24);
}).map(node => node.outerHTML.slice(0, 90))"""


def look_at_all(program: Program, page: Page, ask: Callable[[Page], list[str]]) -> dict[str, list[str]]:
    """What `ask` objects to, page by page."""
    found: dict[str, list[str]] = {}
    for url in kept_pages(program):
        page.goto(f"{program.url}{url}", wait_until="load")
        objections = ask(page)
        if objections:
            found[url] = objections
    return found


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_any_page(program: Program, new_context: Callable[..., BrowserContext], look: str) -> None:
    page = new_context(**LOOKS[look], reduced_motion="reduce", service_workers="block").new_page()
    assert look_at_all(program, page, violations) == {}


def test_nothing_is_wider_than_a_small_phone(program: Program, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(viewport={"width": 320, "height": 640}, service_workers="block").new_page()
    assert look_at_all(program, page, lambda each: list(each.evaluate(OVERFLOW))) == {}


def test_every_target_is_large_enough_to_hit(program: Program, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(service_workers="block").new_page()
    assert look_at_all(program, page, lambda each: list(each.evaluate(SMALL_TARGETS))) == {}


def test_every_page_reads_without_script(program: Program, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(java_script_enabled=False).new_page()
    for url in kept_pages(program):
        page.goto(f"{program.url}{url}")
        assert page.locator("h1").count() == 1, url
        assert page.locator("main").inner_text().strip(), url
        assert page.locator("main a[href], footer a[href]").count() > 0, f"{url} is a dead end"


def test_no_page_complains_asks_outside_or_sets_a_cookie(
    program: Program, context: BrowserContext, journal: Journal
) -> None:
    page = context.new_page()
    for url in kept_pages(program):
        page.goto(f"{program.url}{url}", wait_until="load")
    assert journal.complaints == []
    assert journal.outside(program.url) == []
    assert context.cookies() == []


def test_every_link_leads_to_a_page_we_have(program: Program, page: Page) -> None:
    pages = set(kept_pages(program))
    dead: dict[str, list[str]] = {}
    for url in pages:
        page.goto(f"{program.url}{url}", wait_until="domcontentloaded")
        targets = page.evaluate("() => [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))")
        broken = [
            each for each in targets if each.startswith("/") and each.partition("#")[0].partition("?")[0] not in pages
        ]
        anchors = page.evaluate(
            "() => [...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))"
            ".filter(id => id && !document.getElementById(id))"
        )
        if broken or anchors:
            dead[url] = [*broken, *anchors]
    assert dead == {}
