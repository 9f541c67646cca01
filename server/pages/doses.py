"""How a dose is said: as a row of numbers on an exercise's page, as one line in a routine."""

from __future__ import annotations

from dataclasses import dataclass

from server.content.model import Amount, Dose
from server.content.words import Words


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of a dose with the word beneath it."""

    value: str
    label: str


def said(amount: Amount, words: Words) -> str:
    """An amount in digits: one number, or the lowest and the highest."""
    low, high = amount if isinstance(amount, tuple) else (amount, amount)
    return f"{low:g}" if low == high else f"{low:g}{words.to}{high:g}"


def cells(dose: Dose, words: Words) -> tuple[Cell, ...]:
    """The numbers of a dose that a person needs at a glance; rests and tempo are told elsewhere."""
    found = []
    for amount, label in _rows(dose, words):
        if amount is not None:
            found.append(Cell(said(amount, words), label))
    if dose.hold is not None:
        found.insert(min(2, len(found)), Cell(words.seconds.format(count=said(dose.hold, words)), words.hold))
    return tuple(found)


def _rows(dose: Dose, words: Words) -> tuple[tuple[Amount | None, str], ...]:
    side = words.each_side
    return (
        (dose.sets, words.set if dose.sets == 1 else words.sets),
        (dose.reps, side if dose.per_side else words.time if dose.reps == 1 else words.times),
        (dose.breaths, words.breaths),
        (dose.steps, words.steps),
        (dose.minutes, words.minutes),
        (dose.times_per_day, words.a_day),
        (dose.times_per_week, words.a_week),
    )


def line(dose: Dose | None, words: Words) -> str:
    """A dose in one line: `2 sets of 8 times each side, hold 5 s`; empty when there is nothing to say."""
    if dose is None:
        return ""
    counted = [
        template.format(count=said(amount, words))
        for amount, template in (
            (dose.reps, words.line_rep if dose.reps == 1 else words.line_reps),
            (dose.breaths, words.line_breaths),
            (dose.steps, words.line_steps),
            (dose.minutes, words.line_minutes),
        )
        if amount is not None
    ]
    text = ", ".join(counted)
    if text and dose.sets is not None and dose.sets != 1:
        text = words.line_sets.format(count=said(dose.sets, words)) + text
    if text and dose.per_side:
        text += words.line_side
    if dose.hold is not None:
        text = ", ".join(part for part in (text, words.line_hold.format(count=said(dose.hold, words))) if part)
    return text or (dose.note or "")
