"""The faults of a first visit, once more with the real program, the real pages and their real words."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from server.offline.pack import PARTS
from tests.faults.editions import CHAPTER, Editions
from tests.faults.fault import cut, drip, lose
from tests.faults.phone import records, saved_hashes, shows_trouble
from tests.faults.proxy import SlowProxy
from tests.faults.real import BAD, HEADING, STAGE, refuse_storage, words_pack
from tests.faults.real_phone import opens_whole_without_a_network
from tests.harness.browsing import goto_and_wait_ready, wait_ready
from tests.harness.program import Program
from tests.harness.waiting import until

pytestmark = pytest.mark.xdist_group("editions")  # each edition takes seconds to start: one worker has them all


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("needed", ["core", "library-1", "library-2"])
def test_each_pack_in_turn_is_refused_by_name_and_fetched_again_when_asked(
    page: Page, proxy: SlowProxy, program: Program, needed: str, bad: str
) -> None:
    fault, reason = BAD[bad]
    proxy.add(rf"^/packs/{needed}", fault, plain=True)
    page.goto(proxy.url)
    shows_trouble(page, reason)
    stage, tier = ("none", "core") if needed == "core" else ("core", "library")
    assert page.evaluate(STAGE) == stage
    assert tier not in {each for _, each in records(page)}
    proxy.clear()
    page.get_by_role("button", name="Try again").click()
    wait_ready(page)
    opens_whole_without_a_network(page, proxy, program)


def test_f9_a_silent_network_is_given_up_named_and_tried_again(page: Page, editions: Editions) -> None:
    with SlowProxy(editions["impatient"].url) as proxy:
        proxy.add("^/packs/core", drip(0.1), plain=True)
        page.goto(proxy.url)
        shows_trouble(page, "timeout")
        proxy.clear()
        wait_ready(page)  # nobody asked: the page waits five seconds and tries by itself


@pytest.mark.parametrize("share", [0, 0.25, 0.5, 0.75, 0.99])
def test_f10_a_lost_network_costs_what_was_missing_and_an_eighth_at_most(
    page: Page, proxy: SlowProxy, program: Program, share: float
) -> None:
    url, hashes, size = words_pack(program)
    proxy.add(f"^{url}", lose(share), times=1)
    page.goto(proxy.url)
    shows_trouble(page, "network")
    saved = saved_hashes(page)
    first = next(place for place, each in enumerate(hashes) if each not in saved)
    proxy.clear()
    page.get_by_role("button", name="Try again").click()
    wait_ready(page)
    again = [each for each in proxy.log if each.path != "/sw.js" and "/library-2" not in each.path]
    assert sum(each.size for each in again) <= size + 1000, [(each.path, each.size) for each in again]
    assert share < 0.5 or first > 0, "nothing of what arrived was kept"
    for each in again:
        part = re.search(r"\.(\d)\.pack$", each.path)
        begun = int(part[1]) * len(hashes) / PARTS if part else 0 if each.path == url else first
        assert 0 <= first - begun < len(hashes) / PARTS
    opens_whole_without_a_network(page, proxy, program)


@pytest.mark.parametrize("needed", ["core", "library"])
def test_f11_a_tab_closed_in_mid_install_finishes_on_the_next_visit(
    context: BrowserContext, proxy: SlowProxy, program: Program, needed: str
) -> None:
    page = context.new_page()
    rule = proxy.add(f"^/packs/{needed}", cut(0.5))
    page.goto(proxy.url)
    until(lambda: rule.hits, rest=lambda: page.wait_for_timeout(20))
    page.close()
    proxy.clear()
    again = context.new_page()
    goto_and_wait_ready(again, f"{proxy.url}/relief/")
    opens_whole_without_a_network(again, proxy, program)


def test_f14_f38_a_browser_that_refuses_storage_gets_plain_pages_and_is_told_why(page: Page, proxy: SlowProxy) -> None:
    refuse_storage(proxy)
    page.goto(proxy.url)
    shows_trouble(page, "storage")
    page.goto(f"{proxy.url}{CHAPTER}")
    expect(page.locator(HEADING)).to_have_count(1)
    assert page.evaluate(STAGE) == "none"


def test_f15_without_indexed_db_and_local_storage_guide_and_player_work(page: Page, proxy: SlowProxy) -> None:
    page.add_init_script(
        "for (const name of ['indexedDB', 'localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError'); }});"
    )
    goto_and_wait_ready(page, f"{proxy.url}{CHAPTER}")
    page.goto(f"{proxy.url}/routines/morning-5/")
    page.locator("[data-module=player] [data-action=open]").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
