"""A routine as a person reads it: moves in order, choices together, minutes that add up, named ways on."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.harness.program import Program
from tests.library import LIBRARY

CHOICES = {slug for slug, routine in LIBRARY.routines.items() if any(len(step.choose) > 1 for step in routine.steps)}


def step_rows(page: Page) -> Locator:
    return page.locator("section[aria-labelledby=steps] > ol > li")


@pytest.mark.parametrize("slug", sorted(LIBRARY.routines))
def test_every_step_has_its_number_its_moves_and_a_line_that_says_how(
    program: Program, reader: Page, slug: str
) -> None:
    reader.goto(f"{program.url}/routines/{slug}/")
    routine = LIBRARY.routines[slug]
    rows = step_rows(reader)
    expect(rows).to_have_count(len(routine.steps))
    for number, step in enumerate(routine.steps, start=1):
        row = rows.nth(number - 1)
        expect(row.locator(".be-item__name").first).to_have_text(re.compile(rf"^{number}\. "))
        for move in (step.exercise, *step.choose):
            if move:
                link = row.locator(f'a[href="/exercises/{move}/"]')
                expect(link.locator(".be-item__name")).to_contain_text(LIBRARY.exercises[move].name)
                if not step.note:
                    expect(link).to_contain_text(LIBRARY.exercises[move].summary)
        if step.note:
            expect(row).to_contain_text(step.note)


@pytest.mark.parametrize("slug", sorted(CHOICES))
def test_moves_to_choose_from_stand_together_under_one_number(program: Program, reader: Page, slug: str) -> None:
    reader.goto(f"{program.url}/routines/{slug}/")
    for number, step in enumerate(LIBRARY.routines[slug].steps, start=1):
        if len(step.choose) > 1:
            row = step_rows(reader).nth(number - 1)
            expect(row).to_contain_text(f"{number}. Pick one")
            expect(row.get_by_role("listitem")).to_have_count(len(step.choose))
            expect(row.locator(".be-item__time")).to_have_count(1)


@pytest.mark.parametrize("slug", sorted(LIBRARY.routines))
def test_the_minutes_shown_beside_the_steps_add_up_to_those_at_the_top(
    program: Program, reader: Page, slug: str
) -> None:
    reader.goto(f"{program.url}/routines/{slug}/")
    stated = float(reader.locator(".be-big").inner_text().split()[0])
    shown = [
        re.findall(r"[\d.]+", text)
        for text in reader.locator("section[aria-labelledby=steps] .be-item__time").all_inner_texts()
    ]
    if slug == "return-walking":  # a walk that grows: the first week is what the top states
        week = reader.locator("[aria-labelledby=weeks] tbody tr").first
        assert float(re.findall(r"[\d.]+", week.locator("td").inner_text())[0]) == stated
        return
    assert sum(float(numbers[0]) for numbers in shown) == pytest.approx(stated)


def test_the_walking_plan_is_a_table_of_eight_weeks_each_with_its_minutes(program: Program, reader: Page) -> None:
    reader.goto(f"{program.url}/routines/return-walking/")
    rows = reader.locator("[aria-labelledby=weeks] tbody tr")
    minutes = [int(str(text).split()[0]) for text in rows.locator("td").all_inner_texts()]
    assert minutes == [10, 12, 15, 18, 20, 24, 27, 30]
    expect(rows.locator("th[scope=row]")).to_have_text([str(week) for week in range(1, 9)])
    expect(rows.first).to_contain_text("Two walks of 5 minutes")
    assert rows.first.locator("td").evaluate("cell => getComputedStyle(cell).borderBlockEndStyle") == "solid"


@pytest.mark.parametrize("slug", sorted(LIBRARY.routines))
def test_the_ways_on_and_back_are_named(program: Program, reader: Page, slug: str) -> None:
    reader.goto(f"{program.url}/routines/{slug}/")
    routine = LIBRARY.routines[slug]
    text = reader.locator("[aria-labelledby=progress]").inner_text()
    for label, other in (("Next", routine.next), ("Too much? Go back to", routine.back)):
        if other:
            assert re.search(rf"{re.escape(label)}\s+{re.escape(LIBRARY.routines[other].name)}", text), text


def test_the_picture_at_the_top_takes_a_third_of_its_card(program: Program, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{program.url}/routines/morning-5/")
    widths = [
        page.locator(part).evaluate("node => node.getBoundingClientRect().width")
        for part in (".be-start__fig img", ".be-start")
    ]
    assert widths[0] / widths[1] > 1 / 3
