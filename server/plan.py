"""Decides what a plan can say: numbers of moves and routines, doses from fixed choices, and never a word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

Side = Literal["both", "each", "left", "right"]


@dataclass(frozen=True, slots=True)
class Frequency:
    """So many times a day or a week."""

    times: int
    per: Literal["day", "week"]


@dataclass(frozen=True, slots=True)
class Repeats:
    """`sets` of `reps`, each held for `hold` seconds; 0 is no hold."""

    sets: int
    reps: int
    hold: int


@dataclass(frozen=True, slots=True)
class Hold:
    """`sets` of one hold of `hold` seconds, as in a plank."""

    sets: int
    hold: int


@dataclass(frozen=True, slots=True)
class Ladder:
    """Sets that get shorter: the last has `last` repeats, each set before it `drop` more.

    6-4-2 with holds of 10 seconds is Ladder(sets=3, last=2, drop=2, hold=10).
    """

    sets: int
    last: int
    drop: int
    hold: int


@dataclass(frozen=True, slots=True)
class Minutes:
    """A walk, a position or breathing by the clock."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Breaths:
    """Breathing by the count."""

    breaths: int


@dataclass(frozen=True, slots=True)
class Steps:
    """`sets` of so many steps, as in a carry."""

    sets: int
    steps: int


Amount = Repeats | Hold | Ladder | Minutes | Breaths | Steps


@dataclass(frozen=True, slots=True)
class Dose:
    """How much, on which side (`both`: no side is named), and how often; None is as often as needed."""

    amount: Amount
    side: Side = "both"
    often: Frequency | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """An exercise by its number, which this library need not know; no dose means the library's own."""

    number: int
    dose: Dose | None = None


@dataclass(frozen=True, slots=True)
class Routine:
    """A routine by its number, which this library need not know, `level` steps up from its first doses."""

    number: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """Either one to eight moves in order, or a routine; clinic 0 is none."""

    moves: tuple[Move, ...] = ()
    routine: Routine | None = None
    clinic: int = 0
    start: date | None = None


# What a code on paper can say. The place of each value is in the code: to change one is to change plan_code.VERSION.
MOST_MOVES = 8
FIRST_DAY = date(2026, 1, 1)
DAYS = range(1 << 14)  # until November 2070
CLINICS = range(1000)
NUMBERS = range(1, 501)
LEVELS = range(10)
SIDES: tuple[Side, ...] = ("both", "each", "left", "right")
FREQUENCIES: tuple[Frequency | None, ...] = (
    None,
    *(Frequency(times, "day") for times in range(1, 13)),
    *(Frequency(times, "week") for times in range(1, 8)),
)
SETS = range(1, 7)
HOLDS = (*range(1, 11), *range(15, 61, 5))  # seconds; a longer hold is said in minutes
AMOUNTS: Mapping[type[Amount], Mapping[str, Sequence[int]]] = MappingProxyType({
    Repeats: {"sets": SETS, "reps": range(1, 31), "hold": (0, *HOLDS)},
    Hold: {"sets": SETS, "hold": HOLDS},
    Ladder: {"sets": range(2, 6), "last": range(1, 9), "drop": range(1, 3), "hold": (0, *HOLDS)},
    Minutes: {"minutes": range(1, 61)},
    Breaths: {"breaths": range(1, 31)},
    Steps: {"sets": SETS, "steps": range(5, 101, 5)},
})  # fmt: skip
