"""The faults of a first visit and of an update in Firefox and WebKit; left_out.py lists the rest."""

from __future__ import annotations

import urllib.request

import pytest

from tests.engines.driven import Driven
from tests.engines.pressing import (
    HEADING,
    NEWER,
    PRESS,
    SHOWN,
    accept,
    deploy,
    opens_whole_without_a_network,
    press,
    shows,
)
from tests.faults.editions import CHAPTER, LINE, RECALL, Editions
from tests.faults.fault import answer, cut, drip, lose
from tests.faults.phone import WAITING, gives_up, records, saved_hashes, settle
from tests.faults.proxy import SlowProxy
from tests.faults.real import ACTED, BAD, COLOUR, OUTAGES, STAGE, UPDATE, refuse_storage, words_pack
from tests.harness.browsing import goto_and_wait_ready, wait_ready
from tests.harness.program import Program
from tests.harness.waiting import until

# What the notice shows: nothing while it is hidden.
NOTICE = "() => document.querySelector('[data-module=update-notice]')?.innerText ?? ''"
REASON = """() => [...document.querySelectorAll('[data-module=update-notice] [data-reason]')]
  .find((node) => node.checkVisibility())?.dataset.reason ?? null"""


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_pack_is_refused_by_name_and_fetched_again_when_asked(
    tab: Driven, proxy: SlowProxy, program: Program, bad: str
) -> None:
    fault, reason = BAD[bad]
    proxy.add("^/packs/core", fault, plain=True)
    tab.goto(proxy.url)
    settle(tab, REASON, reason)
    assert tab.evaluate(STAGE) == "none"
    assert records(tab) == set()
    proxy.clear()
    press(tab, "retry")
    wait_ready(tab)
    opens_whole_without_a_network(tab, proxy, program)


def test_f9_a_silent_network_is_given_up_named_and_tried_again(tab: Driven, editions: Editions) -> None:
    with SlowProxy(editions["impatient"].url) as proxy:
        proxy.add("^/packs/core", drip(0.1), plain=True)
        tab.goto(proxy.url)
        settle(tab, REASON, "timeout")
        proxy.clear()
        wait_ready(tab)


def test_f10_a_lost_network_costs_what_was_missing(tab: Driven, proxy: SlowProxy, program: Program) -> None:
    url, hashes, _ = words_pack(program)
    proxy.add(f"^{url}", lose(0.5), times=1)
    tab.goto(proxy.url)
    settle(tab, REASON, "network")
    assert saved_hashes(tab) & set(hashes), "nothing of what arrived was kept"
    half = next(each.size for each in proxy.log if each.path == url)  # in the engine's own encoding
    proxy.clear()
    press(tab, "retry")
    wait_ready(tab)
    again = [each for each in proxy.log if each.path != "/sw.js" and "/library-2" not in each.path]
    assert sum(each.size for each in again) < 1.5 * half
    opens_whole_without_a_network(tab, proxy, program)


def test_f11_a_page_left_in_mid_install_finishes_on_the_next_visit(
    tab: Driven, proxy: SlowProxy, program: Program
) -> None:
    rule = proxy.add("^/packs/core", cut(0.5))
    tab.goto(proxy.url)
    until(lambda: rule.hits, rest=lambda: tab.wait_for_timeout(20))
    tab.goto("about:blank")
    proxy.clear()
    goto_and_wait_ready(tab, f"{proxy.url}/relief/")
    opens_whole_without_a_network(tab, proxy, program)


def test_f14_refused_storage_is_named_and_leaves_plain_pages(tab: Driven, proxy: SlowProxy) -> None:
    refuse_storage(proxy)
    tab.goto(proxy.url)
    settle(tab, REASON, "storage")
    tab.goto(f"{proxy.url}{CHAPTER}")
    assert tab.evaluate(HEADING)
    assert tab.evaluate(STAGE) == "none"


def test_f18_f30_an_open_page_keeps_its_version_until_later_becomes_now(
    tab: Driven, proxy: SlowProxy, editions: Editions
) -> None:
    goto_and_wait_ready(tab, proxy.url)
    deploy(proxy, editions["style"], tab)
    shows(tab, NEWER)
    press(tab, "later")
    tab.goto(f"{proxy.url}{CHAPTER}")
    assert tab.evaluate(COLOUR) == "none"
    tab.goto(f"{proxy.url}/offline/")
    tab.evaluate(PRESS, "main [data-part=update] [data-action=now]")
    settle(tab, f"() => document.querySelector('main') ? ({COLOUR})() : ''", "solid")


