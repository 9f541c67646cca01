"""What one edit costs a phone that holds everything: bytes on the wire, and requests."""

from __future__ import annotations

import urllib.request
from collections.abc import Mapping

import pytest
from playwright.sync_api import Page

from tests.faults.editions import CHAPTER, Editions
from tests.faults.phone import says
from tests.faults.proxy import SlowProxy
from tests.faults.real import DIFFERENT, UPDATE, listed
from tests.harness.browsing import goto_and_wait_ready
from tests.harness.program import Program

pytestmark = pytest.mark.xdist_group("editions")
HEADERS = 900  # bytes of one answer beside its body, at most
WORKER = 16_000
# What an edit changes beside the worker: the page, or the style sheet that every page names.
EDITS: Mapping[str, str] = {"chapter": CHAPTER, "exercise": "/exercises/bridge/", "style": "/assets/app."}
MOST = {"chapter": 22_500, "exercise": 23_500, "style": 26_000}


def packed(program: Program, path: str) -> int:
    """The bytes of a body on the wire."""
    request = urllib.request.Request(f"{program.url}{path}", headers={"accept-encoding": "br"})
    with urllib.request.urlopen(request) as answer:
        return len(answer.read())


@pytest.mark.parametrize("edit", EDITS)
def test_one_edit_costs_two_requests_the_worker_and_what_was_edited(
    page: Page, program: Program, editions: Editions, edit: str
) -> None:
    edited = editions[edit]
    kept = [each["url"] for each in listed(edited) if each["url"].startswith(EDITS[edit])]
    [url] = [each for each in kept if not each.endswith(".js")]
    with SlowProxy(program.url) as proxy:
        goto_and_wait_ready(page, proxy.url)
        proxy.log.clear()
        proxy.upstream = edited.url
        page.evaluate(UPDATE)
        says(page, "A newer version is ready.")
        paths, size = proxy.paths(), sum(each.size for each in proxy.log)
        print(f"{edit}: {len(paths)} requests, {size} bytes")
        with page.expect_navigation():
            page.locator("[data-module=update-notice] [data-action=now]").click()
        assert sorted(paths) == sorted(["/sw.js", url])
        assert packed(edited, "/sw.js") <= WORKER
        assert size <= packed(edited, "/sw.js") + packed(edited, url) + 2 * HEADERS
        assert size <= MOST[edit]
        proxy.disconnect()
        page.reload()
        assert page.evaluate(DIFFERENT, listed(edited)) == []
