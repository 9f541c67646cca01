"""Rules about shape that a type cannot say: sums, pairs, and what must come first."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose

from server.content.checks.rule import Complaint, Rule
from server.content.library import Library
from server.content.model import Condition, Routine

# Moves that bend or twist the spine to its end (medical brief, 2.13): nobody may forget the warning.
OSTEOPOROSIS_MOVES = ("knee-to-chest", "childs-pose", "curl-up", "seated-rotation", "cat-camel")


def _steps(library: Library) -> Iterator[Complaint]:
    for slug, routine in library.routines.items():
        for place, step in enumerate(routine.steps, start=1):
            kinds = (step.exercise is not None, bool(step.choose), step.check, step.routine is not None)
            if sum(kinds) != 1:
                message = f"step {place} must have exactly one of exercise, choose, check and routine"
                yield Complaint(f"routine/{slug}", "[[steps]]", message)


def _minutes(library: Library) -> Iterator[Complaint]:
    for slug, routine in library.routines.items():
        if routine.weeks and routine.weeks[0].minutes is not None:
            found = _plan_minutes(routine)
        else:
            total = sum(step.minutes for step in routine.steps)
            found = iter([] if _same(total, routine.minutes) else [f"the steps add up to {total:g} minutes"])
        for each in found:
            message = f"{each}, but minutes is {routine.minutes:g}; correct one"
            yield Complaint(f"routine/{slug}", "minutes", message)


def _plan_minutes(routine: Routine) -> Iterator[str]:
    """A plan that grows by weeks states the minutes of its first walk (medical brief, 5.19)."""
    first = routine.weeks[0].minutes
    if first is not None and not _same(first, routine.minutes):
        yield f"week 1 says {first:g} minutes"
    if not _same(routine.steps[0].minutes, routine.minutes):
        yield f"the first step says {routine.steps[0].minutes:g} minutes"


def _same(minutes: float, stated: float) -> bool:
    return isclose(minutes, stated, abs_tol=0.01)


def _frames(library: Library) -> Iterator[Complaint]:
    for slug, exercise in library.exercises.items():
        motion = library.motions.get(exercise.motion)
        if motion is None:
            message = f"there is no motion “{exercise.motion}”; add content/motions/{exercise.motion}.toml"
            yield Complaint(f"exercise/{slug}", "motion", message)
        elif len(exercise.frames) != len(motion.keyframes):
            message = (
                f"there are {len(exercise.frames)} frame labels for {len(motion.keyframes)} keyframes; label each once"
            )
            yield Complaint(f"exercise/{slug}", "frames", message)


def _osteoporosis(library: Library) -> Iterator[Complaint]:
    for slug in OSTEOPOROSIS_MOVES:
        exercise = library.exercises.get(slug)
        if exercise and all(each.code != Condition.OSTEOPOROSIS for each in exercise.avoid):
            yield Complaint(
                f"exercise/{slug}", "avoid", "osteoporosis is not warned of; add an [[avoid]] with code OST"
            )


def _emergency_first(library: Library) -> Iterator[Complaint]:
    for slug, chapter in library.chapters.items():
        if chapter.head.group == "now" and chapter.prose.blocks[:1] != ("emergency",):
            message = "a chapter of the group “now” must open with the emergency card; put ::: emergency first"
            yield Complaint(f"guide/{slug}", "group", message)


def _reviews(library: Library) -> Iterator[Complaint]:
    for file in library.files:
        if file.startswith("review/"):
            text = library.files[file].text
            if not any(f'"{subject}"' in text for subject in library.reviews if subject in library.files):
                yield Complaint(
                    file, "subject", "the review is of nothing we have; name a subject such as guide/first-aid"
                )


def _habits(library: Library) -> Iterator[Complaint]:
    ids = [each.id for each in library.habits.habit]
    for habit in sorted({each for each in ids if ids.count(each) > 1}):
        message = f"habit “{habit}” is asked twice; what is kept of it would be one; give the second an id of its own"
        yield Complaint("habits", f'id = "{habit}"', message)


RULES = (
    Rule("step-kind", _steps),
    Rule("routine-minutes", _minutes),
    Rule("frames-match", _frames),
    Rule("osteoporosis-warned", _osteoporosis),
    Rule("emergency-first", _emergency_first),
    Rule("review-subject", _reviews),
    Rule("habit-once", _habits),
)
