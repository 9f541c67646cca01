"""Every answer of every filter has a rule in the style sheet, finds some moves, and no move is lost to all of them."""

from __future__ import annotations

import pytest

from server.pages.finder import MAP, facts, filters, sheet
from server.settings import ROOT
from tests.library import LIBRARY

STYLE = (ROOT / "pwa/components/finder/style.css").read_text(encoding="utf-8")
SHEET = sheet(filters(LIBRARY)).decode()
ANSWERS = [(each.name, value) for each in filters(LIBRARY) for value, _ in each.options if value != "all"]


@pytest.mark.parametrize(("name", "value"), ANSWERS)
def test_an_answer_hides_what_does_not_fit_and_leaves_something(name: str, value: str) -> None:
    assert f'.be-finder:has(#{name}-{value}:checked) [data-{name}]:not([data-{name}~="{value}"])' in SHEET
    assert any(value in facts(each)[name].split() for each in LIBRARY.exercises.values())


@pytest.mark.parametrize("slug", LIBRARY.exercises)
def test_a_move_is_found_under_each_filter(slug: str) -> None:
    found = facts(LIBRARY.exercises[slug])
    known = set(ANSWERS)
    assert all(found.values())
    assert {(name, value) for name, values in found.items() for value in values.split()} <= known


def test_what_can_be_pointed_at_is_an_answer_and_shows_that_it_is_chosen() -> None:
    assert {("area", zone) for zone in MAP} <= set(ANSWERS)
    assert all(f".be-finder:has(#area-{zone}:checked) .be-map__zone--{zone}" in STYLE for zone in MAP)


def test_what_a_move_needs_is_named_and_never_lumped_together() -> None:
    offered = {value for name, value in ANSWERS if name == "equipment"}
    needed = {thing for each in LIBRARY.exercises.values() for thing in each.equipment}
    assert offered == needed | {"none"}
    assert {slug for slug, each in LIBRARY.exercises.items() if facts(each)["equipment"] == "none"} == {
        slug for slug, each in LIBRARY.exercises.items() if not each.equipment
    }
