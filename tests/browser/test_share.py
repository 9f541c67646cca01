"""The app is passed on: another phone reads its code from the screen, and its address is copied or sent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.clinics import shown
from tests.harness.program import Program
from tests.paper.reading import said, smaller

BRIGHT = "() => getComputedStyle(document.body.firstElementChild).backgroundColor"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_another_phone_reads_the_code_from_a_bright_screen(
    program: Program, new_context: Callable[..., BrowserContext], tmp_path: Path, scheme: str
) -> None:
    page = new_context(color_scheme=scheme).new_page()
    page.goto(f"{program.url}/share/")
    expect(page.locator("[data-part=code] svg")).to_be_visible()
    assert page.evaluate(BRIGHT) == "rgb(255, 255, 255)"
    assert said(shown(page), tmp_path) == [f"{program.url}/"]
    assert said(smaller(shown(page), 0.4), tmp_path) == [f"{program.url}/"]
    expect(page.locator("[data-part=address]")).to_have_text(program.url.removeprefix("http://"))
    page.set_viewport_size({"width": 320, "height": 568})
    assert said(shown(page), tmp_path) == [f"{program.url}/"]


def test_the_address_is_copied_and_handed_to_the_phone(
    program: Program, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.add_init_script("navigator.share = (what) => { window.shared = what; return Promise.resolve(); };")
    page.goto(f"{program.url}/share/")
    expect(page.locator("[data-part=code] svg")).to_be_visible()
    page.get_by_role("button", name="Copy the address").click()
    expect(page.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()") == f"{program.url}/"
    page.get_by_role("button", name="Send it").click()
    assert page.evaluate("() => window.shared") == {"title": "Back at Ease", "url": f"{program.url}/"}


def test_a_browser_that_cannot_copy_says_so_and_offers_no_sending(program: Program, page: Page) -> None:
    page.add_init_script(
        "for (const name of ['clipboard', 'share'])"
        " Object.defineProperty(Navigator.prototype, name, { value: undefined, configurable: true });"
    )
    page.goto(f"{program.url}/share/")
    expect(page.locator("[data-part=code] svg")).to_be_visible()
    page.get_by_role("button", name="Copy the address").click()
    expect(page.get_by_text("This browser cannot copy. Write it down.")).to_be_visible()
    expect(page.get_by_role("button", name="Send it")).to_be_hidden()
