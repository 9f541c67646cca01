"""The nearest known word is found for a misspelt one, and none for a strange one."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.scripts.running import modules, run

KNOWN = ["back", "neck", "heat", "heart", "press", "stretch", "sciatica", "osteoporosi", "squat", "seat", "ibuprofen"]
COSTS = {
    ("neck", "neck"): 0,
    ("nec", "neck"): 1,
    ("necck", "neck"): 1,
    ("nack", "neck"): 1,
    ("nekc", "neck"): 1,
    ("strech", "stretch"): 1,
    ("osteoperosi", "osteoporosi"): 1,
    ("excersis", "exercis"): 2,
    ("knee", "spine"): 3,
}
MEANT = {
    "bak": "back",
    "nekc": "neck",
    "strech": "stretch",
    "siatica": "sciatica",
    "sqat": "squat",
    "ibuprofin": "ibuprofen",
    "osteporossi": "osteoporosi",
}
NEAREST = "return given.typed.map((word) => m.nearest(word, word.length, m.byFirstLetter(given.known)));"


def test_each_kind_of_mistake_costs_one_in_either_direction(page: Page) -> None:
    pairs = [*COSTS, *((other, one) for one, other in COSTS)]
    with modules(page, "search-spelling.js") as opened:
        code = "return given.map(([one, other]) => m.distance(one, other, 2));"
        assert run(opened, "search-spelling.js", code, [list(pair) for pair in pairs]) == [*COSTS.values()] * 2


def test_a_misspelt_word_finds_the_one_that_was_meant(page: Page) -> None:
    with modules(page, "search-spelling.js") as opened:
        found = run(opened, "search-spelling.js", NEAREST, {"typed": list(MEANT), "known": KNOWN})
    assert [each[0] for each in found] == list(MEANT.values())


def test_a_strange_word_is_not_bent_into_a_known_one(page: Page) -> None:
    with modules(page, "search-spelling.js") as opened:
        strange = ["dress", "no", "xyz", "banana", "wardrobe"]
        assert run(opened, "search-spelling.js", NEAREST, {"typed": strange, "known": KNOWN}) == [[]] * 5
