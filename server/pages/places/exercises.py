"""The library of moves with its filters, and each move."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from server.content.library import ReviewStatus
from server.content.model import Exercise
from server.figure import svg
from server.pages import avoid, doses, finder
from server.pages.contexts import Link, Page, Reference
from server.pages.doses import Cell
from server.pages.finder import Filter
from server.pages.maker import Maker
from server.pages.table import Document
from server.tier import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class ExercisePage(Page):
    """One move; `figure` is the moving picture as markup."""

    TEMPLATE: ClassVar[str] = "exercise.html"

    exercise: Exercise
    figure: str
    dose: Sequence[Cell]
    routines: Sequence[Link]
    chapters: Sequence[Link]
    references: Sequence[Reference]
    review: ReviewStatus
    links: Mapping[str, Link]
    instead: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """A move in the library's list, with the answers of each filter that fit it."""

    link: Link
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExercisesPage(Page):
    """The library of moves with its filters; `zones` are the parts of the back that can be pointed at."""

    TEMPLATE: ClassVar[str] = "exercises.html"

    lead: str
    sheet: str
    filters: Sequence[Filter]
    zones: Sequence[str]
    moves: Sequence[Found]


def documents(maker: Maker) -> Iterator[Document]:
    """The library with its filters, and each move."""
    words = maker.words.exercises
    page = ExercisesPage(
        title=words.title,
        url=maker.urls.page("exercises"),
        tab="exercises",
        lead=words.lead,
        sheet=finder.SHEET,
        filters=finder.filters(maker.library),
        zones=finder.MAP,
        moves=[Found(maker.links.exercise(slug), finder.facts(each)) for slug, each in maker.library.exercises.items()],
    )
    yield maker.document(page, Tier.LIBRARY)
    for slug, exercise in maker.library.exercises.items():
        yield exercise_page(maker, slug, exercise)


def exercise_page(maker: Maker, slug: str, exercise: Exercise) -> Document:
    """One move."""
    others = [exercise.easier.exercise, exercise.harder.exercise, *(each.instead for each in exercise.avoid)]
    context = ExercisePage(
        title=exercise.name,
        url=maker.urls.of("exercise", slug),
        tab="exercises",
        exercise=exercise,
        figure=svg.moving(maker.library.motions[exercise.motion], label=exercise.picture),
        dose=doses.cells(exercise.dose, maker.words.dose),
        routines=[maker.links.routine(each) for each in maker.library.routines_with(slug)],
        chapters=[maker.links.chapter(maker.library.chapters[each]) for each in maker.library.chapters_with(slug)],
        references=maker.links.references(exercise.sources),
        review=maker.links.review(f"exercise/{slug}"),
        links={each: maker.links.exercise(each) for each in others if each},
        instead={each.code: avoid.instead(maker.library, each.instead) for each in exercise.avoid},
    )
    return maker.document(context, Tier.LIBRARY)
