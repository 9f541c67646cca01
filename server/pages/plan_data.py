"""What a plan code can name, as the file that server and phone both open plans with: names, pictures, usual doses."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from server.assets.catalogue import Asset, asset
from server.content.library import Library
from server.content.model import Dose, Exercise
from server.content.words import Words
from server.pages import avoid, doses, finder
from server.pages.urls import Urls, data_file
from server.tier import Tier

# Patterns of a dose in one line that plans share with routines.
LINES = ("line_sets", "line_reps", "line_rep", "line_side", "line_hold", "line_minutes", "line_breaths", "line_steps")

# Sentences about a plan that the phone writes, as plan_view.py does.
SENTENCES = (
    "about_move",
    "about_moves",
    "start_on",
    "unknown",
    "unknown_more",
    "unknown_routine",
    "retired",
    "retired_more",
    "retired_routine",
)


def plan_asset(library: Library, figures: Mapping[str, Asset]) -> Asset:
    """The file itself, of one language; `figures` are the pictures by motion."""
    body = json.dumps(plan_data(library, figures), ensure_ascii=False, separators=(", ", ":"))
    return asset(data_file("plan", library.language), body.encode(), Tier.LIBRARY)


def plan_data(library: Library, figures: Mapping[str, Asset]) -> dict[str, Any]:
    """Moves and routines by the number that codes call them by; `retired` numbers had a meaning once."""
    words, urls = library.words, Urls(library.language)
    retired = library.numbers.retired
    return {
        "says": {**{name: words.dose[name] for name in LINES}, **words.plan.says, "choose": words.routine.choose},
        "words": {name: words.plan[name] for name in SENTENCES},
        "day": words.dates.day,
        "months": words.dates.months,
        "moves": {str(each.number): _move(library, slug, each, figures) for slug, each in library.exercises.items()},
        "routines": {
            str(each.number): {
                "name": each.name,
                "url": urls.of("routine", slug),
                "minutes": words.routine.min.format(minutes=f"{each.minutes:g}"),
            }
            for slug, each in library.routines.items()
        },
        "retired": {"moves": sorted(retired.exercises.values()), "routines": sorted(retired.routines.values())},
        "clinics": {
            str(each.number): {"slug": slug, "name": each.name, "url": urls.of("clinic", slug)}
            for slug, each in library.clinics.items()
        },
    }


def _move(library: Library, slug: str, exercise: Exercise, figures: Mapping[str, Asset]) -> dict[str, Any]:
    motion = library.motions[exercise.motion]
    return {
        "name": exercise.name,
        "url": Urls(library.language).of("exercise", slug),
        "figure": figures[exercise.motion].url,
        "frame": motion.key + 1,
        "frames": len(motion.keyframes),
        "usual": usual(exercise, library.words),
        "areas": finder.facts(exercise)["area"],
        "often": _often(exercise.dose),
        "avoid": avoid.rules(library, exercise.avoid),
    }


def _often(dose: Dose) -> tuple[float, str] | None:
    """How often at least, as (times, per); by the week where both are said."""
    for amount, per in ((dose.times_per_week, "week"), (dose.times_per_day, "day")):
        if amount is not None:
            return (amount[0] if isinstance(amount, tuple) else amount), per
    return None


def usual(exercise: Exercise, words: Words) -> str:
    """The library's own dose in one line, with how often."""
    dose, says = exercise.dose, words.plan.says
    parts = [doses.line(dose, words.dose)]
    for amount, name in ((dose.times_per_day, "day"), (dose.times_per_week, "week")):
        if amount is not None:
            once = says[f"{name}_once"]
            parts.append(once if amount == 1 else says[name].format(count=doses.said(amount, words.dose)))
    return ", ".join(part for part in parts if part)
