"""Rules about amounts: what a dose must say, and the limits nobody may write past by mistake."""

from __future__ import annotations

from collections.abc import Iterator

from server.content.checks.rule import Complaint, Rule
from server.content.library import Library
from server.content.model import Amount, Dose

LONGEST_HOLD = 60  # seconds; longer rests are written in minutes
LONGEST_STRENGTH_HOLD = 30  # seconds (medical brief, wall squat); trunk holds are shorter still
MOST_REPS = 30
MOST_PAIN = 10


def highest(amount: Amount | None) -> float:
    """The upper end of an amount; 0 when there is none."""
    if amount is None:
        return 0
    return amount[1] if isinstance(amount, tuple) else amount


def _doses(library: Library) -> Iterator[tuple[str, Dose]]:
    yield from ((f"exercise/{slug}", each.dose) for slug, each in library.exercises.items())
    for slug, routine in library.routines.items():
        yield from ((f"routine/{slug}", step.dose) for step in routine.steps if step.dose)
        yield from ((f"routine/{slug}", each) for step in routine.steps for each in step.doses.values())


def _said(library: Library) -> Iterator[Complaint]:
    for file, dose in _doses(library):
        if all(part is None for part in (dose.reps, dose.hold, dose.minutes, dose.breaths, dose.steps, dose.note)):
            yield Complaint(
                file, "dose", "a dose says neither reps, hold, minutes, breaths, steps nor a note; give one"
            )


def _ordered(library: Library) -> Iterator[Complaint]:
    for file, dose in _doses(library):
        for name in ("sets", "reps", "hold", "rest", "tempo", "minutes", "breaths", "times_per_day", "times_per_week"):
            amount: Amount | None = getattr(dose, name)
            low, high = amount if isinstance(amount, tuple) else (amount, amount)
            if low is not None and high is not None and not 0 < low <= high:
                yield Complaint(file, name, f"{name} is {amount}; write a number above 0, or [low, high]")


def _holds(library: Library) -> Iterator[Complaint]:
    for file, dose in _doses(library):
        if highest(dose.hold) > LONGEST_HOLD:
            message = f"hold is {highest(dose.hold):g} s; the longest hold allowed is {LONGEST_HOLD} s"
            yield Complaint(file, "hold", message)
    for slug, exercise in library.exercises.items():
        if exercise.kind == "strength" and highest(exercise.dose.hold) > LONGEST_STRENGTH_HOLD:
            message = f"a strength move holds {highest(exercise.dose.hold):g} s; the most is {LONGEST_STRENGTH_HOLD} s"
            yield Complaint(f"exercise/{slug}", "hold", f"{message}: add repeats instead")


def _reps(library: Library) -> Iterator[Complaint]:
    for file, dose in _doses(library):
        if highest(dose.reps) > MOST_REPS:
            yield Complaint(file, "reps", f"reps is {highest(dose.reps):g}; the most is {MOST_REPS}")


def _ladders(library: Library) -> Iterator[Complaint]:
    for file, dose in _doses(library):
        if dose.ladder and (len(dose.ladder) != dose.sets or (min(dose.ladder), max(dose.ladder)) != dose.reps):
            message = f"ladder is {list(dose.ladder)}; give one number for each set, the lowest and highest as in reps"
            yield Complaint(file, "ladder", message)


def _sides(library: Library) -> Iterator[Complaint]:
    for slug, exercise in library.exercises.items():
        if exercise.dose.per_side != (exercise.drawn is not None):
            message = "drawn says which side the picture moves; give it exactly where the dose is per side"
            yield Complaint(f"exercise/{slug}", "drawn", message)


def _choices(library: Library) -> Iterator[Complaint]:
    for slug, routine in library.routines.items():
        for step in routine.steps:
            if step.doses and set(step.doses) != set(step.choose):
                message = f"doses are given for {', '.join(step.doses)}; give one for each of {', '.join(step.choose)}"
                yield Complaint(f"routine/{slug}", "doses", message)


RULES = (
    Rule("ladder-fits", _ladders),
    Rule("side-drawn", _sides),
    Rule("dose-for-each-choice", _choices),
    Rule("dose-given", _said),
    Rule("amount-in-order", _ordered),
    Rule("hold-limit", _holds),
    Rule("reps-limit", _reps),
)
