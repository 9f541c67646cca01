"""The clinics of the tests: the real one, and a sample of which all is known, at an operator's public address."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.paper.reading import pages

REAL = "/clinic/sc-sports-medicine/"
SAMPLE = "/clinic/sample-clinic/"
BASE = "https://back.example.org"
PAPERS = {"letter": (612, 792), "a4": (595, 842), "a5": (420, 595)}
SHEET = "() => [...document.styleSheets].some((each) => each.href?.includes('/assets/{}.'))"


def shown(page: Page) -> Image.Image:
    """What another phone's camera sees of the screen."""
    return Image.open(BytesIO(page.screenshot()))


def printed(page: Page, paper: str) -> Image.Image:
    """The one sheet that the browser prints, at 200 dots an inch."""
    page.locator(f"[name=paper][value={paper}]").check()
    body = page.pdf(prefer_css_page_size=True, print_background=True)
    (sheet,) = pages(body, 200)
    assert (sheet.width * 72 / 200, sheet.height * 72 / 200) == pytest.approx(PAPERS[paper], abs=2)
    return sheet
