"""What the tests of the small site share: its pages and versions, and what a person does."""

from __future__ import annotations

from playwright.sync_api import Page

from server.tier import Tier
from tests.faults.small_server import SmallSite
from tests.faults.small_site import MADE, Build, build

CHAPTER = "/guide/chapter-003/"
MOVE = "/exercises/move-002/"
A = MADE
B = build("B", edits={CHAPTER: "<p>Second edition.</p>"})
HASHES = {entry.url: entry.mark for entry in MADE.generation.entries}
ALL = set(HASHES.values())
LIBRARY = r"^/packs/library"
STAGE = "() => document.documentElement.dataset.offline"
UPDATE = "async () => { try { await (await navigator.serviceWorker.getRegistration()).update(); } catch {} }"


def hashes(made: Build, tier: Tier | None = None) -> set[str]:
    """The mark of every body of a version, or of one tier of it."""
    return {entry.mark for entry in made.generation.entries if tier in (None, entry.tier)}


def deploy(site: SmallSite, made: Build, page: Page) -> None:
    """The server has another version, and the phone looks."""
    site.build = made
    page.evaluate(UPDATE)


def accept(page: Page) -> None:
    """The person lets the waiting version take charge; the page loads anew."""
    with page.expect_navigation():
        page.locator("button:visible", has_text="Update now").first.click()


def fragment(page: Page) -> str:
    """What the open page gets when it asks for a piece."""
    page.get_by_role("button", name="Tip").click()
    return page.locator("#fragment").inner_text()
