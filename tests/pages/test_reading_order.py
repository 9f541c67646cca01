"""From any page of the library there is a way on: easier, harder, part of, what to do if it hurts, and back."""

from __future__ import annotations

import re

import pytest

from server.build import Site, build
from server.settings import Settings

HREF = re.compile(rb'href="(/[^"#]*)')


@pytest.fixture(scope="module")
def site() -> Site:
    return build(Settings(cache=None))


def body(site: Site, url: str) -> bytes:
    return site.table[url].body.partition(b"<main")[2].partition(b"</main>")[0]


def ways(site: Site, url: str) -> set[str]:
    return {each.decode() for each in HREF.findall(body(site, url))} - {url}


def test_from_any_exercise_one_reaches_its_easier_and_harder_ways_and_all_it_is_part_of(site: Site) -> None:
    library = site.libraries[0]
    for slug, exercise in library.exercises.items():
        url = f"/exercises/{slug}/"
        page, links = body(site, url).decode(), ways(site, url)
        assert 'id="hurts"' in page, slug
        assert {"/guide/positions/", "/check/", "/relief/"} <= links, slug
        for way in (exercise.easier, exercise.harder):
            assert not way.exercise or f"/exercises/{way.exercise}/" in links, slug
        assert {f"/routines/{each}/" for each in library.routines_with(slug)} <= links, slug
        assert {f"/guide/{each}/" for each in library.chapters_with(slug)} <= links, slug


def test_every_exercise_is_met_outside_its_list(site: Site) -> None:
    library = site.libraries[0]
    read = [f"/guide/{slug}/" for slug in library.chapters]
    read += [f"/routines/{slug}/" for slug in library.routines]
    read += [f"/exercises/{slug}/" for slug in library.exercises]
    met = set().union(*(ways(site, url) for url in read))
    assert [slug for slug in library.exercises if f"/exercises/{slug}/" not in met] == []


def test_from_any_chapter_one_reaches_its_exercises_and_routines(site: Site) -> None:
    for slug, chapter in site.libraries[0].chapters.items():
        links = ways(site, f"/guide/{slug}/")
        assert {f"/exercises/{each}/" for each in chapter.head.exercises} <= links, slug
        assert {f"/routines/{each}/" for each in chapter.head.routines} <= links, slug


def test_from_any_routine_one_reaches_its_moves_and_another_routine(site: Site) -> None:
    for slug, routine in site.libraries[0].routines.items():
        links = ways(site, f"/routines/{slug}/")
        moves = {each for step in routine.steps for each in (step.exercise, *step.choose) if each}
        assert {f"/exercises/{each}/" for each in moves} <= links, slug
        assert any(link.startswith("/routines/") for link in links), slug


def test_search_is_one_tap_from_home(site: Site) -> None:
    assert "/search/" in ways(site, "/")
