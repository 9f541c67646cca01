"""A new version on the server: what is fetched, when it takes charge, and what a broken deployment cannot do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.harness.browsing import Journal, goto_and_wait_ready, wait_ready
from tests.harness.faults import alter, answer, cut
from tests.harness.proxy import SlowProxy
from tests.offline.phone import records, saved_hashes, settle
from tests.offline.small_site import Build, SmallSite, build

CHAPTER = "/guide/chapter-003/"
A = build("A")
B = build("B", edits={CHAPTER: "<p>Second edition.</p>"})
C = build("C", edits={CHAPTER: "<p>Third edition.</p>"})
RESTYLED = build("B", style="body { color: teal }")
NOTICE = "[data-module=update-notice]"
STAGE = "() => document.documentElement.dataset.offline"
WAITING = "async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting)"
UPDATE = "async () => { try { await (await navigator.serviceWorker.getRegistration()).update(); } catch {} }"


@pytest.fixture
def site() -> Iterator[SmallSite]:
    with SmallSite(A) as running:
        yield running


@pytest.fixture
def proxy(site: SmallSite) -> Iterator[SlowProxy]:
    with SlowProxy(site.url) as running:
        yield running


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


def test_update_fetches_only_what_changed(page: Page, site: SmallSite, proxy: SlowProxy, journal: Journal) -> None:
    goto_and_wait_ready(page, proxy.url)
    proxy.log.clear()
    deploy(site, B, page)
    expect(page.locator(NOTICE)).to_contain_text("newer version")
    assert sorted(proxy.paths()) == ["/fragments/tip", CHAPTER, "/sw.js"]
    accept(page)
    wait_ready(page)
    page.goto(f"{proxy.url}{CHAPTER}")
    expect(page.locator("main")).to_contain_text("Second edition")
    assert {path for path in proxy.paths() if path not in ("/fragments/tip", CHAPTER, "/sw.js")} == set()
    assert journal.complaints == []


def test_byte_same_worker_means_no_prompt_and_no_work(page: Page, site: SmallSite, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    proxy.log.clear()
    deploy(site, build("A"), page)
    page.reload()
    wait_ready(page)
    page.wait_for_timeout(1500)  # the browser looks for an update a second after a page is opened
    assert set(proxy.paths()) <= {"/sw.js"}
    expect(page.locator(NOTICE)).to_be_hidden()


def test_open_page_stays_wholly_in_its_generation_until_the_person_agrees(
    page: Page, site: SmallSite, proxy: SlowProxy
) -> None:
    goto_and_wait_ready(page, proxy.url)
    deploy(site, RESTYLED, page)
    expect(page.locator(NOTICE)).to_contain_text("newer version")
    page.get_by_role("link", name=CHAPTER).click()
    expect(page.locator("h1")).to_have_text(CHAPTER)
    assert fragment(page) == "Fragment of A."
    page.goto(f"{proxy.url}{CHAPTER}")
    assert page.evaluate("() => getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    accept(page)
    assert page.evaluate("() => getComputedStyle(document.body).color") == "rgb(0, 128, 128)"
    assert fragment(page) == "Fragment of B."


def test_two_tabs_in_two_versions_each_keep_their_own(page: Page, site: SmallSite, proxy: SlowProxy) -> None:
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


@pytest.mark.parametrize(
    "fault", [answer(404), answer(500), cut(0.5), alter(0.5)], ids=["404", "500", "cut", "altered"]
)
def test_broken_update_leaves_the_old_copy_working(
    page: Page, site: SmallSite, proxy: SlowProxy, fault: object
) -> None:
    goto_and_wait_ready(page, proxy.url)
    proxy.add(f"^{CHAPTER}", fault, plain=True)  # type: ignore[arg-type]
    deploy(site, B, page)
    page.wait_for_timeout(300)
    assert page.evaluate(WAITING) is False
    assert (B.generation.id, "library") not in records(page)
    assert {(A.generation.id, "core"), (A.generation.id, "library")} <= records(page)
    page.goto(f"{proxy.url}{CHAPTER}")
    expect(page.locator("main")).not_to_contain_text("Second edition")
    expect(page.locator(NOTICE)).to_be_hidden()
    wait_ready(page)


def test_good_update_after_a_broken_one_installs(page: Page, site: SmallSite, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    proxy.add(f"^{CHAPTER}", answer(500))
    deploy(site, B, page)
    page.wait_for_timeout(300)
    proxy.clear()
    deploy(site, C, page)
    expect(page.locator(NOTICE)).to_contain_text("newer version")
    accept(page)
    page.goto(f"{proxy.url}{CHAPTER}")
    expect(page.locator("main")).to_contain_text("Third edition")


def test_rollback_follows_the_server_and_fetches_nothing(page: Page, site: SmallSite, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    deploy(site, B, page)
    accept(page)
    wait_ready(page)
    proxy.log.clear()
    deploy(site, A, page)
    expect(page.locator(NOTICE)).to_contain_text("newer version")
    accept(page)
    assert set(proxy.paths()) == {"/sw.js"}
    page.goto(f"{proxy.url}{CHAPTER}")
    expect(page.locator("main")).not_to_contain_text("edition")


def test_five_skipped_versions_are_one_step(page: Page, site: SmallSite, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    last = build(
        "F", edits={CHAPTER: "<p>Sixth edition.</p>", "/relief/": "<p>New steps.</p>"}, style="body { margin: 0 }"
    )
    deploy(site, last, page)
    accept(page)
    wait_ready(page)
    assert saved_hashes(page) >= {entry.sha256 for entry in last.generation.entries}


@pytest.mark.parametrize("order", ["old list, new files", "new list, old files"])
def test_half_deployed_server_changes_nothing_until_it_is_consistent(
    page: Page, site: SmallSite, proxy: SlowProxy, order: str
) -> None:
    goto_and_wait_ready(page, proxy.url)
    lists = {"/sw.js", "/generation.json"}
    listed, rest = (A, B) if order.startswith("old") else (B, A)
    mixed = {**rest.answers, **{url: listed.answers[url] for url in lists}}
    deploy(site, Build(listed.generation, listed.packs, mixed), page)
    page.wait_for_timeout(300)
    assert page.evaluate(WAITING) is False
    page.goto(f"{proxy.url}{CHAPTER}")
    expect(page.locator("main")).not_to_contain_text("Second edition")
    deploy(site, B, page)
    expect(page.locator(NOTICE)).to_contain_text("newer version")


@pytest.mark.parametrize("status", [404, 503, 200], ids=["404", "503", "HTML"])
def test_outage_of_the_worker_script_destroys_nothing(page: Page, proxy: SlowProxy, status: int) -> None:
    goto_and_wait_ready(page, proxy.url)
    proxy.add("^/", answer(status, "<h1>Down</h1>"))
    for _ in range(2):
        page.evaluate(UPDATE)
        page.reload()
        page.wait_for_timeout(1300)
    wait_ready(page)
    for url in A.pages():
        page.goto(f"{proxy.url}{url}")
        expect(page.locator("h1")).to_have_text(url)
    assert saved_hashes(page) == {entry.sha256 for entry in A.generation.entries}


@pytest.mark.parametrize("where", ["/relief/", "/check/emergency/", "marked"])
def test_update_waits_until_a_routine_or_the_relief_flow_is_over(
    page: Page, site: SmallSite, proxy: SlowProxy, where: str
) -> None:
    goto_and_wait_ready(page, f"{proxy.url}{'/guide/' if where == 'marked' else where}")
    if where == "marked":
        page.evaluate("() => { document.documentElement.dataset.busy = ''; }")
    deploy(site, RESTYLED, page)
    settle(page, WAITING, wanted=True)
    page.wait_for_timeout(300)
    expect(page.locator(NOTICE)).to_be_hidden()
    assert fragment(page) == "Fragment of A."
    if where == "marked":
        page.evaluate("() => { delete document.documentElement.dataset.busy; }")
    else:
        page.get_by_role("link", name=CHAPTER).click()
    expect(page.locator(NOTICE)).to_contain_text("newer version")


def test_agreed_update_waits_for_another_tab_in_the_relief_flow(page: Page, site: SmallSite, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    other = page.context.new_page()
    goto_and_wait_ready(other, f"{proxy.url}/relief/")
    deploy(site, RESTYLED, page)
    page.get_by_role("button", name="Update now").click()
    expect(page.locator(NOTICE)).to_contain_text("when you are done")
    page.wait_for_timeout(500)
    other.get_by_role("link", name="/relief/breathe/").click()
    expect(other.locator("h1")).to_have_text("/relief/breathe/")
    assert other.evaluate("() => getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert fragment(other) == "Fragment of A."
    with page.expect_navigation():
        other.get_by_role("link", name="/guide/chapter-000/").click()
    assert page.evaluate("() => getComputedStyle(document.body).color") == "rgb(0, 128, 128)"


def test_later_and_then_now_are_both_honoured(page: Page, site: SmallSite, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    deploy(site, RESTYLED, page)
    page.get_by_role("button", name="Later").click()
    expect(page.locator(NOTICE)).to_be_hidden()
    page.reload()
    wait_ready(page)
    page.wait_for_timeout(300)
    expect(page.locator(NOTICE)).to_be_hidden()
    assert fragment(page) == "Fragment of A."
    page.goto(f"{proxy.url}/offline/")
    accept(page)
    assert page.evaluate("() => getComputedStyle(document.body).color") == "rgb(0, 128, 128)"


def test_update_is_taken_on_the_next_start_when_nobody_answers(page: Page, site: SmallSite, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    deploy(site, B, page)
    settle(page, WAITING, wanted=True)
    context = page.context
    page.close()
    fresh = context.new_page()
    fresh.wait_for_timeout(300)
    fresh.goto(f"{proxy.url}{CHAPTER}")
    expect(fresh.locator("main")).to_contain_text("Second edition")


def test_interrupted_update_resumes_and_keeps_what_it_fetched(page: Page, site: SmallSite, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    proxy.add("^/packs/library", cut(0.5), times=9)
    deploy(site, RESTYLED, page)
    page.wait_for_timeout(500)
    saved = saved_hashes(page)
    proxy.clear()
    page.evaluate(UPDATE)
    expect(page.locator(NOTICE)).to_contain_text("newer version")
    missing = [entry for entry in RESTYLED.generation.entries if entry.sha256 not in saved]
    assert sum(each.size for each in proxy.log if each.path != "/sw.js") <= sum(entry.size for entry in missing)
    assert RESTYLED.packs[0].url not in proxy.paths(), "the core was there already"


def test_wrong_clock_changes_nothing(page: Page, site: SmallSite, proxy: SlowProxy) -> None:
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


def test_recall_acts_only_on_the_second_sight_online(page: Page, site: SmallSite, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    recalled = build("A", withdrawal="We took this guide back on purpose.")
    deploy(site, recalled, page)
    accept(page)
    wait_ready(page)
    settle(page, "async () => Boolean(await caches.match('/.withdrawal'))", wanted=True)
    assert saved_hashes(page), "one sight is not enough"
    proxy.disconnect()
    for _ in range(2):
        page.reload()
        page.wait_for_timeout(300)
    assert saved_hashes(page), "a sight without a network does not count"
    proxy.connect()
    page.reload()
    settle(page, STAGE, "none")
    assert saved_hashes(page) == set()
    proxy.disconnect()
    page.goto(f"{proxy.url}/relief/")
    expect(page.locator("main")).to_contain_text("We took this guide back on purpose.")
    expect(page.get_by_role("link", name="Call 911")).to_be_visible()
    proxy.connect()
    page.goto(proxy.url)
    deploy(site, B, page)
    accept(page)
    wait_ready(page)


def test_recall_taken_back_after_one_sight_does_nothing(page: Page, site: SmallSite, proxy: SlowProxy) -> None:
    goto_and_wait_ready(page, proxy.url)
    deploy(site, build("A", withdrawal="A slip of the finger."), page)
    accept(page)
    settle(page, "async () => Boolean(await caches.match('/.withdrawal'))", wanted=True)
    site.build = A
    for _ in range(2):
        page.reload()
        wait_ready(page)
    assert saved_hashes(page) == {entry.sha256 for entry in A.generation.entries}


@pytest.mark.parametrize("steps", [1, 2])
def test_page_of_an_older_version_still_gets_its_own_files(
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
        page.wait_for_timeout(300)
    proxy.disconnect()
    assert old.evaluate("async (url) => (await fetch(url)).status", style) == 200
    assert fragment(old) == "Fragment of A."
