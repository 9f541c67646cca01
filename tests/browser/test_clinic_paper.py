"""What a clinic prints in the browser: posters that scan, words that keep their places, a diary for the hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.clinics import BASE, PAPERS, REAL, SAMPLE, SHEET, printed, shown
from tests.harness.program import Program
from tests.paper.reading import pages, said, smaller

OVER = "(it) => Math.max(it.scrollHeight - it.clientHeight, it.scrollWidth - it.clientWidth)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("paper", list(PAPERS))
def test_a_poster_prints_on_one_sheet_and_scans_from_afar(
    program: Program, new_context: Callable[..., BrowserContext], tmp_path: Path, paper: str, scheme: str
) -> None:
    page = new_context(color_scheme=scheme).new_page()
    page.goto(f"{program.url}{REAL}poster/")
    expect(page.locator(".be-poster [data-part=code] svg")).to_be_visible()
    sheet = printed(page, paper)
    assert said(sheet, tmp_path) == [f"{program.url}{REAL}"]
    assert said(smaller(sheet, 0.3), tmp_path) == [f"{program.url}{REAL}"]
    assert sheet.convert("RGB").getpixel((sheet.width // 2, sheet.height - 5)) == (255, 255, 255)


def test_with_a_public_address_the_poster_has_its_code_without_script(
    two_clinics: Program, new_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{two_clinics.url}{SAMPLE}poster/")
    body = page.pdf(prefer_css_page_size=True, print_background=True)
    (sheet,) = pages(body, 200)
    assert said(sheet, tmp_path) == [f"{BASE}{SAMPLE}"]
    expect(page.get_by_text("back.example.org/clinic/sample-clinic", exact=True)).to_be_visible()
    page.goto(f"{two_clinics.url}/share/")
    assert said(shown(page), tmp_path) == [f"{BASE}/"]


def test_words_a_third_longer_keep_their_places_on_the_smallest_sheet(
    program: Program, page: Page, tmp_path: Path
) -> None:
    """As Spanish ones are."""
    page.goto(f"{program.url}{REAL}poster/")
    expect(page.locator(".be-poster [data-part=code] svg")).to_be_visible()
    page.evaluate(
        """() => { for (const part of document.querySelectorAll('.be-poster :is(h1, p, b, .be-poster__steps div)')) {
          const last = part.lastChild; if (last?.nodeType !== 3) continue;
          last.data += ' ' + last.data.slice(0, Math.ceil(last.data.length / 3)); } }"""
    )
    for paper in PAPERS:
        assert said(printed(page, paper), tmp_path)
        page.emulate_media(media="print")
        assert page.locator(".be-poster").evaluate(OVER) <= 1, paper
        page.emulate_media(media="null")


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_the_diary_on_paper_is_two_weeks_on_one_sheet(program: Program, page: Page, paper: str) -> None:
    page.goto(f"{program.url}/diary/sheet/")
    page.wait_for_function(SHEET.format("sheet"))
    document = pypdfium2.PdfDocument(page.pdf(format=paper))
    (text,) = [each.get_textpage().get_text_range().split() for each in document]
    for words in ("Day", "Pain", "Helped", "14"):
        assert words in text, words
    assert "Print" not in text
    page.emulate_media(media="print")
    heights = page.locator("tbody tr").evaluate_all("(all) => all.map((each) => each.getBoundingClientRect().height)")
    assert len(heights) == 14
    assert min(heights) >= 12 * 96 / 25.4  # room for a hand


@pytest.mark.parametrize("path", ["/diary/sheet/", f"{REAL}poster/"])
def test_the_button_prints_once_also_on_a_page_that_was_swapped_in(program: Program, page: Page, path: str) -> None:
    page.add_init_script("window.print = () => { window.printed = (window.printed ?? 0) + 1; };")
    page.goto(f"{program.url}{REAL}")
    page.locator(f'a[href="{path}"]').click()
    expect(page).to_have_url(f"{program.url}{path}")
    button = page.get_by_role("button", name="Print")
    expect(button).to_be_visible()
    expect(page.locator("[data-module=print][data-mounted]")).to_be_visible()
    button.click()
    page.wait_for_function("() => window.printed")
    assert page.evaluate("() => window.printed") == 1
