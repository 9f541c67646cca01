"""A plan on paper: all of it on one sheet, its code scans, also from a screen, and longer words keep their places."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageStat
from playwright.sync_api import BrowserContext, Page, expect

from server.plan import Dose, Frequency, Move, Plan, Repeats
from server.plan_code import encode
from tests.harness.program import Program
from tests.paper.reading import pages, said, smaller

DOSE = Dose(Repeats(3, 12, 5), "each", Frequency(3, "week"))
MOVES = (15, 1, 20, 8, 5, 12, 30, 40)  # the most that a plan can hold
CODE = encode(Plan(moves=tuple(Move(number, DOSE) for number in MOVES), clinic=1))
DOTS = 200
LONGER = """() => {
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
  for (const text of texts) {
    if (text.parentElement.closest('[data-part="groups"]')) continue;
    text.data += ' ' + text.data.trim().slice(0, Math.ceil(text.data.trim().length / 3));
  }
}"""
TOO_WIDE = """() => [...document.querySelectorAll('main *')]
  .filter((each) => each.clientWidth && (each.scrollWidth > each.clientWidth + 1
    || each.getBoundingClientRect().right > innerWidth + 1))
  .map((each) => each.className)"""


def opened(program: Program, page: Page) -> Page:
    """The page of the plan as a phone shows it."""
    page.goto(f"{program.url}/p/{CODE}")
    expect(page.locator(".be-plan__image svg")).to_be_visible()
    return page


def printed(page: Page, paper: str) -> bytes:
    """The paper that its button gives; the browser's own dialogue is left out."""
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    page.get_by_role("button", name="Print the sheet").click()
    page.wait_for_function("() => window.printed")
    return page.pdf(format=paper)


@pytest.mark.parametrize(("scheme", "paper"), [("light", "Letter"), ("dark", "A4")])
def test_a_full_plan_is_one_light_sheet_with_every_dose_and_a_code_that_scans(
    program: Program, new_context: Callable[..., BrowserContext], tmp_path: Path, scheme: str, paper: str
) -> None:
    page = opened(program, new_context(color_scheme=scheme).new_page())
    body = printed(page, paper)
    (sheet,) = pages(body, DOTS)
    (text,) = [" ".join(each.get_textpage().get_text_range().split()) for each in pypdfium2.PdfDocument(body)]
    assert said(sheet, tmp_path) == [f"{program.url}/P/{CODE}".upper()]
    assert said(smaller(sheet, 0.5), tmp_path) == [f"{program.url}/P/{CODE}".upper()]
    assert text.count("3 sets of 12 times each side, hold 5 s, 3 times a week") == len(MOVES)
    for words in (
        "Cat-camel",
        "South Carolina Sports Medicine",
        "Stop if",
        "Revision",
        f"{CODE[:4]} {CODE[4:8]}",
    ):
        assert words in text, words
    for words in ("Kept on this phone", "Start my plan", "Something feels very wrong", "Print"):
        assert words not in text, words
    assert ImageStat.Stat(sheet.convert("L")).mean[0] > 225
    black = Image.eval(sheet.convert("L"), lambda value: 255 if value < 12 else 0)
    left, _, right, _ = black.crop((0, sheet.height * 7 // 10, sheet.width // 3, sheet.height)).getbbox() or (0,) * 4
    assert (right - left) / DOTS * 25.4 >= 30 - 0.5, "a tenth of the distance from which a hand holds it"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_another_phone_reads_the_code_of_the_plan_from_the_screen(
    program: Program, new_context: Callable[..., BrowserContext], tmp_path: Path, scheme: str
) -> None:
    page = opened(program, new_context(color_scheme=scheme).new_page())
    code = page.locator(".be-plan__image")
    code.scroll_into_view_if_needed()
    picture = Image.open(BytesIO(page.screenshot()))
    for seen in (picture, smaller(picture, 0.7)):
        assert said(seen, tmp_path) == [f"{program.url}/P/{CODE}".upper()]


SHEETS = {f"/p/{CODE}": 2, "/exercises/bridge/": 2, "/routines/core-beginner/": 3, "/diary/sheet/": 1}


def test_words_a_third_longer_keep_to_their_sheets(
    program: Program, new_context: Callable[..., BrowserContext]
) -> None:
    """As Spanish ones are."""
    page = new_context(viewport={"width": 700, "height": 1000}).new_page()  # Letter's room
    page.emulate_media(media="print")
    for path, most in SHEETS.items():
        page.goto(f"{program.url}{path}")
        page.wait_for_load_state("networkidle")
        page.evaluate(LONGER)
        assert page.evaluate(TOO_WIDE) == [], path
        assert len(pages(page.pdf(format="Letter"), 36)) <= most, path
