"""How moves are found: the choices of each filter, and which of them a move belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from server.assets.stylesheet import ORDER
from server.content.library import Library
from server.content.model import Area, Exercise, Phase, Position

# The parts of the back as people point at them. What works on the whole body belongs to each of them.
ZONES: Mapping[str, tuple[Area, ...]] = {
    "upper": (Area.CERVICAL, Area.THORACIC, Area.SHOULDERS),
    "middle": (Area.THORACIC,),
    "lower": (Area.LUMBAR,),
    "neck": (Area.CERVICAL,),
    "trunk": (Area.CORE,),
    "legs": (Area.HIPS, Area.LEGS),
}
MAP = ("upper", "middle", "lower")  # top to bottom
ALL = "all"
SHEET = "finder.css"


@dataclass(frozen=True, slots=True)
class Filter:
    """One question with its possible answers, as (value, words); the first answer leaves everything in."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


def filters(library: Library) -> tuple[Filter, ...]:
    """The four filters in the order of the page; things that more moves need come first."""
    words, finder = library.words, library.words.finder
    needed = Counter(thing for each in library.exercises.values() for thing in each.equipment)
    things = sorted(needed, key=lambda thing: (-needed[thing], thing))
    found: dict[str, dict[str, str]] = {
        "area": {zone: finder.zones[zone] for zone in ZONES},
        "phase": {str(phase): words.phases[phase] for phase in Phase},
        "position": {str(position): words.positions[position] for position in Position},
        "equipment": {"none": finder.nothing, **{each: _capital(words.equipment[each]) for each in things}},
    }
    return tuple(
        Filter(name, finder[name], ((ALL, finder.all), *((value, said) for value, said in options.items())))
        for name, options in found.items()
    )


def facts(exercise: Exercise) -> dict[str, str]:
    """The answers that fit a move, by filter, with spaces between."""
    return {
        "area": " ".join(_zones(exercise)),
        "phase": " ".join(exercise.phases),
        "position": exercise.position,
        "equipment": " ".join(exercise.equipment) or "none",
    }


def _zones(exercise: Exercise) -> Iterator[str]:
    for zone, areas in ZONES.items():
        if Area.ALL in exercise.areas or set(areas) & set(exercise.areas):
            yield zone


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def sheet(found: Iterable[Filter]) -> bytes:
    """The rules that hide what does not fit; a browser that does not know :has() drops them and shows every move.

    An answer holds when it is chosen. Without script it also holds when the address names it (`#area-lower`), as long
    as nothing else was chosen in its row.
    """
    rules = [rule for each in found for value, _ in each.options if value != ALL for rule in _rules(each.name, value)]
    return f"{ORDER}@layer components{{{','.join(rules)}{{display:none}}}}\n".encode()


def _rules(name: str, value: str) -> Iterator[str]:
    misfits = f'[data-{name}]:not([data-{name}~="{value}"])'
    yield f".be-finder:has(#{name}-{value}:checked) {misfits}"
    yield f".be-finder:not([data-live]):has(#{name}-{ALL}:checked):has(#{name}-{value}:target) {misfits}"
