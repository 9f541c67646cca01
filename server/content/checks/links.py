"""Rules about reading on: every reference leads somewhere, and no page is a dead end."""

from __future__ import annotations

from collections.abc import Iterator

from server.content.checks.rule import Complaint, Rule
from server.content.library import Library
from server.content.model import Exercise, Routine
from server.content.terms import beneath

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
    "share",
)
WITHDRAWN = ("guide", "exercise", "routine", "relief")


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
    yield from (("habits", kind, slug) for kind, slug in library.habits.targets)


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


def _withdrawn(library: Library) -> Iterator[Complaint]:
    for page in library.withdrawal.pages if library.withdrawal else ():
        kind, _, slug = page.partition(":")
        if kind not in WITHDRAWN or not _exists(library, kind, slug):
            message = f"there is no page “{page}” to take back; write kind:slug, the kind one of {', '.join(WITHDRAWN)}"
            yield Complaint("withdrawal", page, message)


def _signed(library: Library) -> Iterator[Complaint]:
    taken = library.withdrawal
    if taken and not all(part.strip() for part in (*taken.pages, taken.text, taken.name, taken.role)):
        message = "a withdrawal without text, name or role is not signed off; say why, who and in what role"
        yield Complaint("withdrawal", "text", message)


def _onward(library: Library) -> Iterator[Complaint]:
    for slug, chapter in library.chapters.items():
        if not chapter.head.exercises and not chapter.head.routines:
            yield Complaint(f"guide/{slug}", "title", "the chapter leads to no exercise or routine; name one")
    for slug, exercise in library.exercises.items():
        others = exercise.easier.exercise or exercise.harder.exercise
        if not others and not any(library.routines_with(slug)):
            yield Complaint(f"exercise/{slug}", "[easier]", "the exercise is in no routine and leads to none; link one")
    for slug, routine in library.routines.items():
        if not routine.next and not routine.back:
            yield Complaint(f"routine/{slug}", "progress", "the routine leads to no other; give next, back or both")


def _found(library: Library) -> Iterator[Complaint]:
    """Whoever reads on without the list meets every move: from a routine, a chapter, or a move that is met."""
    steps = {slug for routine in library.routines.values() for each in routine.steps for slug in each.moves}
    met = steps | {slug for chapter in library.chapters.values() for slug in chapter.head.exercises}
    ways = {slug: tuple(_exercise_targets(each)) for slug, each in library.exercises.items()}
    reached = {other for slug in met for other in beneath(ways, slug)}
    for slug in library.exercises:
        if slug not in reached:
            message = "nothing leads to this exercise; name it in a routine, a chapter or as an easier or harder way"
            yield Complaint(f"exercise/{slug}", "name", message)


def _pairs(library: Library) -> Iterator[Complaint]:
    for slug, exercise in library.exercises.items():
        if slug in (exercise.easier.exercise, exercise.harder.exercise):
            yield Complaint(f"exercise/{slug}", "[easier]", "the exercise leads to itself; name another, or none")
        if exercise.easier.exercise and exercise.easier.exercise == exercise.harder.exercise:
            message = f"“{exercise.easier.exercise}” is both easier and harder; correct one"
            yield Complaint(f"exercise/{slug}", "[easier]", message)
        if not exercise.easier.text or not exercise.harder.text:
            yield Complaint(f"exercise/{slug}", "[easier]", "easier or harder has no words; say how")


RULES = (
    Rule("known-reference", _resolve),
    Rule("link-resolves", _prose),
    Rule("no-dead-end", _onward),
    Rule("reached-by-reading", _found),
    Rule("easier-and-harder", _pairs),
    Rule("withdrawn-page", _withdrawn),
    Rule("withdrawal-signed", _signed),
)
