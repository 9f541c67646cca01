"""Moves are found by filters that need no script, and by pointing at a back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from server.pages.finder import facts
from tests.harness.axe import violations
from tests.harness.browsing import Journal
from tests.harness.program import Program
from tests.library import LIBRARY

MOVES = {each.name: facts(each) for each in LIBRARY.exercises.values()}


def fitting(answers: Mapping[str, str]) -> list[str]:
    return [name for name, found in MOVES.items() if all(v in found[k].split() for k, v in answers.items())]


def choose(page: Page, answers: Mapping[str, str]) -> None:
    more = page.get_by_text("More filters")
    if {"position", "equipment"} & set(answers) and not page.locator("label[for=position-all]").is_visible():
        more.click()
    for name, value in answers.items():
        page.locator(f"label.be-chip[for={name}-{value}]").click()


def shown(page: Page) -> list[str]:
    return page.locator(".be-finder__list > li:visible .be-item__name").all_inner_texts()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize(
    "answers",
    [
        {"area": "lower"},
        {"area": "lower", "phase": "acute"},
        {"area": "neck", "phase": "recovering", "position": "sitting"},
        {"phase": "acute", "position": "supine", "equipment": "none"},
        {"area": "legs", "phase": "prevention", "position": "standing", "equipment": "chair"},
        {"area": "upper", "equipment": "band"},
    ],
    ids=lambda each: "+".join(each.values()),
)
def test_filters_combine(
    program: Program, new_context: Callable[..., BrowserContext], answers: dict[str, str], script: bool
) -> None:
    page = new_context(java_script_enabled=script).new_page()
    page.goto(f"{program.url}/exercises/")
    assert shown(page) == list(MOVES)
    choose(page, answers)
    assert shown(page) == fitting(answers)
    assert 0 < len(fitting(answers)) < len(MOVES)
    page.get_by_role("button", name="Clear filters").click()
    assert shown(page) == list(MOVES)


def test_the_count_is_said_and_nothing_found_says_what_to_do(program: Program, page: Page, journal: Journal) -> None:
    page.goto(f"{program.url}/exercises/")
    status = page.locator(".be-finder > [role=status]")
    choose(page, {"area": "lower"})
    expect(status).to_have_text(f"{len(fitting({'area': 'lower'}))} of {len(MOVES)} moves shown")
    nothing = {"area": "neck", "position": "prone"}
    assert fitting(nothing) == []
    choose(page, nothing)
    expect(page.locator("[data-part=none]")).to_be_visible()
    expect(status).to_have_text("No move fits all of that. Take one filter away, or clear them all.")
    assert violations(page) == []
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator("[data-part=none]")).to_be_hidden()
    assert shown(page) == list(MOVES)
    assert journal.complaints == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_pointing_at_the_back_is_the_same_as_its_list(
    program: Program, new_context: Callable[..., BrowserContext], script: bool
) -> None:
    page = new_context(java_script_enabled=script).new_page()
    page.goto(f"{program.url}/exercises/")
    page.get_by_text("Point at the back").click()
    for zone in ("upper", "middle", "lower"):
        page.locator(f".be-map__zone--{zone}").click()
        expect(page.locator(f"#area-{zone}")).to_be_checked()
        assert shown(page) == fitting({"area": zone})
    expect(page.get_by_role("radio", name="Lower back", exact=True)).to_have_count(1)


def test_the_choice_is_there_on_the_way_back_and_is_sent_nowhere(
    program: Program, page: Page, journal: Journal
) -> None:
    page.goto(f"{program.url}/exercises/")
    answers = {"area": "lower", "phase": "acute", "position": "side-lying"}
    choose(page, answers)
    page.locator(".be-finder__list > li:visible a").first.click()
    page.wait_for_url("**/exercises/*/")
    page.go_back()
    expect(page.locator("#position-side-lying")).to_be_checked()
    assert shown(page) == fitting(answers)
    expect(page.locator("#position-side-lying + label")).to_be_visible()
    assert not [request.url for request in journal.requests if "?" in request.url or request.method != "GET"]


def test_a_link_brings_its_own_answer(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/exercises/#area=middle&phase=acute")
    expect(page.locator("#area-middle")).to_be_checked()
    assert shown(page) == fitting({"area": "middle", "phase": "acute"})
    expect(page.locator("label.be-chip[for=area-middle]")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_chapter_of_the_areas_has_the_back_too_and_leads_to_the_moves_for_a_part(
    program: Program, new_context: Callable[..., BrowserContext], script: bool
) -> None:
    page = new_context(java_script_enabled=script).new_page()
    for zone, name in (("upper", "Neck and upper back"), ("middle", "Middle back"), ("lower", "Lower back")):
        page.goto(f"{program.url}/guide/three-areas/")
        page.get_by_role("list", name="Point at the back").get_by_role("link", name=name).click()
        page.wait_for_url("**/exercises/**")
        expect(page.locator(".be-finder__list > li:visible")).to_have_count(len(fitting({"area": zone})))
        assert shown(page) == fitting({"area": zone})
        page.locator(".be-finder__count > :visible", has_text="Clear filters").click()
        assert shown(page) == list(MOVES)


def test_a_later_choice_is_not_undone_by_the_address_one_came_with(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/guide/three-areas/")
    page.get_by_role("link", name="all moves for the lower back").click()
    expect(page.locator("#area-lower")).to_be_checked()
    choose(page, {"area": "legs"})
    page.locator(".be-finder__list > li:visible a").first.click()
    page.wait_for_url("**/exercises/*/")
    page.go_back()
    expect(page.locator("#area-legs")).to_be_checked()
    assert shown(page) == fitting({"area": "legs"})


def test_the_whole_list_stays_where_a_browser_cannot_choose(
    program: Program, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.route(
        "**/assets/*.css",
        lambda route: route.fulfill(body=route.fetch().text().replace(":has(", ":hath("), content_type="text/css"),
    )
    page.goto(f"{program.url}/exercises/")
    assert shown(page) == list(MOVES)
    expect(page.locator("#finder")).to_be_hidden()


def test_filters_work_by_keyboard(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/exercises/")
    page.locator("#area-all").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#area-upper")).to_be_focused()
    assert shown(page) == fitting({"area": "upper"})
    outline = page.evaluate("() => getComputedStyle(document.querySelector('#area-upper + label')).outlineStyle")
    assert outline == "solid"


def test_on_a_small_phone_nothing_is_cut_off(program: Program, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    page.goto(f"{program.url}/exercises/")
    page.get_by_text("Point at the back").click()
    page.get_by_text("More filters").click()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    small = """() => [...document.querySelectorAll('.be-finder label, summary, .be-finder button')].filter((node) => {
      const box = node.getBoundingClientRect();
      const isSeen = box.width && getComputedStyle(node).visibility === 'visible';
      return isSeen && (box.height < 43.5 || box.width < 43.5); })
      .map((node) => node.outerHTML.slice(0, 80))"""
    assert page.evaluate(small) == []
