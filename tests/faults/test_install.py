"""The first visit: what is saved, in what order, and what a broken network cannot do to it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from server.tier import Tier
from tests.faults.fault import Fault, alter, answer, cut, delay, drip, hang, lose, redirect, truncate, typed
from tests.faults.phone import records, saved_hashes, shows_trouble, stop_workers
from tests.faults.proxy import SlowProxy
from tests.faults.small_phone import LIBRARY, STAGE, hashes
from tests.faults.small_server import SmallSite
from tests.faults.small_site import MADE, build
from tests.harness.browsing import Journal, goto_and_wait_ready, wait_ready
from tests.harness.waiting import until

pytestmark = pytest.mark.usefixtures("site")
CORE = MADE.packs[0].url


def test_first_visit_saves_everything_with_one_request_for_each_pack_and_none_twice(
    page: Page, proxy: SlowProxy, journal: Journal
) -> None:
    goto_and_wait_ready(page, proxy.url)
    sent = [path for path in proxy.paths() if path.startswith("/packs/")]
    assert sent == [pack.url for pack in MADE.packs if not pack.is_shell]
    scripts = [path for path in proxy.paths() if path.endswith((".js", ".css"))]
    assert len(scripts) == len(set(scripts)), "what the page had loaded was fetched again"
    assert saved_hashes(page) == hashes(MADE)
    assert records(page) == {(MADE.generation.id, "core"), (MADE.generation.id, "library")}
    expect(page.locator("[data-module=saved-badge]")).to_have_text("Saved", use_inner_text=True)
    assert journal.complaints == []


def test_visit_without_an_http_cache_saves_everything_too(page: Page, proxy: SlowProxy) -> None:
    page.route("**/nothing", lambda route: route.continue_())  # interception switches the cache off
    goto_and_wait_ready(page, proxy.url)
    assert saved_hashes(page) == hashes(MADE)


def test_core_is_ready_before_the_library_is_asked_for(page: Page, proxy: SlowProxy) -> None:
    proxy.add(LIBRARY, hang())
    goto_and_wait_ready(page, proxy.url, "core")
    assert saved_hashes(page) == hashes(MADE, Tier.CORE)


@pytest.mark.parametrize("needed", ["/sw.js", CORE])
@pytest.mark.parametrize("status", [404, 500], ids=["F1", "F2"])
def test_missing_response_fails_the_install_and_a_retry_mends_it(
    page: Page, proxy: SlowProxy, needed: str, status: int
) -> None:
    proxy.add(f"^{needed}$", answer(status))
    page.goto(proxy.url)
    shows_trouble(page, "network" if needed == "/sw.js" else "server")
    assert page.evaluate(STAGE) == "none"
    assert records(page) == set()
    proxy.clear()
    page.get_by_role("button", name="Try again").click()
    wait_ready(page)


BAD: dict[str, tuple[Fault, str]] = {
    "F3 reset": (cut(0.5), "network"),
    "F4 truncated": (truncate(0.5), "altered"),
    "F5 one byte altered": (alter(0.5), "altered"),
    "F6 log-in page": (answer(200, "<h1>Log in to the network</h1>"), "portal"),
    "F7 redirect": (redirect("/relief/"), "portal"),
    "F8 wrong type": (typed("text/plain"), "server"),
}


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("tier", ["core", "library"])
def test_bad_pack_is_refused_by_name_and_fetched_again_later(page: Page, proxy: SlowProxy, tier: str, bad: str) -> None:
    fault, reason = BAD[bad]
    proxy.add(rf"^/packs/{tier}", fault, plain=True)
    page.goto(proxy.url)
    shows_trouble(page, reason)
    assert page.evaluate(STAGE) == ("none" if tier == "core" else "core")
    assert (MADE.generation.id, tier) not in records(page)
    assert saved_hashes(page) <= hashes(MADE)
    proxy.clear()
    page.get_by_role("button", name="Try again").click()
    wait_ready(page)
    assert saved_hashes(page) == hashes(MADE)


def test_f9_failure_is_tried_again_without_being_asked(page: Page, proxy: SlowProxy) -> None:
    proxy.add(LIBRARY, answer(500), times=1)
    goto_and_wait_ready(page, proxy.url)


def test_f9_silent_connection_is_given_up_and_named(page: Page) -> None:
    with SmallSite(build(patience_ms=700)) as site, SlowProxy(site.url) as proxy:
        proxy.add("^/packs/core", hang())
        page.goto(proxy.url)
        shows_trouble(page, "timeout")
        proxy.clear()
        page.get_by_role("button", name="Try again").click()
        wait_ready(page)


def test_f9_network_of_a_few_bytes_a_second_is_given_up(page: Page) -> None:
    with SmallSite(build(patience_ms=700)) as site, SlowProxy(site.url) as proxy:
        proxy.add("^/packs/core", drip(0.1), plain=True)
        page.goto(proxy.url)
        shows_trouble(page, "timeout")


@pytest.mark.parametrize("share", [0, 0.25, 0.5, 0.75, 0.99])
@pytest.mark.parametrize("tier", [Tier.CORE, Tier.LIBRARY])
def test_f10_lost_network_costs_only_what_was_missing(page: Page, proxy: SlowProxy, tier: Tier, share: float) -> None:
    pack = next(pack for pack in MADE.packs if pack.tier is tier)
    proxy.add("^/sw.js", delay(0.7))  # the page's own scripts are here before the network goes
    proxy.add(f"^{pack.url}", lose(share), times=1)
    page.goto(proxy.url)
    shows_trouble(page, "network")
    saved = saved_hashes(page)
    proxy.clear()
    page.get_by_role("button", name="Try again").click()
    wait_ready(page)
    again = [exchange for exchange in proxy.log if exchange.path != "/sw.js"]
    missing = [entry for entry in MADE.generation.entries if entry.mark not in saved]
    assert sum(exchange.size for exchange in again) <= sum(entry.size for entry in missing)
    whole = {each.url for each in MADE.packs if all(entry.mark in saved for entry in each.entries)}
    assert not whole & set(proxy.paths())


def test_f11_tab_closed_in_mid_install_finishes_on_the_next_visit(page: Page) -> None:
    with SmallSite(build(patience_ms=1000)) as site, SlowProxy(site.url) as proxy:
        proxy.add(LIBRARY, hang(), times=1)
        goto_and_wait_ready(page, proxy.url, "core")
        context = page.context
        page.close()
        proxy.clear()
        again = context.new_page()
        goto_and_wait_ready(again, proxy.url)
        assert CORE not in proxy.paths()


def test_f11_next_visit_is_told_the_truth_while_a_download_hangs(page: Page, proxy: SlowProxy) -> None:
    proxy.add(LIBRARY, hang())
    goto_and_wait_ready(page, proxy.url, "core")
    again = page.context.new_page()
    goto_and_wait_ready(again, proxy.url, "core")


@pytest.mark.parametrize("tier", ["core", "library"])
def test_f12_worker_killed_in_mid_install_finishes_on_the_next_visit(page: Page, proxy: SlowProxy, tier: str) -> None:
    rule = proxy.add(f"^/packs/{tier}", hang())
    page.goto(proxy.url)
    until(lambda: rule.hits, rest=lambda: page.wait_for_timeout(20))
    stop_workers(page)
    proxy.clear()
    goto_and_wait_ready(page, proxy.url)
    assert saved_hashes(page) == hashes(MADE)
