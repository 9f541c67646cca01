"""The library holds every exercise and routine of the medical brief, under numbers that paper codes rely on."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.build import read_content
from server.content.library import Library
from server.settings import Settings

HERE = Path(__file__).parent
PHASES = {"A": "acute", "R": "recovering", "P": "prevention"}


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.fixture(scope="module")
def library() -> Library:
    return read_content(Settings(cache=None), "en")


def test_every_exercise_is_there_under_its_number(library: Library) -> None:
    assert [(str(each.number), slug) for slug, each in library.exercises.items()] == [
        (row[0], row[1]) for row in rows("exercises.tsv")
    ]


def test_every_exercise_is_for_the_phases_of_the_brief(library: Library) -> None:
    said = {slug: set(each.phases) for slug, each in library.exercises.items()}
    assert said == {row[1]: {PHASES[letter] for letter in row[2]} for row in rows("exercises.tsv")}


def test_no_filter_code_of_the_brief_is_left_out(library: Library) -> None:
    wanted = {row[1]: set(row[3].split()) if len(row) > 3 else set() for row in rows("exercises.tsv")}
    missing = {
        slug: wanted[slug] - {each.code for each in exercise.avoid}
        for slug, exercise in library.exercises.items()
        if wanted[slug] - {each.code for each in exercise.avoid}
    }
    assert missing == {}


def test_every_routine_is_there_with_its_minutes(library: Library) -> None:
    said = [(str(each.number), slug, f"{each.minutes:g}") for slug, each in library.routines.items()]
    assert said == [tuple(row) for row in rows("routines.tsv")]


def test_every_habit_of_the_brief_is_asked_in_its_order(library: Library) -> None:
    said = [[each.id, " ".join(each.go), " ".join(each.sources)] for each in library.habits.habit]
    assert said == rows("habits.tsv")
