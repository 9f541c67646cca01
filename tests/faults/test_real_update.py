"""The faults of an update, once more with the real program, the real pages and their real words."""

from __future__ import annotations

import urllib.request

import pytest
from playwright.sync_api import Page, expect

from tests.faults.editions import CHAPTER, LINE, RECALL, Editions
from tests.faults.fault import answer
from tests.faults.phone import gives_up, says, settle, stop_workers
from tests.faults.proxy import SlowProxy
from tests.faults.real import ACTED, BAD, COLOUR, OUTAGES, UPDATE
from tests.faults.real_phone import accept, deploy, opens_whole_without_a_network
from tests.harness.browsing import goto_and_wait_ready, wait_ready
from tests.harness.program import Program

pytestmark = pytest.mark.xdist_group("editions")  # each edition takes seconds to start: one worker has them all


def test_f18_f19_f30_an_open_page_keeps_its_version_until_later_becomes_now(
    page: Page, proxy: SlowProxy, editions: Editions
) -> None:
    goto_and_wait_ready(page, proxy.url)
    other = page.context.new_page()
    goto_and_wait_ready(other, f"{proxy.url}/guide/")
    deploy(proxy, editions["style"], page)
    says(page, "A newer version is ready.")
    page.locator("[data-module=update-notice] [data-action=later]").click()
    page.goto(f"{proxy.url}{CHAPTER}")
    assert page.evaluate(COLOUR) == "none"
    page.goto(f"{proxy.url}/offline/")
    with page.expect_navigation():
        page.locator("main [data-part=update] [data-action=now]").click()
    assert page.evaluate(COLOUR) == "solid"
    assert other.evaluate(COLOUR) == "none"
    other.locator(f"main a[href='{CHAPTER}']").first.click()
    other.wait_for_url(f"**{CHAPTER}")
    settle(other, COLOUR, "solid")


@pytest.mark.parametrize("bad", BAD)
def test_f20_f21_a_broken_update_leaves_the_old_copy_and_a_good_one_installs(
    page: Page, proxy: SlowProxy, editions: Editions, bad: str
) -> None:
    goto_and_wait_ready(page, proxy.url)
    proxy.add(f"^{CHAPTER}", BAD[bad][0], plain=True)
    deploy(proxy, editions["chapter"], page)
    gives_up(page)
    page.goto(f"{proxy.url}{CHAPTER}")
    expect(page.locator("main")).not_to_contain_text(LINE)
    wait_ready(page)
    proxy.clear()
    deploy(proxy, editions["chapter again"], page)
    accept(page)
    expect(page.locator("main")).to_contain_text(f"{LINE} And another.")


def test_f22_f28_a_rollback_is_followed_for_the_price_of_the_worker(
    page: Page, proxy: SlowProxy, program: Program, editions: Editions
) -> None:
    goto_and_wait_ready(page, proxy.url)
    deploy(proxy, editions["chapter"], page)
    accept(page)
    proxy.log.clear()
    page.evaluate(UPDATE)
    deploy(proxy, program, page)
    accept(page)
    assert set(proxy.paths()) == {"/sw.js"}
    opens_whole_without_a_network(page, proxy, program)


@pytest.mark.parametrize("old", ["the list", "the files"])
def test_f24_a_half_deployed_server_changes_nothing_until_it_is_consistent(
    page: Page, proxy: SlowProxy, program: Program, editions: Editions, old: str
) -> None:
    new = editions["chapter"]
    goto_and_wait_ready(page, proxy.url)
    first, then = (program, new) if old == "the list" else (new, program)
    worker = urllib.request.urlopen(f"{first.url}/sw.js").read()
    proxy.add("^/sw.js", answer(200, worker, "text/javascript; charset=utf-8"))
    deploy(proxy, then, page)
    gives_up(page)
    page.goto(f"{proxy.url}{CHAPTER}")
    expect(page.locator("main")).not_to_contain_text(LINE)
    proxy.clear()
    deploy(proxy, new, page)
    accept(page)
    expect(page.locator("main")).to_contain_text(LINE)


@pytest.mark.parametrize("outage", OUTAGES)
def test_an_outage_of_everything_destroys_nothing(page: Page, proxy: SlowProxy, program: Program, outage: str) -> None:
    goto_and_wait_ready(page, proxy.url)
    proxy.add("^/", OUTAGES[outage])
    for _ in range(2):
        page.evaluate(UPDATE)
        page.reload()
    wait_ready(page)
    opens_whole_without_a_network(page, proxy, program)


def test_f32_a_signed_notice_takes_a_page_back_on_the_second_sight_online(
    page: Page, proxy: SlowProxy, editions: Editions
) -> None:
    goto_and_wait_ready(page, f"{proxy.url}{CHAPTER}")
    deploy(proxy, editions["recall"], page)
    says(page, "A newer version is ready.")
    proxy.disconnect()
    page.reload()
    expect(page.locator("main")).not_to_contain_text(RECALL)
    proxy.connect()
    page.reload()
    settle(page, ACTED, wanted=True)
    says(page, RECALL)
    page.reload()
    expect(page.locator("main")).to_contain_text("Sample Signer, Physiotherapist")
    proxy.disconnect()
    stop_workers(page)
    page.goto(f"{proxy.url}{CHAPTER}")
    expect(page.locator("main")).to_contain_text(RECALL)
    page.goto(f"{proxy.url}/offline/")
    expect(page.locator("main")).to_contain_text(RECALL)
    page.goto(f"{proxy.url}/relief/")
    wait_ready(page)
