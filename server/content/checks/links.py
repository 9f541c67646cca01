"""Rules about reading on: every reference leads somewhere, and no page is a dead end."""

from __future__ import annotations

from collections.abc import Iterator

from server.content.checks.rule import Complaint, Rule
from server.content.library import Library
from server.content.model import Exercise, Routine

PAGES = (
    "home",
    "relief",
    "check",
    "exercises",
    "routines",
    "guide",
    "sources",
    "about",
    "privacy",
    "offline",
    "search",
)


def _exists(library: Library, kind: str, slug: str) -> bool:
    known = {
        "exercise": library.exercises,
        "routine": library.routines,
        "guide": library.chapters,
        "relief": [step.slug for step in library.relief],
        "page": PAGES,
        "check": library.check.outcome_slugs,
    }
    return slug in known.get(kind, ())


def _exercise_targets(exercise: Exercise) -> Iterator[str]:
    others = (exercise.easier.exercise, exercise.harder.exercise, *(each.instead for each in exercise.avoid))
    return (slug for slug in others if slug)


def _routine_targets(routine: Routine) -> Iterator[tuple[str, str]]:
    yield from (("routine", slug) for slug in (routine.next, routine.back) if slug)
    for step in routine.steps:
        yield from (("exercise", slug) for slug in (step.exercise, *step.choose) if slug)
        if step.routine:
            yield "routine", step.routine


def _targets(library: Library) -> Iterator[tuple[str, str, str]]:
    """Every file with the kind and slug of each thing it refers to."""
    for slug, exercise in library.exercises.items():
        yield from ((f"exercise/{slug}", "exercise", other) for other in _exercise_targets(exercise))
    for slug, routine in library.routines.items():
        yield from ((f"routine/{slug}", *target) for target in _routine_targets(routine))
    for slug, chapter in library.chapters.items():
        yield from ((f"guide/{slug}", "exercise", other) for other in chapter.head.exercises)
        yield from ((f"guide/{slug}", "routine", other) for other in chapter.head.routines)
    for step in library.relief:
        yield from ((f"relief/{step.file}", kind, slug) for kind, slug in step.targets)


def _resolve(library: Library) -> Iterator[Complaint]:
    for file, kind, slug in _targets(library):
        if not _exists(library, kind, slug):
            yield Complaint(file, slug, f"there is no {kind} “{slug}”; correct the id or add the file")


def _prose(library: Library) -> Iterator[Complaint]:
    both = [("guide", library.chapters), ("page", library.pages)]
    for kind, chapters in both:
        for slug, chapter in chapters.items():
            for link in chapter.prose.links:
                target, name = link.split("#")[0].split(":", 1) if ":" in link else (link, "")
                if target not in ("http", "https", "tel", "sms", "") and not _exists(library, target, name):
                    yield Complaint(
                        f"{kind}/{slug}", link, f"the link “{link}” leads nowhere; write kind:slug of a page"
                    )


def _onward(library: Library) -> Iterator[Complaint]:
    for slug, chapter in library.chapters.items():
        if not chapter.head.exercises and not chapter.head.routines:
            yield Complaint(f"guide/{slug}", "title", "the chapter leads to no exercise or routine; name one")
    used = {
        slug
        for routine in library.routines.values()
        for step in routine.steps
        for slug in (step.exercise, *step.choose)
    }
    for slug, exercise in library.exercises.items():
        if slug not in used and not exercise.easier.exercise and not exercise.harder.exercise:
            yield Complaint(f"exercise/{slug}", "[easier]", "the exercise is in no routine and leads to none; link one")


RULES = (
    Rule("known-reference", _resolve),
    Rule("link-resolves", _prose),
    Rule("no-dead-end", _onward),
)
