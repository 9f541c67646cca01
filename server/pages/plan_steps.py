"""The moves of a routine in a plan, at its level: what pwa/scripts/plan-view.js takes from the player as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from server.plan import Amount, Breaths, Hold, Ladder, Minutes, Repeats, Steps

Values = Mapping[str, Any]


def moves(routine: Values, level: int, player: Values) -> Iterator[tuple[str, Amount, bool, bool]]:
    """Each move of a routine of the player's file: its slug, how much, whether by side, whether one of several."""
    for step in routine["steps"]:
        for slug, dose in step["choose"]:
            strong = player["moves"][slug].get("strength", False)
            done = at_level({name: _low(name, value) for name, value in dose.items()}, level, strong, player["rules"])
            yield slug, amount(done), done.get("perSide", False), len(step["choose"]) > 1


def at_level(dose: Values, level: int, strong: bool, rules: Values) -> Values:
    """A dose so many steps up, as pwa/scripts/session-rules.js has it: repeats, or the hold of what is only held."""
    if "ladder" in dose:
        return {**dose, "ladder": [count + level for count in dose["ladder"]]}
    if "reps" in dose:
        return {**dose, "reps": dose["reps"] + level}
    if "hold" not in dose:
        return dose
    longer = dose["hold"] + level * rules["holdStep"]
    return {**dose, "hold": min(longer, max(dose["hold"], rules["longestHold"])) if strong else longer}


def amount(dose: Values) -> Amount:
    """A dose of the player in what a plan can say."""
    sets, hold = dose.get("sets", 1), dose.get("hold", 0)
    match dose:
        case {"ladder": [*_, before, last]}:
            return Ladder(len(dose["ladder"]), last, before - last, hold)
        case {"minutes": minutes}:
            return Minutes(minutes)
        case {"breaths": breaths}:
            return Breaths(breaths)
        case {"steps": steps}:
            return Steps(sets, steps)
        case {"reps": reps}:
            return Repeats(sets, reps, hold)
        case _:
            return Hold(sets, hold)


def _low(name: str, value: Any) -> Any:
    """The low end of a range, where everybody begins, without a point where there is nothing behind it."""
    if name == "ladder":
        return [_low("", each) for each in value]
    low = value[0] if isinstance(value, Sequence) else value
    return int(low) if isinstance(low, float) and low.is_integer() else low
