"""Every screen that a spasm can show, tap by tap: it reads at grade 6, and its words stand out as WCAG AAA asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from server.content.checks.reading_grade import reading_grade
from server.content.checks.texts import Text
from tests.browser.test_check import begin, none, tick
from tests.harness.axe import violations
from tests.harness.browsing import come_to_rest
from tests.harness.program import Program

GRADE = 6.0


def hop(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).locator("visible=true").first.click()


def screens(page: Page, url: str) -> Iterator[str]:
    """The screens by name, each as it is shown when its name comes."""
    page.goto(f"{url}/relief/")
    yield "start"
    page.goto(f"{url}/relief/position/")
    for each in range(page.locator(".be-tile").count()):
        page.locator(".be-tile").nth(each).click()
        expect(page.locator("main .be-part:visible")).to_have_count(1)
        yield f"position {each + 1}"
        hop(page, "Another")
    page.goto(f"{url}/relief/breathing/")
    expect(page.get_by_role("button", name="Pause").or_(page.get_by_role("button", name="Start"))).to_be_visible()
    yield "breathing"
    for kind in ("Heat", "Cold"):
        page.goto(f"{url}/relief/heat-or-cold/")
        yield "heat or cold"
        page.locator(".be-wide", has_text=kind).click()
        if kind == "Heat":
            yield "who should not"
            page.get_by_role("button", name="None of these").click()
        expect(page.locator("button:visible", has_text="Start 1")).to_be_visible()
        yield f"{kind} ready"
    page.get_by_role("button", name="Start 10 min").click()
    yield "cold on"
    page.get_by_role("button", name="It is off").click()
    yield "cold off"
    page.goto(f"{url}/relief/first-moves/")
    hop(page, "Start")
    yield "first move"
    hop(page, "Next")
    yield "second move"
    for step in ("getting-up", "what-next"):
        page.goto(f"{url}/relief/{step}/")
        yield step


def check_screens(page: Page, program: Program) -> Iterator[str]:
    """The screens of the safety check for a person without a sign, then the pages it can end on."""
    begin(page, program)
    for number in range(1, 7):
        yield f"check {number}"
        if page.get_by_label("20 to 49").is_visible():
            tick(page, "20 to 49")
        none(page)
    for outcome in ("emergency", "hospital", "today", "soon", "self-care"):
        page.goto(f"{program.url}/check/{outcome}/")
        yield outcome


@pytest.fixture(params=["light", "dark"])
def night_or_day(request: pytest.FixtureRequest, new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(color_scheme=request.param, reduced_motion="reduce").new_page()


def grade(page: Page) -> float:
    """The grade of all that the screen says."""
    return reading_grade(Text("screen", tuple(page.inner_text("body").splitlines())).sentences)


def test_every_screen_of_relief_reads_easily_and_stands_out(program: Program, night_or_day: Page) -> None:
    judge(night_or_day, screens(night_or_day, program.url))


def test_every_screen_of_the_check_reads_easily_and_stands_out(program: Program, night_or_day: Page) -> None:
    judge(night_or_day, check_screens(night_or_day, program))


def judge(page: Page, shown: Iterator[str]) -> None:
    found = {}
    for name in shown:
        expect(page.locator("h1, h2").locator("visible=true").first).to_be_visible()
        come_to_rest(page)  # a colour that fades in is judged when it is there
        assert "{" not in page.inner_text("body"), f"{name}: a pattern without its value"
        if (reads := grade(page)) > GRADE:
            found[f"{name}, grade"] = [f"{reads:.1f}"]
        if objections := violations(page, only=["color-contrast-enhanced"]):
            found[name] = objections
    assert found == {}
