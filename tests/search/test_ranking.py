"""What people type finds the page they need, on the phone and with the real content."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from server.pages.urls import FIXED
from tests.search.searching import VECTORS, library

Search = Callable[[list[str]], list[dict[str, Any]]]
FIRST_PAGES = 3
BAR = 0.95
HELP = "guide:when-to-seek-help"
KINDS = {"guide": "guide", "exercises": "exercise", "routines": "routine", "clinic": "clinic"}
FIXED_NAMES = {url: name for name, url in FIXED.items()}


def page_of(hit: dict[str, Any]) -> str:
    """The id of a found page as the vectors write it."""
    path = hit["url"].partition("#")[0]
    kind, _, slug = path.strip("/").partition("/")
    return f"page:{FIXED_NAMES[path]}" if path in FIXED_NAMES else f"{KINDS[kind]}:{slug}"


def first_pages(found: dict[str, Any]) -> list[str]:
    return [page_of(hit) for hit in found["hits"][:FIRST_PAGES]]


@pytest.mark.parametrize("group", ["tuned", "check"])
def test_everyday_words_find_their_page_among_the_first_three(search: Search, group: str) -> None:
    wanted: dict[str, list[str]] = VECTORS[group]
    found = dict(zip(wanted, search(list(wanted)), strict=True))
    missed = {
        query: first_pages(found[query]) for query in wanted if not set(first_pages(found[query])) & set(wanted[query])
    }
    assert len(wanted) >= 40
    assert len(missed) <= (1 - BAR) * len(wanted), missed


def test_every_page_that_a_query_wants_exists() -> None:
    pages = {f"guide:{slug}" for slug in library().chapters} | {f"exercise:{slug}" for slug in library().exercises}
    pages |= {f"routine:{slug}" for slug in library().routines} | {f"clinic:{slug}" for slug in library().clinics}
    pages |= {f"page:{name}" for name in FIXED}
    wanted = {page for group in ("tuned", "check") for each in VECTORS[group].values() for page in each}
    assert wanted <= pages


def test_signs_of_an_emergency_put_the_page_on_getting_help_first(search: Search) -> None:
    queries: list[str] = VECTORS["emergency"]["alarming"]
    found = dict(zip(queries, search(queries), strict=True))
    assert [query for query in queries if not found[query]["isUrgent"]] == []
    assert {query: first_pages(each) for query, each in found.items() if first_pages(each)[0] != HELP} == {}


def test_a_life_in_danger_is_heard(search: Search) -> None:
    queries: list[str] = VECTORS["emergency"]["crisis"]
    found = dict(zip(queries, search(queries), strict=True))
    assert [query for query in queries if not found[query]["isCrisis"]] == []
    assert {first_pages(each)[0] for each in found.values()} == {HELP}


def test_words_that_only_resemble_an_emergency_raise_no_alarm(search: Search) -> None:
    queries: list[str] = VECTORS["emergency"]["ordinary"]
    alarms = [each["isUrgent"] or each["isCrisis"] for each in search(queries)]
    assert [query for query, alarm in zip(queries, alarms, strict=True) if alarm] == []


def titles() -> dict[str, str]:
    """Every page by its title."""
    kept = library()
    found = {each.head.title: f"guide:{slug}" for slug, each in kept.chapters.items()}
    found |= {each.name: f"routine:{slug}" for slug, each in kept.routines.items()}
    return found | {each.name: f"exercise:{slug}" for slug, each in kept.exercises.items()}


def test_a_title_finds_its_page_first(search: Search) -> None:
    wanted = titles()
    found = dict(zip(wanted, search(list(wanted)), strict=True))
    assert {
        title: first_pages(found[title])[:1] for title in wanted if first_pages(found[title])[:1] != [wanted[title]]
    } == {}


def mistyped(word: str) -> list[str]:
    """A long word with one letter left out, doubled, swapped with the next, or another."""
    at = len(word) // 2
    return [
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + ("e" if word[at] != "e" else "a") + word[at + 1 :],
    ]


def test_one_mistake_in_a_title_still_finds_its_page(search: Search) -> None:
    wanted: dict[str, str] = {}
    for name, page in titles().items():
        word = max(name.split(), key=len)
        if page.startswith("exercise") and len(word) >= 5:
            wanted |= {name.replace(word, other): page for other in mistyped(word) if other != word}
    found = dict(zip(wanted, search(list(wanted)), strict=True))
    missed = {query: first_pages(found[query]) for query in wanted if wanted[query] not in first_pages(found[query])}
    assert len(wanted) > 100
    assert len(missed) <= (1 - BAR) * len(wanted), missed


def test_an_unfinished_last_word_already_finds(search: Search) -> None:
    begun = {"hams": "exercise:hamstring-supine", "clam": "exercise:clamshell", "ibupr": "guide:medicines",
             "pelvic ti": "exercise:pelvic-tilt", "matt": "guide:posture", "bird d": "exercise:bird-dog"}  # fmt: skip
    found = dict(zip(begun, search(list(begun)), strict=True))
    assert {query: first_pages(found[query]) for query in begun if begun[query] not in first_pages(found[query])} == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("can't sleep", "CANT SLEEP"),
        ("can’t sleep", "cannot sleep"),
        ("Hamstring  stretch!", "hamstring stretch"),
        ("x-ray", "xray"),
        ("knee, to chest", "knee to chest"),
        ("belly breathing", "the belly breathing"),
        ("stretching hips", "stretches hip"),
    ],
)
def test_case_signs_and_endings_change_nothing(search: Search, one: str, other: str) -> None:
    first, second = search([one, other])
    assert [page_of(hit) for hit in first["hits"][:5]] == [page_of(hit) for hit in second["hits"][:5]]


@pytest.mark.parametrize(
    "query", ["", "   ", "?!…", "the of and", "zzzzzz qqqq", "💥", "a" * 500, "neck " * 60, "<b>'\"\\"]
)
def test_nothing_and_nonsense_are_answered_quietly(search: Search, query: str) -> None:
    (found,) = search([query])
    assert found["isUrgent"] is False
    assert len(found["hits"]) <= 20


def test_asking_for_exercises_puts_exercises_first(search: Search) -> None:
    for query in ("exercise for hips", "stretch for neck", "neck exercises", "exercises for tight hamstrings"):
        (found,) = search([query])
        assert {hit["kind"] for hit in found["hits"][:2]} <= {"exercise", "routine"}, query


def test_found_words_are_marked_where_they_stand(search: Search) -> None:
    (found,) = search(["hamstring stretch"])
    hit = found["hits"][0]
    assert [hit["title"]["text"][start:end] for start, end in hit["title"]["marks"]] == ["Hamstring", "stretch"]
    for each in search(["stiff neck", "heating pads", "naproxen"]):
        for hit in each["hits"]:
            for marked in filter(None, (hit["title"], hit["heading"], hit["excerpt"])):
                places = [place for pair in marked["marks"] for place in pair]
                assert places == sorted(places)
                assert all(0 <= place <= len(marked["text"]) for place in places)


@pytest.mark.parametrize(
    "word", ["naproxen", "mattress", "magnesium", "acupuncture", "pharmacist", "stenosis", "blisters"]
)
def test_a_result_shows_the_word_that_was_typed(search: Search, word: str) -> None:
    (found,) = search([word])
    hit = found["hits"][0]
    shown = " ".join(each["text"] for each in (hit["title"], hit["heading"], hit["excerpt"]) if each)
    assert word in shown.lower()


def test_another_name_of_a_move_is_shown_when_it_was_typed(search: Search) -> None:
    (found,) = search(["cobra"])
    assert found["hits"][0]["also"]["text"] == "cobra"


def test_a_result_leads_to_the_part_that_fits(search: Search) -> None:
    anchors = {
        f"/guide/{slug}/": {head.id for head in each.prose.headings} for slug, each in library().chapters.items()
    }
    led = 0
    for found in search(list(VECTORS["check"])):
        for hit in found["hits"]:
            url, _, anchor = hit["url"].partition("#")
            assert not anchor or anchor in anchors[url], hit["url"]
            led += bool(anchor)
    assert led > 20
