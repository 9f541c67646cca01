"""What may be wrong in a safety check whose shape is right: names, order, evidence and pages that do not fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from server.content import terms
from server.content.outcome import Level
from server.content.triage_table import Check, Condition

URGENT = "urgent-so-far"  # the engine supplies it: something already asks for care today or sooner
BEFORE = "today-last-time"  # the page supplies it: the last check, not long ago, ended with care today
SUPPLIED = (URGENT, BEFORE)


Fault = tuple[str, str, str]  # rule, the id to point at, and the sentence with its remedy


def faults(check: Check) -> Iterator[Fault]:
    """Everything in the table that does not fit together."""
    graph = _graph(check)
    yield from _ids(check)
    yield from _terms(check, graph)
    yield from _asking(check, graph)
    yield from _evidence(check)
    yield from _pages(check)


def _graph(check: Check) -> dict[str, tuple[str, ...]]:
    """What each tick, sign and question rests on."""
    ticks: dict[str, tuple[str, ...]] = {tick.id: () for tick in check.ticks}
    named = {each.id: each.mentions for each in (*check.signs, *check.questions)}
    return ticks | named | dict.fromkeys(SUPPLIED, ())


def _conditions(check: Check) -> Iterator[tuple[str, Condition]]:
    for each in (*check.signs, *check.questions, *check.rules):
        yield each.id, each
    for question in check.questions:
        yield from ((question.id, each) for each in question.raises)
    yield "self_care", check.self_care


def _ids(check: Check) -> Iterator[Fault]:
    named = [tick.id for tick in check.ticks]
    named += [each.id for each in (*check.signs, *check.questions, *check.rules)]
    for name, times in Counter(named).items():
        if times > 1:
            yield "check-id", name, f"the id “{name}” is given {times} times; every tick, sign, question needs its own"


def _terms(check: Check, graph: terms.Graph) -> Iterator[Fault]:
    asked = {f"{tick.id}.after": tick.after for tick in check.ticks}
    limits = {"self_care": (*check.self_care.blocked_by, *check.self_care.ask_first)}
    for name, condition in _conditions(check):
        if not condition.mentions:
            yield "check-term", name, f"“{name}” has no condition; give any, all or of"
        if not condition.least <= len(condition.of):
            yield "check-term", name, f"“{name}” asks for {condition.least} of {len(condition.of)} terms; lower `least`"
        yield from _unknown(name, condition.mentions, graph)
    for name, mentioned in (asked | limits).items():
        yield from _unknown(name.partition(".")[0], mentioned, graph)
    for circle in terms.circles(graph):
        yield "check-term", circle[0], f"the terms go in a circle: {' → '.join(circle)}; take one out"


def _unknown(name: str, mentioned: Iterable[str], graph: terms.Graph) -> Iterator[Fault]:
    for term in mentioned:
        if term not in graph:
            yield "check-term", name, f"“{name}” mentions “{term}”, which no tick, sign or question defines"


def _asking(check: Check, graph: terms.Graph) -> Iterator[Fault]:
    """A tick nobody reaches, or one that changes nothing, is a mistake in the table."""
    place = {group.id: number for number, group in enumerate(check.groups)}
    ticks = {tick.id: tick for tick in check.ticks}
    used = {term for _, condition in _conditions(check) for term in condition.mentions}
    used |= {term for tick in check.ticks for term in tick.after} | set(check.self_care.blocked_by)
    for tick in check.ticks:
        if tick.group not in place:
            yield "check-order", tick.id, f"“{tick.id}” is in the group “{tick.group}”, which does not exist"
            continue
        before = {each for term in tick.after for each in terms.beneath(graph, term) if each in ticks}
        if any(place.get(ticks[each].group, 0) > place[tick.group] for each in before):
            yield (
                "check-order",
                tick.id,
                f"“{tick.id}” is asked before what it waits for; move it to a later group",
            )
        if tick.id not in used:
            yield "check-order", tick.id, f"“{tick.id}” changes nothing; use it in a condition or take it out"


def _evidence(check: Check) -> Iterator[Fault]:
    for question in check.questions:
        if not question.sources and not question.basis:
            yield "check-source", question.id, f"{question.id} names no source; give sources, or say its basis"


def _pages(check: Check) -> Iterator[Fault]:
    for level in Level:
        pages = [outcome.slug for outcome in check.outcomes if outcome.level == level]
        if len(pages) != 1:
            yield "check-outcome", "outcomes", f"level {level} has {len(pages)} outcome pages; it needs exactly one"
    for variant in check.variants:
        if variant.outcome not in check.outcome_slugs:
            yield "check-outcome", variant.id, f"the variant “{variant.id}” is of “{variant.outcome}”, not an outcome"
    known = {variant.id for variant in check.variants}
    for name in sorted(check.variant_names - known):
        yield "check-outcome", name, f"no outcome has the variant “{name}”; write it or take the name out"
    days = {deadline.days for deadline in check.deadlines}
    wanted = {question.days for question in check.questions if question.days is not None}
    for missing in sorted((wanted | {check.self_care.otherwise_days}) - days):
        yield "check-outcome", "deadlines", f"no [[deadlines]] says {missing} days; add one"
