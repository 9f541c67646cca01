"""A new version takes charge when the person agrees, and never in the middle of something."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.faults.phone import NOTICE, WAITING, says, settle
from tests.faults.proxy import SlowProxy
from tests.faults.small_phone import CHAPTER, B, accept, deploy, fragment
from tests.faults.small_server import SmallSite
from tests.faults.small_site import build
from tests.harness.browsing import come_to_rest, goto_and_wait_ready, wait_ready

RESTYLED = build("B", style="body { color: teal }")


def test_f18_open_page_stays_wholly_in_its_generation_until_the_person_agrees(
    page: Page, site: SmallSite, proxy: SlowProxy
) -> None:
    goto_and_wait_ready(page, proxy.url)
    deploy(site, RESTYLED, page)
    says(page, "newer version")
    page.get_by_role("link", name=CHAPTER).click()
    expect(page.locator("h1")).to_have_text(CHAPTER)
    assert fragment(page) == "Fragment of A."
    page.goto(f"{proxy.url}{CHAPTER}")
    assert page.evaluate("() => getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    accept(page)
    assert page.evaluate("() => getComputedStyle(document.body).color") == "rgb(0, 128, 128)"
    assert fragment(page) == "Fragment of B."


def test_f19_two_tabs_in_two_versions_each_keep_their_own(page: Page, site: SmallSite, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    other = page.context.new_page()
    goto_and_wait_ready(other, f"{proxy.url}/guide/")
    deploy(site, RESTYLED, page)
    accept(page)
    assert fragment(page) == "Fragment of B."
    assert fragment(other) == "Fragment of A."
    other.evaluate("() => { window.sameDocument = true; }")
    other.get_by_role("link", name=CHAPTER).click()
    expect(other.locator("h1")).to_have_text(CHAPTER)
    assert other.evaluate("() => window.sameDocument === undefined"), "a page was swapped into another version's page"
    assert other.evaluate("() => getComputedStyle(document.body).color") == "rgb(0, 128, 128)"


@pytest.mark.parametrize("where", ["/relief/", "/check/emergency/", "marked"])
def test_f29_update_waits_until_a_routine_or_the_relief_flow_is_over(
    page: Page, site: SmallSite, proxy: SlowProxy, where: str
) -> None:
    goto_and_wait_ready(page, f"{proxy.url}{'/guide/' if where == 'marked' else where}")
    if where == "marked":
        page.evaluate("() => { document.documentElement.dataset.busy = ''; }")
    deploy(site, RESTYLED, page)
    settle(page, WAITING, wanted=True)
    come_to_rest(page)
    expect(page.locator(NOTICE)).to_be_hidden()
    assert fragment(page) == "Fragment of A."
    if where == "marked":
        page.evaluate("() => { delete document.documentElement.dataset.busy; }")
    else:
        page.get_by_role("link", name=CHAPTER).click()
    says(page, "newer version")


def test_f29_agreed_update_waits_for_another_tab_in_the_relief_flow(
    page: Page, site: SmallSite, proxy: SlowProxy
) -> None:
    goto_and_wait_ready(page, proxy.url)
    other = page.context.new_page()
    goto_and_wait_ready(other, f"{proxy.url}/relief/")
    deploy(site, RESTYLED, page)
    page.get_by_role("button", name="Update now").click()
    says(page, "when you are done")
    come_to_rest(page)
    other.get_by_role("link", name="/relief/breathe/").click()
    expect(other.locator("h1")).to_have_text("/relief/breathe/")
    assert other.evaluate("() => getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert fragment(other) == "Fragment of A."
    with page.expect_navigation():
        other.get_by_role("link", name="/guide/chapter-000/").click()
    assert page.evaluate("() => getComputedStyle(document.body).color") == "rgb(0, 128, 128)"


def test_f30_later_and_then_now_are_both_honoured(page: Page, site: SmallSite, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    deploy(site, RESTYLED, page)
    page.get_by_role("button", name="Later").click()
    expect(page.locator(NOTICE)).to_be_hidden()
    page.reload()
    wait_ready(page)
    come_to_rest(page)
    expect(page.locator(NOTICE)).to_be_hidden()
    assert fragment(page) == "Fragment of A."
    page.goto(f"{proxy.url}/offline/")
    accept(page)
    assert page.evaluate("() => getComputedStyle(document.body).color") == "rgb(0, 128, 128)"


def test_f30_update_is_taken_on_the_next_start_when_nobody_answers(
    page: Page, site: SmallSite, proxy: SlowProxy
) -> None:
    goto_and_wait_ready(page, proxy.url)
    deploy(site, B, page)
    settle(page, WAITING, wanted=True)
    context = page.context
    page.close()
    fresh = context.new_page()
    fresh.goto(f"{proxy.url}{CHAPTER}")
    expect(fresh.locator("main")).to_contain_text("Second edition")
