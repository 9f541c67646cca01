"""Every page of the table, opened as patients open it: light, dark, forced colours, narrow, without script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.urls import kept_pages
from tests.harness.axe import violations
from tests.harness.program import Program

PARTS = 4  # of the pages, so that two workers share them evenly
# What only colours decide is judged in each look; what the markup says is the same in all of them.
LOOKS: dict[str, dict[str, Any]] = {
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
}
AS_IT_COMES: dict[str, Any] = {"color_scheme": "light", "forced_colors": "none"}
COLOURS = ("color-contrast", "link-in-text-block")
# Each text by what decides its colours: the tags, classes and states from the page down to it.
WORN = """() => {
  const one = (node) => [node.tagName, node.className.baseVal ?? node.className, node.open, node.disabled,
    ...['aria-current', 'aria-pressed', 'aria-expanded'].map((name) => node.getAttribute(name))].join();
  const worn = (node) => (node ? `${worn(node.parentElement)} ${one(node)}` : '');
  const hasText = (node) => [...node.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim());
  return [...new Set([...document.querySelectorAll('body *')].filter(hasText).map(worn))];
}"""
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


LINKS = "() => [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))"
ANCHORS = """() => [...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href').slice(1))
  .filter(id => id && !document.getElementById(id))"""


def objections(page: Page, pages: set[str], judged: set[str]) -> dict[str, list[str]]:
    """What is wrong with the open page, by what was asked.

    `judged` is what texts of earlier pages wore: another page has nothing new to show in other colours where its texts
    wear no more than that.
    """
    found = {"light": violations(page), "small targets": list(page.evaluate(SMALL_TARGETS))}
    worn = set(page.evaluate(WORN))
    for look, media in LOOKS.items() if worn - judged else ():
        page.emulate_media(**(AS_IT_COMES | media))
        found[look] = violations(page, only=COLOURS)
    judged |= worn
    page.emulate_media(**AS_IT_COMES)
    page.set_viewport_size({"width": 320, "height": 640})
    found["wider than a small phone"] = list(page.evaluate(OVERFLOW))
    page.set_viewport_size({"width": 390, "height": 844})
    found["dead links"] = [*dead_links(page.evaluate(LINKS), pages), *page.evaluate(ANCHORS)]
    return {what: each for what, each in found.items() if each}


def dead_links(targets: list[str], pages: set[str]) -> list[str]:
    return [each for each in targets if each.startswith("/") and urlsplit(each).path not in pages]


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_is_right_in_every_look(
    program: Program, new_context: Callable[..., BrowserContext], part: int
) -> None:
    page = new_context(reduced_motion="reduce").new_page()
    pages = kept_pages(program)
    found = {}
    judged: set[str] = set()
    for url in pages[part::PARTS]:
        page.goto(f"{program.url}{url}", wait_until="load")
        found[url] = objections(page, set(pages), judged)
    assert {url: each for url, each in found.items() if each} == {}


def test_every_page_reads_without_script(program: Program, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(java_script_enabled=False).new_page()
    for url in kept_pages(program):
        page.goto(f"{program.url}{url}")
        assert page.locator("h1").count() == 1, url
        assert page.locator("main").inner_text().strip(), url
        assert page.locator("main a[href], footer a[href]").count() > 0, f"{url} is a dead end"
