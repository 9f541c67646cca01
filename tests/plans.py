"""Plans for tests of both languages: as JSON writes them, at random, and codes that nobody's encoder wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

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
    Frequency,
    Move,
    Plan,
    Routine,
)
from server.plan_code import SYMBOLS

VECTORS = json.loads((Path(__file__).parent / "vectors" / "plan-codes.json").read_text(encoding="utf-8"))
KINDS = {kind.__name__.lower(): kind for kind in AMOUNTS}


def written(plan: Plan) -> dict[str, Any]:
    """The plan as the phone's script holds it."""
    moves = [{"number": each.number, "dose": each.dose and _dose(each.dose)} for each in plan.moves]
    routine = plan.routine and asdict(plan.routine)
    return {"moves": moves, "routine": routine, "clinic": plan.clinic, "start": plan.start and plan.start.isoformat()}


def _dose(dose: Dose) -> dict[str, Any]:
    amount = {"kind": type(dose.amount).__name__.lower(), **asdict(dose.amount)}
    return {"amount": amount, "side": dose.side, "often": dose.often and asdict(dose.often)}


def read(said: dict[str, Any]) -> Plan:
    """The plan that `written` wrote."""
    return Plan(
        moves=tuple(Move(each["number"], each["dose"] and _read_dose(each["dose"])) for each in said["moves"]),
        routine=said["routine"] and Routine(**said["routine"]),
        clinic=said["clinic"],
        start=said["start"] and date.fromisoformat(said["start"]),
    )


def _read_dose(said: dict[str, Any]) -> Dose:
    values = {name: value for name, value in said["amount"].items() if name != "kind"}
    amount = KINDS[said["amount"]["kind"]](**values)
    return Dose(amount, said["side"], said["often"] and Frequency(**said["often"]))


def line(plan: Plan) -> str:
    """The plan as JSON.stringify writes it."""
    return json.dumps(written(plan), separators=(",", ":"))


def random_plans(seed: int, count: int) -> Iterator[Plan]:
    """Plans of every length; half the moves have a dose of their own, half the plans a start."""
    chance = Random(seed)
    for _ in range(count):
        moves = tuple(_random_move(chance) for _ in range(chance.randrange(MOST_MOVES + 1)))
        routine = None if moves else Routine(chance.choice(NUMBERS), chance.choice(LEVELS))
        start = chance.choice((None, FIRST_DAY + timedelta(days=chance.choice(DAYS))))
        yield Plan(moves=moves, routine=routine, clinic=chance.choice(CLINICS), start=start)


def _random_move(chance: Random) -> Move:
    dose = Dose(_random_amount(chance), chance.choice(SIDES), chance.choice(FREQUENCIES))
    return Move(chance.choice(NUMBERS), chance.choice((None, dose)))


def _random_amount(chance: Random) -> Amount:
    kind = chance.choice(list(AMOUNTS))
    return kind(**{name: chance.choice(values) for name, values in AMOUNTS[kind].items()})


def sealed(open_code: str) -> str:
    """The code with the two symbols that bring its sum to 1, and to 0 when each counts by its place from the end."""
    symbols = [SYMBOLS.index(symbol) for symbol in open_code]
    total = sum(symbols)
    weighted = sum(place * symbol for place, symbol in enumerate(reversed(symbols), start=3))
    first = (total - weighted - 1) % 29
    return open_code + SYMBOLS[first] + SYMBOLS[(1 - total - first) % 29]


def random_codes(seed: int, count: int) -> Iterator[str]:
    """Codes whose check is right and whose payload is anything, mostly of this version."""
    chance = Random(seed)
    for _ in range(count):
        version = chance.choice("1111111110" + SYMBOLS[2:4])
        yield sealed(version + "".join(chance.choices(SYMBOLS, k=chance.randrange(1, 58))))


def random_typing(seed: int, count: int) -> Iterator[str]:
    """Texts near a code: cut, doubled, with other characters, in groups, in small letters."""
    chance = Random(seed)
    codes = [each["code"] for each in VECTORS["plans"]]
    for _ in range(count):
        text = list(chance.choice(codes))
        for _ in range(chance.randrange(4)):
            place = chance.randrange(len(text) + 1)
            text[place : place + chance.randrange(3)] = chance.choices(
                " -–oOiIlLuUsSbBzZ059aÅß٣１\u00a0\U0001f600%/", k=2
            )
        yield "".join(text).lower() if chance.random() < 0.5 else "".join(text)
