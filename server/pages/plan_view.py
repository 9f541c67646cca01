"""A plan in words and pictures: what pwa/scripts/plan-view.js draws on the phone from the same file, line for line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from server.content.words import Words
from server.pages.plan_steps import moves
from server.plan import Amount, Breaths, Dose, Hold, Ladder, Minutes, Move, Plan, Repeats, Routine, Steps
from server.plan_code import encode

GROUP = 4  # symbols of a code that are read in one breath
Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a plan; without a URL it is something that this app cannot show, named in its place."""

    name: str
    dose: str
    url: str = ""
    figure: str = ""
    frame: int = 1
    frames: int = 0
    avoid: Sequence[Sequence[str]] = ()


@dataclass(frozen=True, slots=True)
class View:
    """A plan ready to show: its code in groups, how long, and from which clinic."""

    code: str
    groups: str
    check: str
    about: str
    start: str
    clinic: str
    clinic_url: str
    rows: Sequence[Row]
    part: bool


NOTHING = View("", "", "", "", "", "", "", (), part=False)


def grouped(code: str) -> str:
    """The code as it is read aloud: in groups."""
    return " ".join(code[place : place + GROUP] for place in range(0, len(code), GROUP))


def view(plan: Plan, data: Data, player: Data, words: Words, start: str = "") -> View:
    """What a page shows of a plan; every name and link is of the site's own files. `start` is the day in words."""
    says, code = words.plan, encode(plan)
    if plan.routine:
        rows = [_routine(plan.routine, data, words), *_steps(plan.routine, data, player)]
    else:
        rows = [_move(each, data, words) for each in plan.moves]
    many = says.about_moves.format(count=len(rows))
    about = rows[0].name if plan.routine else says.about_move if len(rows) == 1 else many
    clinic = data["clinics"].get(str(plan.clinic))
    return View(
        code=code,
        groups=grouped(code),
        check=code[-2:],
        about=about,
        start=says.start_on.format(day=start) if start else "",
        clinic=says.clinic.format(name=clinic["name"]) if clinic else says.clinic_unknown if plan.clinic else "",
        clinic_url=clinic["url"] if clinic else "",
        rows=rows,
        part=any(not row.url for row in rows),
    )


def _move(move: Move, data: Data, words: Words) -> Row:
    found = data["moves"].get(str(move.number))
    dose = dose_line(move.dose, data["says"]) if move.dose else ""
    if found is None:
        kind = "retired" if move.number in data["retired"]["moves"] else "unknown"
        more = words.plan[f"{kind}_more"]
        return Row(words.plan[kind], f"{dose}. {more}" if dose else more)
    return _known(found, dose or found["usual"])


def _known(found: Data, dose: str) -> Row:
    return Row(
        name=found["name"],
        dose=dose,
        url=found["url"],
        figure=found["figure"],
        frame=found["frame"],
        frames=found["frames"],
        avoid=found["avoid"],
    )


def _routine(routine: Routine, data: Data, words: Words) -> Row:
    found = data["routines"].get(str(routine.number))
    if found is None:
        kind = "retired" if routine.number in data["retired"]["routines"] else "unknown"
        return Row(words.plan[f"{kind}_routine"], words.plan[f"{kind}_more"])
    parts = [found["minutes"]]
    if routine.level:
        parts.append(data["says"]["level"].format(level=routine.level))
    return Row(name=found["name"], dose=", ".join(parts), url=found["url"])


def _steps(routine: Routine, data: Data, player: Data) -> Iterator[Row]:
    found = data["routines"].get(str(routine.number))
    if found is None:
        return
    known = {each["url"]: each for each in data["moves"].values()}
    of_player = next(each for each in player["routines"].values() if each["url"] == found["url"])
    for slug, amount, by_side, is_choice in moves(of_player, routine.level, player):
        line = ", ".join(_amount(amount, "each" if by_side else "both", data["says"]))
        row = known[f"{player['exercises']}{slug}/"]
        yield _known(row, f"{data['says']['choose']}: {line}" if is_choice else line)


def dose_line(dose: Dose, says: Mapping[str, str]) -> str:
    """How much, on which side, how often."""
    return ", ".join((*_amount(dose.amount, dose.side, says), _often(dose, says)))


def _amount(amount: Amount, side: str, says: Mapping[str, str]) -> Iterator[str]:
    sided = {"each": says["line_side"], "left": says["left"], "right": says["right"]}.get(side, "")
    match amount:
        case Repeats(sets, reps, hold):
            once = says["line_rep"] if reps == 1 else says["line_reps"].format(count=reps)
            yield _sets(sets, says) + once + sided
            yield from _held(hold, says)
        case Hold(sets, hold):
            held = says["line_hold"].format(count=hold)
            yield (held if sets == 1 else says["holds"].format(hold=hold, sets=sets)) + sided
        case Ladder(sets, last, drop, hold):
            counts = ", ".join(str(last + drop * left) for left in reversed(range(sets)))
            yield says["ladder"].format(counts=counts) + sided
            yield from _held(hold, says)
        case Minutes(minutes):
            yield says["line_minutes"].format(count=minutes) + sided
        case Breaths(breaths):
            yield says["line_breaths"].format(count=breaths) + sided
        case Steps(sets, steps):
            yield _sets(sets, says) + says["line_steps"].format(count=steps) + sided


def _sets(sets: int, says: Mapping[str, str]) -> str:
    return says["line_sets"].format(count=sets) if sets > 1 else ""


def _held(hold: int, says: Mapping[str, str]) -> Iterator[str]:
    if hold:
        yield says["line_hold"].format(count=hold)


def _often(dose: Dose, says: Mapping[str, str]) -> str:
    if dose.often is None:
        return says["free"]
    times, per = dose.often.times, dose.often.per
    return says[f"{per}_once"] if times == 1 else says[per].format(count=times)
