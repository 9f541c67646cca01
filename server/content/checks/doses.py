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


RULES = (
    Rule("dose-given", _said),
    Rule("amount-in-order", _ordered),
    Rule("hold-limit", _holds),
    Rule("reps-limit", _reps),
)