@pytest.mark.parametrize("bad", BAD)
def test_f20_f21_a_broken_update_leaves_the_old_copy_and_a_good_one_installs(
    tab: Driven, proxy: SlowProxy, editions: Editions, bad: str
) -> None:
    goto_and_wait_ready(tab, proxy.url)
    proxy.add(f"^{CHAPTER}", BAD[bad][0], plain=True)
    deploy(proxy, editions["chapter"], tab)
    gives_up(tab)
    tab.goto(f"{proxy.url}{CHAPTER}")
    assert not tab.evaluate(SHOWN, LINE)
    wait_ready(tab)
    proxy.clear()
    deploy(proxy, editions["chapter again"], tab)
    accept(tab)
    shows(tab, f"{LINE} And another.")


def test_f22_f28_a_rollback_is_followed_for_the_price_of_the_worker(
    tab: Driven, proxy: SlowProxy, program: Program, editions: Editions
) -> None:
    goto_and_wait_ready(tab, proxy.url)
    deploy(proxy, editions["chapter"], tab)
    accept(tab)
    proxy.log.clear()
    tab.evaluate(UPDATE)
    deploy(proxy, program, tab)
    accept(tab)
    # At the moment of the handover WebKit asks the network for the page it loads.
    assert {"/sw.js"} <= set(proxy.paths()) <= {"/sw.js", "/"}
    opens_whole_without_a_network(tab, proxy, program)


@pytest.mark.parametrize("old", ["the list", "the files"])
def test_f24_a_half_deployed_server_changes_nothing_until_it_is_consistent(
    tab: Driven, proxy: SlowProxy, program: Program, editions: Editions, old: str
) -> None:
    new = editions["chapter"]
    goto_and_wait_ready(tab, proxy.url)
    first, then = (program, new) if old == "the list" else (new, program)
    worker = urllib.request.urlopen(f"{first.url}/sw.js").read()
    proxy.add("^/sw.js", answer(200, worker, "text/javascript; charset=utf-8"))
    deploy(proxy, then, tab)
    gives_up(tab)
    tab.goto(f"{proxy.url}{CHAPTER}")
    assert not tab.evaluate(SHOWN, LINE)
    proxy.clear()
    deploy(proxy, new, tab)
    accept(tab)
    shows(tab, LINE)


@pytest.mark.parametrize("outage", OUTAGES)
def test_an_outage_of_everything_destroys_nothing(tab: Driven, proxy: SlowProxy, program: Program, outage: str) -> None:
    goto_and_wait_ready(tab, proxy.url)
    proxy.add("^/", OUTAGES[outage])
    for _ in range(2):
        tab.evaluate(UPDATE)
        tab.reload()
    wait_ready(tab)
    opens_whole_without_a_network(tab, proxy, program)


def test_f29_an_update_waits_until_the_relief_flow_is_over(tab: Driven, proxy: SlowProxy, editions: Editions) -> None:
    goto_and_wait_ready(tab, f"{proxy.url}/relief/")
    deploy(proxy, editions["style"], tab)
    settle(tab, WAITING, wanted=True)
    tab.goto(f"{proxy.url}/check/")
    wait_ready(tab)
    assert tab.evaluate(NOTICE) == ""
    assert tab.evaluate(COLOUR) == "none"
    tab.goto(f"{proxy.url}/guide/")
    shows(tab, NEWER)


def test_f32_a_signed_notice_takes_a_page_back_on_the_second_sight_online(
    tab: Driven, proxy: SlowProxy, editions: Editions
) -> None:
    goto_and_wait_ready(tab, f"{proxy.url}{CHAPTER}")
    deploy(proxy, editions["recall"], tab)
    shows(tab, NEWER)
    proxy.disconnect()
    tab.reload()
    assert not tab.evaluate(SHOWN, RECALL)
    proxy.connect()
    tab.reload()
    settle(tab, ACTED, wanted=True)
    shows(tab, RECALL)
    proxy.disconnect()
    tab.goto(f"{proxy.url}{CHAPTER}")
    shows(tab, RECALL)
    tab.goto(f"{proxy.url}/relief/")
    wait_ready(tab)
