"""After one visit, with the server gone, pages of every kind open whole, their pictures drawn.

That every URL answers its own bytes then is seen in `test_offline_program.py`.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.urls import kept_pages, one_of_each_kind
from tests.harness.browsing import Journal, goto_and_wait_ready
from tests.harness.program import Program

# Every picture of the page, drawn: its own, and those that wait below the fold.
UNDRAWN = """async () => {
  const pictures = [...document.images].filter(each => each.getClientRects().length);
  for (const each of pictures) each.loading = 'eager';
  await Promise.all(pictures.map(each => each.decode().catch(() => {})));
  const svgs = [...document.querySelectorAll('main svg.be-fig')];
  return [...pictures.filter(each => !each.naturalWidth).map(each => each.src),
    ...svgs.filter(each => !each.querySelector('path')).map(each => each.outerHTML.slice(0, 80))];
}"""


@pytest.mark.copy
def test_pages_of_every_kind_open_with_the_server_gone_asks_nobody_and_sets_no_cookie(
    own_program: Program, page: Page, journal: Journal
) -> None:
    urls = one_of_each_kind(kept_pages(own_program))
    goto_and_wait_ready(page, own_program.url)
    own_program.kill()
    journal.complaints.clear()
    for url in urls:
        page.goto(f"{own_program.url}{url}")
        assert page.locator("h1").count() == 1, url
        assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") != "rgba(0, 0, 0, 0)", url
        assert page.evaluate(UNDRAWN) == [], url
    assert journal.complaints == []
    assert journal.outside(own_program.url) == []
    assert page.context.cookies() == []


@pytest.mark.copy
def test_a_fresh_start_offline_opens_from_the_icon_with_a_tag_or_in_capitals(
    own_program: Program, page: Page, context: BrowserContext
) -> None:
    goto_and_wait_ready(page, own_program.url)
    own_program.kill()
    page.close()
    for path, heading in (
        ("/?source=icon", "Back at Ease: home"),
        ("/RELIEF/?utm_source=x", "One small step at a time"),
    ):
        again = context.new_page()
        again.goto(f"{own_program.url}{path}")
        assert again.locator("h1").inner_text().replace("\n", " ") == heading
        again.close()


@pytest.mark.copy
def test_an_address_that_is_not_saved_says_so_and_leads_on(own_program: Program, page: Page) -> None:
    goto_and_wait_ready(page, own_program.url)
    own_program.kill()
    page.goto(f"{own_program.url}/no-such-page/")
    assert page.locator("h1").inner_text() == "This page is not here"
    page.locator("main a[href='/relief/']").click()
    page.wait_for_url("**/relief/")


@pytest.mark.copy
def test_swaps_work_offline(own_program: Program, page: Page) -> None:
    goto_and_wait_ready(page, own_program.url)
    own_program.kill()
    page.evaluate("() => { window.sameDocument = true; }")
    page.locator("nav a[href='/exercises/']").click()
    page.wait_for_url("**/exercises/")
    page.locator("main a[href='/exercises/bridge/']").first.click()
    page.wait_for_url("**/exercises/bridge/")
    assert page.evaluate("() => window.sameDocument === true")
    assert page.locator("h1").inner_text() == "Bridge"


def test_nothing_is_promised_where_nothing_can_be_saved(
    program: Program, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(program.url)
    assert not page.locator(".be-saved").is_visible()
