"""A new version on the server: what is fetched, and what a broken deployment cannot do."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from server.offline.pack import PARTS
from tests.faults.fault import alter, answer, cut
from tests.faults.phone import NOTICE, gives_up, records, saved_hashes, says
from tests.faults.proxy import SlowProxy
from tests.faults.small_phone import CHAPTER, UPDATE, A, B, accept, deploy, fragment
from tests.faults.small_server import SmallSite
from tests.faults.small_site import Build, build, prose
from tests.harness.browsing import Journal, come_to_rest, goto_and_wait_ready, wait_ready
from tests.harness.waiting import until

C = build("C", edits={CHAPTER: "<p>Third edition.</p>"})
REWRITTEN = build("B", edits={f"/exercises/move-{each:03}/": prose(f"rewritten {each}", 300) for each in range(12)})


def test_update_fetches_only_what_changed(page: Page, site: SmallSite, proxy: SlowProxy, journal: Journal) -> None:
    goto_and_wait_ready(page, proxy.url)
    proxy.log.clear()
    deploy(site, B, page)
    says(page, "newer version")
    assert sorted(proxy.paths()) == ["/fragments/tip", CHAPTER, "/sw.js"]
    accept(page)
    wait_ready(page)
    page.goto(f"{proxy.url}{CHAPTER}")
    expect(page.locator("main")).to_contain_text("Second edition")
    assert {path for path in proxy.paths() if path not in ("/fragments/tip", CHAPTER, "/sw.js")} == set()
    assert journal.complaints == []


def test_changed_style_costs_itself_alone(page: Page, site: SmallSite, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    proxy.log.clear()
    deploy(site, build("A", style="body { color: teal }"), page)
    says(page, "newer version")
    assert [path for path in proxy.paths() if not path.endswith(".css")] == ["/sw.js"]
    accept(page)
    proxy.disconnect()
    for url in (CHAPTER, "/relief/"):
        page.goto(f"{proxy.url}{url}")
        assert page.evaluate("() => getComputedStyle(document.body).color") == "rgb(0, 128, 128)"
    assert set(proxy.paths()) - {"/sw.js"} == {each for each in proxy.paths() if each.endswith(".css")}


def test_f28_byte_same_worker_means_no_prompt_and_no_work(page: Page, site: SmallSite, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    proxy.log.clear()
    deploy(site, build("A"), page)
    page.reload()
    wait_ready(page)
    until(lambda: "/sw.js" in proxy.paths(), rest=lambda: page.wait_for_timeout(50))
    come_to_rest(page)
    assert set(proxy.paths()) <= {"/sw.js"}
    expect(page.locator(NOTICE)).to_be_hidden()


@pytest.mark.parametrize(
    "fault", [answer(404), answer(500), cut(0.5), alter(0.5)], ids=["404", "500", "cut", "altered"]
)
def test_f20_broken_update_leaves_the_old_copy_working(
    page: Page, site: SmallSite, proxy: SlowProxy, fault: object
) -> None:
    goto_and_wait_ready(page, proxy.url)
    proxy.add(f"^{CHAPTER}", fault, plain=True)  # type: ignore[arg-type]
    deploy(site, B, page)
    gives_up(page)
    assert (B.generation.id, "library") not in records(page)
    assert {(A.generation.id, "core"), (A.generation.id, "library")} <= records(page)
    page.goto(f"{proxy.url}{CHAPTER}")
    expect(page.locator("main")).not_to_contain_text("Second edition")
    expect(page.locator(NOTICE)).to_be_hidden()
    wait_ready(page)


def test_f21_good_update_after_a_broken_one_installs(page: Page, site: SmallSite, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    proxy.add(f"^{CHAPTER}", answer(500))
    deploy(site, B, page)
    gives_up(page)
    proxy.clear()
    deploy(site, C, page)
    says(page, "newer version")
    accept(page)
    page.goto(f"{proxy.url}{CHAPTER}")
    expect(page.locator("main")).to_contain_text("Third edition")


def test_f22_rollback_follows_the_server_and_fetches_nothing(page: Page, site: SmallSite, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    deploy(site, B, page)
    accept(page)
    wait_ready(page)
    proxy.log.clear()
    deploy(site, A, page)
    says(page, "newer version")
    accept(page)
    assert set(proxy.paths()) == {"/sw.js"}
    page.goto(f"{proxy.url}{CHAPTER}")
    expect(page.locator("main")).not_to_contain_text("edition")


def test_f23_five_skipped_versions_are_one_step(page: Page, site: SmallSite, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    last = build(
        "F", edits={CHAPTER: "<p>Sixth edition.</p>", "/relief/": "<p>New steps.</p>"}, style="body { margin: 0 }"
    )
    deploy(site, last, page)
    accept(page)
    wait_ready(page)
    assert saved_hashes(page) >= {entry.mark for entry in last.generation.entries}


@pytest.mark.parametrize("order", ["old list, new files", "new list, old files"])
def test_f24_half_deployed_server_changes_nothing_until_it_is_consistent(
    page: Page, site: SmallSite, proxy: SlowProxy, order: str
) -> None:
    goto_and_wait_ready(page, proxy.url)
    lists = {"/sw.js", "/generation.json"}
    listed, rest = (A, B) if order.startswith("old") else (B, A)
    mixed = {**rest.answers, **{url: listed.answers[url] for url in lists}}
    deploy(site, Build(listed.generation, listed.packs, mixed), page)
    gives_up(page)
    page.goto(f"{proxy.url}{CHAPTER}")
    expect(page.locator("main")).not_to_contain_text("Second edition")
    deploy(site, B, page)
    says(page, "newer version")


def test_interrupted_update_resumes_and_keeps_what_it_fetched(page: Page, site: SmallSite, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    proxy.add("^/packs/library", cut(0.5), times=9)
    deploy(site, REWRITTEN, page)
    gives_up(page)
    saved = saved_hashes(page)
    proxy.clear()
    page.evaluate(UPDATE)
    says(page, "newer version")
    words = next(pack for pack in REWRITTEN.packs if CHAPTER in {entry.url for entry in pack.entries})
    missing = sum(entry.size for entry in words.entries if entry.mark not in saved)
    again = [each for each in proxy.log if each.path != "/sw.js"]
    assert [each.path for each in again if each.path.startswith("/packs/")], "a share of the pack, not its pages apart"
    share = missing / sum(entry.size for entry in words.entries) + 1 / PARTS
    assert sum(each.size for each in again) <= 1.15 * share * len(REWRITTEN.answers[words.url].choose("br").body)


def test_f31_wrong_clock_changes_nothing(page: Page, site: SmallSite, proxy: SlowProxy) -> None:
    page.clock.set_fixed_time("2031-01-01T00:00:00")
    goto_and_wait_ready(page, proxy.url)
    page.clock.set_fixed_time("2019-01-01T00:00:00")
    deploy(site, B, page)
    accept(page)
    page.goto(f"{proxy.url}{CHAPTER}")
    expect(page.locator("main")).to_contain_text("Second edition")


def test_new_headers_reach_saved_pages_without_fetching_them_again(
    page: Page, site: SmallSite, proxy: SlowProxy
) -> None:
    goto_and_wait_ready(page, proxy.url)
    proxy.log.clear()
    deploy(site, build("A", headers={"x-frame-options": "SAMEORIGIN"}), page)
    accept(page)
    assert set(proxy.paths()) == {"/sw.js"}
    answered = page.goto(f"{proxy.url}{CHAPTER}")
    assert answered
    assert answered.headers["x-frame-options"] == "SAMEORIGIN"


@pytest.mark.parametrize("steps", [1, 2])
def test_f48_page_of_an_older_version_still_gets_its_own_files(
    page: Page, site: SmallSite, proxy: SlowProxy, steps: int
) -> None:
    goto_and_wait_ready(page, proxy.url)
    old = page.context.new_page()
    goto_and_wait_ready(old, f"{proxy.url}/guide/")
    style = next(entry.url for entry in A.generation.entries if "/app." in entry.url and entry.url.endswith(".css"))
    for number in range(steps):
        deploy(site, build(f"v{number}", style=f"body {{ margin: {number}px }}"), page)
        accept(page)
        wait_ready(page)
        come_to_rest(page)
    proxy.disconnect()
    assert old.evaluate("async (url) => (await fetch(url)).status", style) == 200
    assert fragment(old) == "Fragment of A."
