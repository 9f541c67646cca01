"""The page of a move: a dose that reads well on a small phone, a picture that leaves it room, sources to follow."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from server.pages.icons import glyphs
from tests.harness.browsing import Journal
from tests.harness.program import Program
from tests.library import LIBRARY

STRAY = """() => { const cells = [...document.querySelectorAll('.be-dose__cell')];
  const rows = Map.groupBy(cells, (each) => Math.round(each.getBoundingClientRect().top));
  return [...rows.values()].filter((row) => cells.length > 1 && row.length === 1)
    .map((row) => row[0].innerText.replace(/\\s+/g, ' ')); }"""


def test_no_number_of_a_dose_stands_alone_on_a_small_phone(
    program: Program, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    stray = {}
    for slug in LIBRARY.exercises:
        page.goto(f"{program.url}/exercises/{slug}/")
        if alone := page.evaluate(STRAY):
            stray[slug] = alone
    assert stray == {}


def test_a_single_repetition_is_called_once(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/routines/first-15/")
    row = page.locator('main a[href="/exercises/log-roll-up/"]')
    expect(row).to_contain_text("once")
    expect(row).not_to_contain_text("times")


def test_on_a_wide_screen_the_dose_is_in_sight_beneath_the_picture(
    program: Program, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(viewport={"width": 1024, "height": 768}).new_page()
    page.goto(f"{program.url}/exercises/bird-dog/")
    expect(page.locator(".be-dose")).to_be_in_viewport(ratio=1)


def test_stop_if_carries_a_stop_sign_and_no_clock(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/exercises/bird-dog/")
    drawn = page.get_by_role("heading", name="Stop if").locator("svg").inner_html()
    paths = [part.split('"')[1] for part in drawn.split(" d=")[1:]]
    assert paths
    assert all(path in glyphs()["stop"] for path in paths)
    assert glyphs()["stop"] != glyphs()["clock"]


def test_every_source_with_an_address_is_a_link_that_tells_nothing_of_this_page(
    program: Program, page: Page, journal: Journal
) -> None:
    page.goto(f"{program.url}/sources/")
    for source in LIBRARY.sources.values():
        address = source.url or (f"https://doi.org/{source.doi}" if source.doi else None)
        if address:
            link = page.locator(f'main a[href="{address}"]')
            assert link.count() >= 1, source.title
            assert "noreferrer" in str(link.first.get_attribute("rel")).split()
    assert journal.outside(program.url) == []


def test_the_sources_of_a_move_are_links(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/exercises/standing-back-bend/")
    linked = [LIBRARY.sources[each] for each in LIBRARY.exercises["standing-back-bend"].sources]
    expect(page.locator(".be-sources a")).to_have_count(sum(1 for each in linked if each.url or each.doi))
    assert any(each.url or each.doi for each in linked)
