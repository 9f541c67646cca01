"""A move or a routine on paper: its pictures, dose, stop rules and source, and a code that opens it again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

import pypdfium2
import pytest
import zxingcpp
from PIL import ImageStat
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from tests.harness.browsing import Journal, goto_and_wait_ready
from tests.harness.program import Program
from tests.library import LIBRARY

DOTS = 110  # an inch: a cheap printer and a poor camera
MOVES_A_PAGE = 4
# Where the highest fit their sheets, so do the others.
HIGHEST = 4
LETTER: ViewportSize = {"width": 725, "height": 995}  # what margins leave of it, in CSS pixels
# A code depends on nothing but the address: beside the highest, those of the shortest and the longest are read.
BY_LENGTH = sorted(LIBRARY.exercises, key=len)
LONG_AND_SHORT = (BY_LENGTH[0], BY_LENGTH[-1])

UNDRAWN = """() => [...document.querySelectorAll('.be-strip img, .be-frames img')]
  .filter((each) => !each.complete || !each.naturalWidth).map((each) => each.src)"""
STUB = "window.print = () => { window.printed = (window.printed ?? 0) + 1; };"


@pytest.fixture
def reader(page: Page) -> Page:
    page.add_init_script(STUB)
    return page


@pytest.fixture
def visitor(new_context: Callable[..., BrowserContext]) -> Page:
    """A reader whose phone keeps no copy, which spares every page a pause of 2 s before it is printed."""
    page = new_context().new_page()
    page.add_init_script(STUB)
    return page


def mounted(page: Page) -> None:
    expect(page.locator(".be-handout [data-part=address]")).to_have_text(page.url.removeprefix("http://"))


def printed(page: Page, paper: str) -> pypdfium2.PdfDocument:
    """The paper that the button gives; the browser's own dialogue is left out."""
    mounted(page)
    page.get_by_role("button", name="Print").click()
    page.wait_for_function("() => window.printed")
    assert page.evaluate(UNDRAWN) == []
    return pypdfium2.PdfDocument(page.pdf(format=paper))


def laid_out(page: Page, url: str) -> float:
    """How high the page's paper is, its code drawn, on a sheet of Letter's breadth; in CSS pixels."""
    page.goto(url)
    mounted(page)
    page.get_by_role("button", name="Print").click()
    page.wait_for_function("() => window.printed")
    page.emulate_media(media="print")
    height = float(page.evaluate("() => document.documentElement.getBoundingClientRect().height"))
    page.emulate_media(media="null")
    return height


def sheets(page: Page, url: str, paper: str) -> pypdfium2.PdfDocument:
    """The paper alone, whose pictures have their room, drawn or not."""
    laid_out(page, url)
    return pypdfium2.PdfDocument(page.pdf(format=paper))


def text_of(document: pypdfium2.PdfDocument) -> str:
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def codes(document: pypdfium2.PdfDocument, dots: int = DOTS) -> list[str]:
    pictures = [page.render(scale=dots / 72).to_pil() for page in document]
    return [code.text for picture in pictures for code in zxingcpp.read_barcodes(picture)]


def ink(document: pypdfium2.PdfDocument) -> Sequence[float]:
    """The mean brightness of each page, 0 to 255."""
    return [ImageStat.Stat(page.render(scale=0.5).to_pil().convert("L")).mean[0] for page in document]


def routine_moves(slug: str) -> int:
    return sum(1 if step.exercise else len(step.choose) for step in LIBRARY.routines[slug].steps)


def test_every_move_is_one_page_of_the_lower_paper(program: Program, visitor: Page) -> None:
    visitor.set_viewport_size(LETTER)
    heights = {slug: laid_out(visitor, f"{program.url}/exercises/{slug}/") for slug in LIBRARY.exercises}
    highest = sorted(heights, key=lambda slug: heights[slug])[-HIGHEST:]
    for slug in {*highest, *LONG_AND_SHORT}:
        document = sheets(visitor, f"{program.url}/exercises/{slug}/", "Letter")
        assert len(document) == 1, slug
        assert codes(document) == [visitor.url], slug


