"""Decides how a plan becomes a short code on paper, and back again; pwa/scripts/plan-code.js does the same.

A code is a version symbol, a payload and two check symbols, all of SYMBOLS, which both a QR code's alphanumeric mode
and a path take as they are. The version comes first and the check is the same in every version, so that an old program
can tell a newer code from a mistyped one. The payload is one whole number in base 29 without leading zeros; its digits
have mixed radices, the first one lowest:

    how many moves (0: a routine), whether there is a start, the clinic, the day of the start if there is one; then
    for a routine its number and level; for each move its number, 0 for the library's own dose or 1 + the side, and
    unless 0 how often and the amount.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from math import prod
from types import MappingProxyType
from typing import Literal, TypeVar

from server.errors import BackAtEaseError
from server.plan import (
    AMOUNTS,
    CLINICS,
    DAYS,
    FIRST_DAY,
    FREQUENCIES,
    LEVELS,
    MOST_MOVES,
    NUMBERS,
    SIDES,
    Amount,
    Dose,
    Move,
    Plan,
    Routine,
)

T = TypeVar("T")

Reason = Literal["empty", "too-short", "too-long", "character", "checksum", "newer", "malformed", "range"]

VERSION = 1
# Letters that look like another symbol are left out and read as that symbol. 29 is prime: see _check.
SYMBOLS = "0123456789ACDEFGHJKMNPQRTVWXY"
LOOK_ALIKES = MappingProxyType({"O": "0", "I": "1", "L": "1", "U": "V", "S": "5", "B": "8", "Z": "2"})
SEPARATORS = " \t\r\n\u00a0\u2007\u202f-\u2010\u2011\u2012\u2013\u2014\u2212"
SHORTEST, LONGEST = 4, 60  # symbols, check and version included

SIZES = MappingProxyType({kind: prod(map(len, fields.values())) for kind, fields in AMOUNTS.items()})

VALUES = MappingProxyType({
    typed: SYMBOLS.index(LOOK_ALIKES.get(letter, letter))
    for letter in (*SYMBOLS, *LOOK_ALIKES)
    for typed in (letter, letter.lower())
})  # fmt: skip
BASE = len(SYMBOLS)

SAYS: Mapping[Reason, str] = MappingProxyType({
    "empty": "The plan code is empty; type the letters and digits of the sheet.",
    "too-short": f"The plan code is too short; a code has at least {SHORTEST} symbols.",
    "too-long": f"The plan code is too long; a code has at most {LONGEST} symbols.",
    "character": "No plan code has “{character}” in it (place {position}); compare it with the sheet.",
    "checksum": "The plan code does not add up; most likely one character is mistyped.",
    "newer": "The plan code is of a newer kind; update the app, then try again.",
    "malformed": "The plan code adds up but says nothing that can be read; ask the clinic for a new one.",
    "range": "A plan code cannot say this {field}; choose another value.",
})  # fmt: skip


class PlanCodeError(BackAtEaseError, ValueError):
    """Why a text is no plan, or (`range`, with `field`) why a plan has no code.

    `character` is what stands at `position` in the typed text, from 1, for the reason `character` only.
    """

    def __init__(self, reason: Reason, *, character: str = "", position: int = 0, field: str = "") -> None:
        self.reason: Reason = reason
        self.character = character
        self.position = position
        self.field = field
        super().__init__(SAYS[reason].format(character=character, position=position, field=field))


def encode(plan: Plan) -> str:
    """The one code of a plan, in capitals; PlanCodeError `range` naming the field when it cannot be said."""
    number = 0
    for digit, radix in reversed(list(_digits(plan))):
        number = number * radix + digit
    payload: list[int] = []
    while number or not payload:
        number, digit = divmod(number, BASE)
        payload.insert(0, digit)
    said = [VERSION, *payload]
    first, second = _check(said)
    # So that the check over the whole code comes to (1, 0).
    said += [(-1 - first - second) % BASE, (2 + second) % BASE]
    return "".join(SYMBOLS[digit] for digit in said)


def decode(text: str) -> Plan:
    """The plan of a code as printed or typed: whole, or PlanCodeError with its reason (never `range`)."""
    symbols = _symbols(text)
    if len(symbols) < SHORTEST:
        raise PlanCodeError("too-short" if symbols else "empty")
    if _check(symbols) != (1, 0):
        raise PlanCodeError("checksum")
    if symbols[0] != VERSION:
        raise PlanCodeError("newer" if symbols[0] > VERSION else "malformed")
    payload = symbols[1:-2]
    if payload[0] == 0 and len(payload) > 1:  # a plan has one code, so a code has no leading zero
        raise PlanCodeError("malformed")
    digits = _Digits(payload)
    plan = _plan(digits)
    if digits.rest:
        raise PlanCodeError("malformed")
    return plan


def _symbols(text: str) -> list[int]:
    symbols: list[int] = []
    for position, character in enumerate(text, start=1):
        if character in SEPARATORS:
            continue
        if character not in VALUES:
            raise PlanCodeError("character", character=character, position=position)
        symbols.append(VALUES[character])
        if len(symbols) > LONGEST:
            raise PlanCodeError("too-long")
    return symbols


def _check(symbols: Sequence[int]) -> tuple[int, int]:
    """The sum of the symbols, and the sum of the sums on the way, modulo 29.

    One wrong symbol changes the first. Two symbols swapped change the second unless they stand 29 apart, since 29 is
    prime. A whole code comes to (1, 0): the 1 makes a 0 added at the end show.
    """
    first = second = 0
    for symbol in symbols:
        first = (first + symbol) % BASE
        second = (second + first) % BASE
    return first, second


def _digit(field: str, values: Sequence[T], value: T) -> tuple[int, int]:
    """The place of a value among those that can be said, and how many there are."""
    if value not in values:
        raise PlanCodeError("range", field=field)
    return values.index(value), len(values)


def _digits(plan: Plan) -> Iterator[tuple[int, int]]:
    if (plan.routine is None) == (not plan.moves):
        raise PlanCodeError("range", field="moves")
    yield _digit("moves", range(MOST_MOVES + 1), len(plan.moves))
    yield _digit("start", (False, True), plan.start is not None)
    yield _digit("clinic", CLINICS, plan.clinic)
    if plan.start:
        yield _digit("start", DAYS, (plan.start - FIRST_DAY).days)
    if plan.routine:
        yield _digit("number", NUMBERS, plan.routine.number)
        yield _digit("level", LEVELS, plan.routine.level)
    for move in plan.moves:
        yield _digit("number", NUMBERS, move.number)
        if move.dose is None:
            yield 0, len(SIDES) + 1
        else:
            side, sides = _digit("side", SIDES, move.dose.side)
            yield side + 1, sides + 1
            yield _digit("often", FREQUENCIES, move.dose.often)
            yield _amount_digit(move.dose.amount)


def _amount_digit(amount: Amount) -> tuple[int, int]:
    """All kinds in one digit, one after the other: a digit of its own for the kind would cost each move two bits."""
    place = 0
    for name, values in AMOUNTS[type(amount)].items():
        digit, radix = _digit(name, values, getattr(amount, name))
        place = place * radix + digit
    kinds = list(SIZES)
    return place + sum(SIZES[kind] for kind in kinds[: kinds.index(type(amount))]), sum(SIZES.values())


class _Digits:
    """Takes a payload apart, the lowest digit first; `rest` is what is not yet taken."""

    def __init__(self, payload: Sequence[int]) -> None:
        self.rest = 0
        for symbol in payload:
            self.rest = self.rest * BASE + symbol

    def take(self, values: Sequence[T]) -> T:
        self.rest, digit = divmod(self.rest, len(values))
        return values[digit]


def _plan(digits: _Digits) -> Plan:
    count = digits.take(range(MOST_MOVES + 1))
    has_start = digits.take((False, True))
    clinic = digits.take(CLINICS)
    start = FIRST_DAY + timedelta(days=digits.take(DAYS)) if has_start else None
    if count:
        return Plan(moves=tuple(_move(digits) for _ in range(count)), clinic=clinic, start=start)
    routine = Routine(number=digits.take(NUMBERS), level=digits.take(LEVELS))
    return Plan(routine=routine, clinic=clinic, start=start)


def _move(digits: _Digits) -> Move:
    number = digits.take(NUMBERS)
    side = digits.take((None, *SIDES))
    if side is None:
        return Move(number)
    often = digits.take(FREQUENCIES)
    return Move(number, Dose(_amount(digits), side, often))


def _amount(digits: _Digits) -> Amount:
    place = digits.take(range(sum(SIZES.values())))
    kind, *others = SIZES
    while place >= SIZES[kind]:
        place -= SIZES[kind]
        kind, *others = others
    step, said = SIZES[kind], {}
    for name, values in AMOUNTS[kind].items():
        step //= len(values)
        said[name] = values[place // step]
        place %= step
    return kind(**said)
