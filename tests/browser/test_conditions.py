"""What applies to a person is ticked once, stays on the phone, and marks every move that they should skip or change."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.notes import noted
from tests.harness.axe import violations
from tests.harness.browsing import Journal, come_to_rest
from tests.harness.program import Program

SHIFTS = """globalThis.shifted = 0;
new PerformanceObserver((list) => { for (const each of list.getEntries()) shifted += each.value; })
  .observe({ type: 'layout-shift', buffered: true });"""
CUT_OFF = """() => [...document.querySelectorAll('main .be-mark')].filter((mark) => {
  const box = mark.getBoundingClientRect();
  const frame = mark.closest('.be-tile__pic, .be-stage')?.getBoundingClientRect();
  return box.width && (mark.scrollWidth > mark.clientWidth + 1
    || (frame && (box.top < frame.top - 1 || box.bottom > frame.bottom + 1 || box.right > frame.right + 1)));
}).map((mark) => mark.textContent)"""


def tick(page: Page, program: Program, *names: str) -> None:
    page.goto(f"{program.url}/exercises/#conditions")
    for name in names:
        page.get_by_role("checkbox", name=name).check()
    expect(page.locator("#conditions [role=status]")).to_have_text("Kept on this phone.")


def mark(page: Page, link: str) -> str:
    return page.locator(f"main a[href='{link}'] .be-mark").first.inner_text().strip()


def test_a_tick_marks_the_library_at_once_and_clearing_takes_the_marks_away(
    program: Program, page: Page, journal: Journal
) -> None:
    tick(page, program, "Pregnant")
    assert mark(page, "/exercises/bridge/") == "Skip: pregnant. Do this instead: Clamshell"
    page.reload()
    expect(page.get_by_role("checkbox", name="Pregnant")).to_be_checked()
    expect(page.locator("a[href='/exercises/bridge/'] .be-mark")).to_be_visible()
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator("#conditions [role=status]")).to_have_text("Nothing is ticked.")
    expect(page.locator("a .be-mark")).to_have_count(0)
    assert noted(page, "conditions") is None
    assert journal.complaints == []


def test_every_place_that_shows_the_move_says_so(program: Program, page: Page) -> None:
    tick(page, program, "Pregnant", "Thin bones")
    for url, link in (
        ("/routines/core-beginner/", "/exercises/bridge/"),
        ("/guide/strength/", "/exercises/bridge/"),
        ("/exercises/clamshell/", "/exercises/bridge/"),
    ):
        page.goto(f"{program.url}{url}")
        if page.locator(f"main a.be-item[href='{link}']").count():
            expect(page.locator(f"main a[href='{link}'] .be-mark").first).to_contain_text("Skip: pregnant")
        assert violations(page) == []
    assert page.goto(f"{program.url}/routines/core-beginner/") is not None
    expect(page.locator("main a[href='/exercises/bridge/'] .be-mark")).to_have_count(1)


def test_a_move_says_on_its_picture_and_beside_its_steps_what_to_do_instead(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/exercises/bridge/")
    expect(page.get_by_role("heading", name="For you")).to_be_hidden()
    expect(page.locator(".be-stage .be-mark")).to_have_count(0)
    page.get_by_role("link", name="Tick what applies to you").click()
    page.get_by_role("checkbox", name="Pregnant").check()
    page.go_back()
    card = page.locator("[data-part=mine]")
    expect(card).to_be_visible()
    expect(card).to_contain_text("do not lie flat for this")
    expect(page.locator(".be-stage .be-mark")).to_have_text("Skip: pregnant. Do this instead: Clamshell")
    assert violations(page) == []
    page.locator(".be-stage .be-mark").click()
    expect(page).to_have_url(f"{program.url}/exercises/bridge/#mine")
    card.get_by_role("link", name="Clamshell").click()
    expect(page).to_have_url(f"{program.url}/exercises/clamshell/")


def test_positions_in_a_spasm_are_marked_too(program: Program, page: Page) -> None:
    tick(page, program, "Pregnant")
    page.goto(f"{program.url}/relief/position/")
    tile = page.locator(".be-tile", has_text="Legs up on a chair")
    expect(tile.locator(".be-mark")).to_have_text("Skip: pregnant")
    assert tile.evaluate("node => node.scrollHeight <= node.clientHeight + 1")


def test_search_results_are_marked_as_one_types(program: Program, page: Page) -> None:
    tick(page, program, "Pregnant")
    page.goto(f"{program.url}/search/")
    page.get_by_role("searchbox").fill("bridge")
    expect(page.locator("main [data-part=hits] a[href='/exercises/bridge/'] .be-mark")).to_contain_text(
        "Skip: pregnant"
    )
    page.get_by_role("searchbox").fill("walking")
    walking = page.locator("main [data-part=hits] a[href='/exercises/walking/']")
    expect(walking).to_be_visible()
    expect(walking.locator(".be-mark")).to_have_count(0)


def test_nothing_of_it_is_sent(program: Program, page: Page, journal: Journal) -> None:
    tick(page, program, "Pregnant", "Poor balance")
    for url in ("/exercises/bridge/", "/routines/core-beginner/", "/relief/position/"):
        page.goto(f"{program.url}{url}")
        come_to_rest(page)
    sent = [request for request in journal.requests if request.url.startswith("http")]
    assert all(request.method == "GET" and "?" not in request.url and "PG" not in request.url for request in sent)
    assert journal.outside(program.url) == []


def test_without_script_nothing_is_offered_that_cannot_be_kept(
    program: Program, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{program.url}/exercises/")
    expect(page.get_by_text("Does any of these apply to you?")).to_be_hidden()
    page.goto(f"{program.url}/exercises/bridge/")
    expect(page.get_by_text("Tick what applies to you")).to_be_hidden()
    expect(page.get_by_text("Later in pregnancy, do not lie flat for this.", exact=False)).to_be_visible()


def test_moves_of_a_spasm_are_marked_too_and_lead_to_the_list(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/relief/first-moves/#pelvic-tilt")
    expect(page.locator(".be-part .be-mark")).to_have_count(0)
    move = page.get_by_role("region", name="Rock your hips")
    move.get_by_role("link", name="Tick what applies to you").click()
    page.get_by_role("checkbox", name="Pregnant").check()
    page.goto(f"{program.url}/relief/first-moves/#pelvic-tilt")
    expect(page.locator("#pelvic-tilt .be-mark")).to_have_text("Skip: pregnant")
    page.goto(f"{program.url}/relief/position/#supported-lean")
    expect(page.locator("#supported-lean .be-mark")).to_have_text("Change it: pregnant")
    expect(page.locator("#rest-90-90")).to_be_hidden()
    assert violations(page) == []


def test_clearing_clears_every_page_and_can_be_taken_back(program: Program, page: Page) -> None:
    tick(page, program, "Pregnant", "Thin bones")
    page.get_by_role("button", name="Clear all").click()
    back = page.get_by_role("button", name="Put them back")
    back.click()
    expect(back).to_be_hidden()
    expect(page.get_by_role("button", name="Clear all")).to_be_focused()
    expect(page.get_by_role("checkbox", name="Pregnant")).to_be_checked()
    expect(page.locator("a[href='/exercises/bridge/'] .be-mark")).to_be_visible()
    page.get_by_role("button", name="Clear all").click()
    expect(page.get_by_text("Nothing is ticked.")).to_be_visible()
    for url in ("/exercises/", "/exercises/bridge/", "/routines/core-beginner/", "/relief/position/"):
        page.goto(f"{program.url}{url}", wait_until="networkidle")
        expect(page.locator("main :is(a, .be-stage) .be-mark, main .be-stage > .be-mark")).to_have_count(0)
        expect(page.locator("[data-part=mine]:visible")).to_have_count(0)


@pytest.mark.parametrize("url", ["/exercises/bridge/", "/routines/core-beginner/", "/exercises/childs-pose/"])
def test_a_mark_moves_nothing_that_is_being_read(program: Program, page: Page, url: str) -> None:
    tick(page, program, "Pregnant", "Thin bones", "Poor balance")
    page.add_init_script(SHIFTS)
    page.goto(f"{program.url}{url}")
    expect(page.locator("main .be-mark:visible").first).to_be_attached()
    come_to_rest(page)
    assert page.evaluate("() => globalThis.shifted") < 0.005


@pytest.mark.parametrize("look", [{"color_scheme": "dark"}, {"forced_colors": "active"}], ids=["dark", "forced"])
def test_marks_are_whole_on_a_small_phone_in_every_look(
    program: Program, new_context: Callable[..., BrowserContext], look: dict[str, str]
) -> None:
    page = new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce", **look).new_page()
    tick(page, program, "Pregnant", "Thin bones", "Poor balance")
    for url in ("/exercises/", "/exercises/bridge/", "/routines/core-beginner/", "/relief/position/"):
        page.goto(f"{program.url}{url}")
        expect(page.locator("main .be-mark:visible").first).to_be_visible()
        assert violations(page) == []
        assert page.evaluate(CUT_OFF) == []
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_the_list_is_ticked_by_keyboard(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/exercises/")
    page.locator("#conditions summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("#conditions [role=status]")).to_have_text("Kept on this phone.")
    expect(page.locator("#conditions input").first).to_be_checked()


def test_a_tick_before_the_script_came_is_kept_and_adds_to_those_before(
    program: Program, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context().new_page()
    tick(page, program, "Thin bones")

    def late(route: Route) -> None:
        page.locator("#conditions summary").click()
        page.get_by_role("checkbox", name="Pregnant").check()
        route.continue_()

    page.route("**/conditions-panel.*.js", late)
    page.goto(f"{program.url}/exercises/")
    expect(page.locator("#conditions [role=status]")).to_have_text("Kept on this phone.")
    assert sorted(noted(page, "conditions")["codes"]) == ["OST", "PG"]