def test_a_routine_takes_at_most_a_page_for_four_moves(program: Program, visitor: Page) -> None:
    visitor.set_viewport_size(LETTER)
    highest: dict[int, tuple[float, str]] = {}
    for slug in LIBRARY.routines:
        allowed = ceil(max(1, routine_moves(slug)) / MOVES_A_PAGE)
        height = laid_out(visitor, f"{program.url}/routines/{slug}/")
        highest[allowed] = max(highest.get(allowed, (0.0, "")), (height, slug))
    for allowed, (_, slug) in highest.items():
        for paper in ("Letter", "A4"):
            document = sheets(visitor, f"{program.url}/routines/{slug}/", paper)
            assert len(document) <= allowed, slug
            assert codes(document) == [visitor.url], slug


def test_paper_says_what_is_needed_and_nothing_of_the_screen(program: Program, reader: Page) -> None:
    reader.goto(f"{program.url}/exercises/bridge/")
    text = text_of(printed(reader, "A4"))
    for words in ("Bridge", "Lift your hips", "2 sets", "10 times", "Stop if", "Sources", "Not yet reviewed"):
        assert words in text, words
    assert reader.url.removeprefix("http://") in text.replace(" ", "")
    for words in ("Print", "Easier", "Routines", "Saved", "Skip to content"):
        assert words not in text, words
    reader.goto(f"{program.url}/routines/core-beginner/")
    text = text_of(printed(reader, "A4"))
    assert "Pain turns sharp" in text
    assert "New numbness" in text


def test_a_dark_phone_prints_light_with_pictures_and_a_code_that_scans_small(
    program: Program, new_context: Callable[..., BrowserContext]
) -> None:
    pages = [new_context(color_scheme=scheme).new_page() for scheme in ("light", "dark")]
    documents = []
    for page in pages:
        page.add_init_script(STUB)
        page.goto(f"{program.url}/routines/core-beginner/")
        documents.append(printed(page, "A4"))
    light, dark = map(ink, documents)
    assert min(dark) > 225
    assert dark == pytest.approx(light, abs=2)
    assert codes(documents[1], dots=90) == [f"{program.url}/routines/core-beginner/"]


@pytest.mark.copy
def test_the_button_prints_and_all_is_there_offline(own_program: Program, reader: Page, journal: Journal) -> None:
    goto_and_wait_ready(reader, own_program.url)
    own_program.kill()
    reader.goto(f"{own_program.url}/exercises/cat-camel/")
    assert codes(printed(reader, "Letter")) == [reader.url]
    assert reader.evaluate("() => window.printed") == 1
    assert journal.outside(own_program.url) == []


def test_the_code_is_large_enough_and_keeps_its_quiet_zone(program: Program, reader: Page) -> None:
    reader.goto(f"{program.url}/exercises/bridge/")
    code = reader.locator(".be-handout svg")
    mounted(reader)
    expect(code).to_have_count(0)  # a reader's phone is spared the work until there is paper
    printed(reader, "A4")
    side = int(str(code.get_attribute("viewBox")).split()[2])
    width = str(code.get_attribute("width"))
    assert width.endswith("mm")
    assert float(width.removesuffix("mm")) / side >= 0.8
    corner = "node => node.querySelector('path').getAttribute('d').match(/^M(\\d+) (\\d+)/).slice(1).map(Number)"
    assert code.evaluate(corner) == [4, 4]
    assert code.get_attribute("aria-label")


def test_without_script_paper_names_the_page_in_words(
    program: Program, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{program.url}/exercises/bridge/")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    text = text_of(pypdfium2.PdfDocument(page.pdf(format="A4")))
    assert "/exercises/bridge/" in text
