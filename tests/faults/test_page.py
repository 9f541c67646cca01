"""What the badge, the offline page, the notices and the install hint show to a person."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.faults.fault import answer, hang
from tests.faults.proxy import SlowProxy
from tests.faults.small_server import SmallSite
from tests.faults.small_site import MADE, build
from tests.harness.browsing import come_to_rest, goto_and_wait_ready

pytestmark = pytest.mark.usefixtures("site")
BADGE = "[data-module=saved-badge]"
HINT = "[data-module=install-hint]"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile Safari/604.1"


def test_badge_promises_nothing_until_the_copy_was_checked(page: Page, proxy: SlowProxy) -> None:
    proxy.add("^/packs/core", hang())
    page.goto(proxy.url)
    come_to_rest(page)
    expect(page.locator(BADGE)).not_to_have_text("Saved", use_inner_text=True)


def test_badge_counts_while_the_library_is_on_its_way(page: Page, proxy: SlowProxy) -> None:
    proxy.add("^/packs/library", hang())
    goto_and_wait_ready(page, proxy.url, "core")
    expect(page.locator(BADGE)).to_contain_text("Saving")


def test_offline_page_says_what_is_saved_and_when_it_was_checked(page: Page, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, f"{proxy.url}/offline/")
    status = page.locator("[data-module=offline-status]")
    expect(status.locator("> [data-when=library]")).to_be_visible()
    expect(status.locator("> [data-when=library] [data-value=checked]")).to_have_text(re.compile(r"\d{4}"))
    for name in ("core", "library"):
        row = status.locator(f"[data-part={name}]")
        expect(row.locator("[data-when=saved]")).to_be_visible()
        files = len([entry for entry in MADE.generation.entries if entry.tier == name])
        expect(row.locator("[data-value=saved]")).to_have_text(str(files))
        expect(row.locator("[data-value=files]")).to_have_text(str(files))
    expect(status.locator("[data-value=generation]")).to_have_text(MADE.generation.id)


def test_offline_page_tells_a_half_saved_copy_apart(page: Page, proxy: SlowProxy) -> None:
    proxy.add("^/packs/library", answer(500))
    goto_and_wait_ready(page, f"{proxy.url}/offline/", "core")
    status = page.locator("[data-module=offline-status]")
    expect(status.locator("> [data-when=trouble]")).to_be_visible()
    expect(status.locator("[data-part=core] [data-when=saved]")).to_be_visible()
    expect(status.locator("[data-part=library] [data-when=missing]")).to_be_visible()
    proxy.clear()
    status.get_by_role("button", name="Save again").click()
    expect(status.locator("> [data-when=library]")).to_be_visible()


def test_update_that_failed_is_named_on_the_offline_page_only(page: Page) -> None:
    with SmallSite(MADE) as site, SlowProxy(site.url) as proxy:
        goto_and_wait_ready(page, f"{proxy.url}/offline/")
        proxy.add("^/(packs|assets)/", answer(500))
        site.build = build("B", style="body { margin: 0 }")
        page.evaluate(
            "async () => { try { await (await navigator.serviceWorker.getRegistration()).update() } catch {} }"
        )
        expect(page.locator("[data-part=update] [data-when=failed]")).to_be_visible()
        expect(page.locator("[data-module=update-notice]")).to_be_hidden()
        expect(page.locator(BADGE)).to_have_text("Saved", use_inner_text=True)


def test_badge_is_right_after_a_swap(page: Page, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    page.get_by_role("link", name="/guide/chapter-001/").click()
    expect(page.locator("h1")).to_have_text("/guide/chapter-001/")
    expect(page.locator(BADGE)).to_have_text("Saved", use_inner_text=True)


def test_persistence_is_asked_for_once_and_only_when_there_is_something_to_keep(page: Page, proxy: SlowProxy) -> None:
    page.add_init_script(
        "window.asked = 0; StorageManager.prototype.persist = async function () { window.asked += 1; return true; };"
    )
    proxy.add("^/packs/library", answer(500))
    goto_and_wait_ready(page, proxy.url, "core")
    assert page.evaluate("window.asked") == 0
    again = page.get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    proxy.clear()
    again.click()
    goto_and_wait_ready(page, proxy.url)
    asked = page.evaluate("window.asked")
    page.reload()
    goto_and_wait_ready(page, proxy.url)
    assert asked + page.evaluate("window.asked") <= 1


def test_iphone_is_told_how_on_its_second_page_and_takes_no_for_an_answer(
    new_context: Callable[..., BrowserContext], proxy: SlowProxy
) -> None:
    page = new_context(user_agent=IPHONE).new_page()
    goto_and_wait_ready(page, proxy.url)
    expect(page.locator(HINT)).to_be_hidden()
    page.get_by_role("link", name="/guide/chapter-001/").click()
    expect(page.locator(HINT)).to_contain_text("Share, then Add")
    page.goto(f"{proxy.url}/relief/")
    come_to_rest(page)
    expect(page.locator(HINT)).to_be_hidden()
    page.goto(proxy.url)
    page.locator(HINT).get_by_role("button", name="No").click()
    page.goto(f"{proxy.url}/guide/")
    come_to_rest(page)
    expect(page.locator(HINT)).to_be_hidden()


def test_browsers_own_prompt_is_kept_and_shown_when_asked_for(page: Page, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    page.get_by_role("link", name="/guide/chapter-001/").click()
    expect(page.locator(HINT)).to_be_hidden()
    page.evaluate(
        "() => { const event = new Event('beforeinstallprompt', {cancelable: true}); window.prompted = 0;"
        " event.prompt = () => { window.prompted += 1; }; event.userChoice = Promise.resolve({outcome: 'accepted'});"
        " window.kept = !dispatchEvent(event); }"
    )
    assert page.evaluate("window.kept"), "the browser would show its own bar at once"
    page.get_by_role("button", name="Install").click()
    assert page.evaluate("window.prompted") == 1
    expect(page.locator(HINT)).to_be_hidden()
