"""The place in the relief flow is kept for two hours, and leads back to the same screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.scripts.running import modules, run

NOW = 1_000_000_000_000
HOUR = 3_600_000
PLACE = {"step": "position", "sub": "side-lying", "title": "On my side", "at": NOW}


@pytest.fixture
def phone(desk: Page) -> Iterator[Page]:
    with modules(desk, "flow-place.js", "memory.js") as opened:
        yield opened


@pytest.mark.parametrize(("hours", "stands"), [(0, True), (1.9, True), (2, False), (-1, False), (-9000, False)])
def test_a_place_stands_for_two_hours_and_never_in_the_future(phone: Page, hours: float, stands: bool) -> None:
    found = run(phone, "flow-place.js", "return m.standing(...given);", [PLACE, NOW + hours * HOUR])
    assert (found is not None) is stands


def test_its_address_is_the_screen(phone: Page) -> None:
    urls = "return given.map((place) => m.urlOf('/relief/', place));"
    assert run(phone, "flow-place.js", urls, [PLACE, {"step": "breathing", "sub": ""}]) == [
        "/relief/position/#side-lying",
        "/relief/breathing/",
    ]


@pytest.mark.parametrize("stored", ["", "null", "{", '{"step":3,"at":1}', "[]"])
def test_a_damaged_note_is_no_place(phone: Page, stored: str) -> None:
    phone.evaluate("text => { localStorage['back-at-ease:place'] = text; }", stored)
    assert run(phone, "flow-place.js", "return m.place();") is None
