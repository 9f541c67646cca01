"""Rules about numbers: codes on paper name things by them for years, so each is given once and never changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from server import plan
from server.content.checks.rule import Complaint, Rule
from server.content.clinics import Clinic
from server.content.library import Library
from server.content.model import Exercise, Routine


@dataclass(frozen=True, slots=True)
class _Kind:
    """The things of one kind, and the numbers given to things of that kind."""

    name: str
    things: Mapping[str, Exercise | Routine | Clinic]
    given: Mapping[str, int]
    retired: Mapping[str, int]
    fits: range

    @property
    def ever(self) -> tuple[tuple[str, int], ...]:
        """Every number ever given, with the id it was given to."""
        return (*self.given.items(), *self.retired.items())


def _kinds(library: Library) -> tuple[_Kind, ...]:
    numbers, gone = library.numbers, library.numbers.retired
    return (
        _Kind("exercise", library.exercises, numbers.exercises, gone.exercises, plan.NUMBERS),
        _Kind("routine", library.routines, numbers.routines, gone.routines, plan.NUMBERS),
        _Kind("clinic", library.clinics, numbers.clinics, gone.clinics, plan.CLINICS[1:]),
    )


def _given(library: Library) -> Iterator[Complaint]:
    for kind in _kinds(library):
        for slug in kind.things:
            if slug not in kind.given:
                free = max((number for _, number in kind.ever), default=0) + 1
                message = f"“{slug}” has no number in content/numbers.toml; give it {free} there and here"
                yield Complaint(f"{kind.name}/{slug}", "number", message)


def _kept(library: Library) -> Iterator[Complaint]:
    for kind in _kinds(library):
        for slug, each in kind.things.items():
            number = kind.given.get(slug, each.number)
            if each.number != number:
                message = f"number is {each.number}, but codes on paper call “{slug}” {number}; write {number}"
                yield Complaint(f"{kind.name}/{slug}", "number", message)


def _once(library: Library) -> Iterator[Complaint]:
    for kind in _kinds(library):
        times = Counter(number for _, number in kind.ever)
        for slug, number in kind.ever:
            if times[number] > 1:
                message = f"{kind.name} number {number} is given twice; give the newer one a new, higher number"
                yield Complaint("numbers", f"{slug} = {number}", message)


def _retired(library: Library) -> Iterator[Complaint]:
    for kind in _kinds(library):
        for slug in kind.given:
            if slug not in kind.things:
                message = f"there is no {kind.name} “{slug}” any more; move its line to retired.{kind.name}s"
                yield Complaint("numbers", f"{slug} =", message)


def _fits(library: Library) -> Iterator[Complaint]:
    for kind in _kinds(library):
        for slug, number in kind.ever:
            if number not in kind.fits:
                message = f"{kind.name} number {number} fits no plan code; numbers go from 1 to {kind.fits[-1]}"
                yield Complaint("numbers", f"{slug} = {number}", message)


RULES = (
    Rule("number-given", _given),
    Rule("number-kept", _kept),
    Rule("number-once", _once),
    Rule("number-retired", _retired),
    Rule("number-fits", _fits),
)
