"""On the floor, at night, at arm's length: words of a spasm's screens stand out as WCAG AAA asks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.urls import kept_pages
from tests.harness.axe import violations
from tests.harness.browsing import come_to_rest
from tests.harness.program import Program


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_of_a_spasm_has_enhanced_contrast(
    program: Program, new_context: Callable[..., BrowserContext], scheme: str
) -> None:
    page = new_context(color_scheme=scheme, reduced_motion="reduce").new_page()
    found = {}
    screens = [url for url in kept_pages(program) if url.startswith(("/relief/", "/check/"))]
    assert len(screens) >= 14
    parts = ["/relief/position/#legs-up-chair", "/relief/first-moves/#ankle-pumps", "/relief/heat-or-cold/#cold"]
    for url in [*screens, *parts]:
        page.goto(f"{program.url}{url}")
        expect(page.locator("h1")).to_have_count(1)
        come_to_rest(page)
        objections = violations(page, "color-contrast-enhanced")
        if objections:
            found[url] = objections
    assert found == {}
