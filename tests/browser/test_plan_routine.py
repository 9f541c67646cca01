"""A plan that is a whole routine asks of a person no more than the routine's own page does."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from server.plan import Plan, Routine
from server.plan_code import encode
from tests.browser.test_conditions import tick
from tests.harness.axe import violations
from tests.harness.program import Program

MORNING = 7  # its number in content/numbers.toml
NAMES = ("narrow spinal canal", "hip replacement")


@pytest.fixture
def ticked(program: Program, page: Page) -> Page:
    """A phone whose owner ticked two things that rule out moves of the morning routine."""
    tick(page, program, *NAMES)
    return page


def left_out(page: Page, start: str) -> str:
    """What the player says it leaves out or swaps."""
    button = page.get_by_role("button", name=start, exact=True)
    expect(button).to_be_enabled()
    button.click()
    note = page.locator("dialog [data-part=left-out]")
    expect(note).to_be_visible()
    return note.inner_text()


def test_where_it_is_picked_every_move_of_it_that_clashes_is_named(program: Program, ticked: Page) -> None:
    ticked.goto(f"{program.url}/plan/")
    routine, clashes = ticked.get_by_label("Or pick a whole routine"), ticked.locator("[data-part=clashes] li")
    routine.select_option(label="Morning mobility")
    expect(clashes).to_have_text(
        [
            "Knee rolls clashes with what is ticked on this phone (new hip).",
            "Cat-camel clashes with what is ticked on this phone (narrow spinal canal).",
            "Standing back bend clashes with what is ticked on this phone (narrow spinal canal).",
        ]
    )
    routine.select_option(label="None: single moves")
    expect(clashes).to_have_count(0)


def test_played_from_the_plan_it_leaves_out_what_it_leaves_out_on_its_own_page(program: Program, ticked: Page) -> None:
    ticked.goto(f"{program.url}/p/{encode(Plan(routine=Routine(MORNING)))}")
    expect(ticked.locator("[data-part=rows] a[href='/exercises/knee-rolls/'] .be-mark")).to_contain_text(
        "Skip: new hip"
    )
    ticked.set_viewport_size({"width": 320, "height": 640})
    assert ticked.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert violations(ticked) == []
    said = left_out(ticked, "Start my plan")
    ticked.goto(f"{program.url}/routines/morning-5/")
    assert left_out(ticked, "Start the routine") == said
    assert "Knee rolls" in said
