"""What the player needs of every move and routine, as the file that the phone keeps: numbers, names and sentences."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from server.assets.catalogue import Asset, asset
from server.content.library import Library
from server.content.model import Amount, Dose, Exercise, Frozen, Routine, RoutineStep
from server.figure.motion import Motion
from server.pages.urls import Urls, data_file
from server.tier import Tier

# Names as player-cues.js knows them.
AMOUNTS = ("sets", "reps", "hold", "rest", "tempo", "minutes", "breaths", "steps")


def player_asset(library: Library) -> Asset:
    """The file itself, of one language."""
    body = json.dumps(player_data(library), ensure_ascii=False, separators=(",", ":"))
    return asset(data_file("player", library.language), body.encode(), Tier.LIBRARY)


def player_data(library: Library) -> dict[str, Any]:
    """Moves by slug and routines by slug; the routine of a routine's step is laid out in its place."""
    return {
        "pace": _numbers(library.player.pace),
        "rules": _numbers(library.player.rules),
        "says": dict(library.words.player.says),
        "why": dict(library.words.player.why),
        "exercises": Urls(library.language).page("exercises"),  # the page of each move lies beneath it
        "moves": {slug: _move(library, each) for slug, each in library.exercises.items()},
        "routines": {slug: _routine(library, slug, each) for slug, each in library.routines.items()},
    }


def _numbers(values: Frozen) -> dict[str, Any]:
    """Numbers under the names that scripts use: breath_in is breathIn."""
    found = msgspec.structs.asdict(values).items()
    return {re.sub(r"_(.)", lambda part: part[1].upper(), name): value for name, value in found}


def _move(library: Library, exercise: Exercise) -> dict[str, Any]:
    found = {
        "name": exercise.name,
        "start": exercise.start,
        "how": exercise.steps[0],
        "position": str(exercise.position),
        "strength": exercise.kind == "strength",
        "dose": _dose(exercise.dose),
        "stay": _stay(exercise),
        "motion": _motion(library.motions[exercise.motion]),
        "strip": list(_strip(library.motions[exercise.motion])),
        "drawn": exercise.drawn,
        "easier": exercise.easier.exercise,
    }
    return {name: value for name, value in found.items() if value}


def _motion(motion: Motion) -> list[float]:
    """Seconds of one loop, and of the stop between its way in and its way back; [loop] alone where there are more."""
    if len(motion.frames) != 2 or motion.cut or motion.steady:
        return [motion.loop] if motion.moves else []
    stop = motion.frames[1]
    return [motion.loop, stop.at, stop.until]


def _strip(motion: Motion) -> Iterator[tuple[float, int]]:
    """Where a strip has more than a way in: until which second of the loop each of its pictures is current."""
    if len(motion.frames) < 3 or len(motion.keyframes) < 2:
        return
    poses = [frame.pose for frame in motion.keyframes]
    shown = 0
    for frame in motion.frames:
        # Another stop on the way has no picture: the one before it stays.
        shown = poses.index(frame.pose) if frame.pose in poses else shown
        yield (motion.loop if motion.cut and frame is motion.frames[-1] else frame.until), shown


def _dose(dose: Dose) -> dict[str, Any]:
    """The amounts, [low, high] where a range is given."""
    found: dict[str, Any] = {name: _amount(getattr(dose, name)) for name in AMOUNTS}
    found |= {"perSide": dose.per_side, "ladder": dose.ladder}
    return {name: value for name, value in found.items() if value}


def _stay(exercise: Exercise) -> float | None:
    """Minutes for which a resting position may be held until it eases: the top of its own range."""
    minutes = exercise.dose.minutes if exercise.kind == "position" else None
    return minutes[1] if isinstance(minutes, tuple) else minutes


def _amount(amount: Amount | None) -> Any:
    return list(amount) if isinstance(amount, tuple) else amount


def _routine(library: Library, slug: str, routine: Routine) -> dict[str, Any]:
    return {
        "name": routine.name,
        "url": Urls(library.language).of("routine", slug),
        "minutes": routine.minutes,
        "maxPain": routine.max_pain,
        "recheckHours": routine.recheck_hours,
        "strength": routine.strength,
        "steps": list(_steps(library, routine)),
        "weeks": [[each.week, each.minutes] for each in routine.weeks if each.minutes],
    }


def _steps(library: Library, routine: Routine) -> Iterator[dict[str, Any]]:
    for step in routine.steps:
        if step.routine:
            yield from _steps(library, library.routines[step.routine])
        elif not step.check:
            yield _step(library, step)


def _step(library: Library, step: RoutineStep) -> dict[str, Any]:
    own = step.dose or Dose()
    found = {"note": step.note, "rests": step.every_other_day, "skip": step.skip}
    return {
        "minutes": step.minutes,
        **{name: value for name, value in found.items() if value},
        "choose": [[slug, _resolved(library, slug, step.doses.get(slug, own))] for slug in step.moves],
    }


def _resolved(library: Library, slug: str, dose: Dose) -> dict[str, Any]:
    """A routine's dose overrides the move's own; what it leaves open, rest and tempo, is the move's."""
    usual = library.exercises[slug].dose
    found = _dose(dose)
    for name in ("rest", "tempo"):
        amount = _amount(getattr(usual, name))
        if name not in found and amount:
            found[name] = amount
    return found
