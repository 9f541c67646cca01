"""Whatever stands where a page keeps its notes, be it damaged or not ours, every kind of page opens and works."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

import pytest
from playwright.sync_api import BrowserContext

from server.settings import ROOT
from tests.browser.urls import kept_pages
from tests.harness.browsing import Journal
from tests.harness.client import get
from tests.harness.program import Program

SCRIPTS = sorted((ROOT / "pwa/scripts").glob("*.js"))
KEY = re.compile(r"\b(?:recall\w*|remember|list|note)\('([\w-]+)'|\b(?:KEY|LATER|NOTE) = '([\w-]+)'")
LISTS = ("past", "sessions", "entries", "codes", "routines", "done", "ticked", "edits", "steps", "plans")
PAGES = (
    "/",
    "/relief/",
    "/relief/position/",
    "/relief/breathing/",
    "/relief/heat-or-cold/",
    "/relief/what-next/",
    "/check/",
    "/check/self-care/",
    "/exercises/",
    "/exercises/bridge/",
    "/routines/",
    "/routines/ease-back/",
    "/routines/own/",
    "/diary/",
    "/diary/habits/",
    "/diary/summary/",
    "/plan/",
    "/plan/open/",
    "/share/",
    "/clinic/sc-sports-medicine/",
    "/clinic/sc-sports-medicine/poster/",
    "/guide/",
    "/offline/",
    "/search/",
)
PARTS = 4  # of the pages: two workers share them, and few move at once
MODULE = re.compile(r'data-module="([\w-]+)"')


def note(item: object, **more: object) -> str:
    """A note of the right version whose lists hold what they should not."""
    return json.dumps({"version": 1, **{name: [item] for name in LISTS}, **more})


GARBAGE = {
    "half of a note": '{"version": 1, "entries": [',
    "null": "null",
    "a number": "7",
    "a list": "[null]",
    "a note with nothing in it": '{"version": 1}',
    "a draft of nothing": '{"version": 1, "draft": null}',
    "a draft of other things": '{"version": 1, "draft": {"moves": [null, 7, {}], "routine": 7, "clinic": "x"}}',
    "lists of nothing": note(None),
    "lists of numbers": note(7),
    "lists of empty things": note({}),
    "fields that are something else": note(
        {"did": "x", "began": "x", "steps": 7, "at": {}}, facts=7, running={}, at=7e15, step=7, level=7, setup=7
    ),
    "facts that are nothing": note({"did": [None], "began": 7, "steps": [None]}, facts=None, running=7),
}
# Before any script of the page; what to fill in stands in the name of the tab, which no page changes.
FILL = """keys => { for (const store of location.protocol === 'http:' && name ? [localStorage, sessionStorage] : [])
  for (const key of keys) store.setItem(`back-at-ease:${key}`, name); }"""


def keys() -> list[str]:
    """The name of everything that a script keeps."""
    found = [match for path in SCRIPTS for match in KEY.findall(path.read_text(encoding="utf-8"))]
    return sorted({one or other for one, other in found})


def modules(program: Program, urls: Iterable[str]) -> set[str]:
    """What works on these pages."""
    return {name for url in urls for name in MODULE.findall(get(program.url, url)[2].decode())}


def test_every_script_that_works_on_a_page_and_every_note_is_tried(program: Program) -> None:
    assert {"care", "check", "finder", "gate", "own-routines", "place", "player", "result"} <= set(keys())
    assert {"conditions", "helped", "plan-draft", "plans", "sessions"} <= set(keys())
    assert modules(program, PAGES) == modules(program, kept_pages(program))


@pytest.mark.parametrize("part", range(PARTS))
def test_no_damaged_note_stops_a_page(program: Program, context: BrowserContext, part: int) -> None:
    heard = Journal()
    heard.listen(context)
    context.add_init_script(f"({FILL})({json.dumps(keys())})")
    tabs = {url: context.new_page() for url in PAGES[part::PARTS]}
    found = {}
    for name, text in {"as it comes": "", **GARBAGE}.items():
        for url, tab in tabs.items():
            tab.evaluate("text => { window.name = text; }", text)
            tab.goto(f"{program.url}{url}", wait_until="commit")
        for tab in tabs.values():
            tab.wait_for_load_state("networkidle")
        if heard.complaints:
            found[name] = sorted(set(heard.complaints))
            heard.complaints.clear()
    for tab in tabs.values():
        assert tab.evaluate("() => sessionStorage['back-at-ease:result']") == text
    assert found == {}
