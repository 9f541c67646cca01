"""The relief flow's steps, one file each: what is said, chosen and timed on every screen of a spasm.

Files are `<order>-<slug>.toml`. A step has at most one of: `choices` (pick one), `moves` (do all, in order), `pacer`,
`timers`, `ladder`. Lengths are minutes unless a name says otherwise. Limits come from the medical brief, 2.8 and 6.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Literal

from server.content.model import Avoid, Dose, Frozen
from server.content.pacing import Gate, Pacer, Timer
from server.content.reader import SourceFile, convert, finding, parse_toml
from server.errors import ContentError, Finding

MOST_LINES = 3
MOST_TITLE_WORDS = 6
MOST_LEAD_WORDS = 15


class Move(Frozen, frozen=True):
    """A position to pick or a move to do; one of exercise, routine and timer says what stands behind it."""

    label: str
    note: str
    lines: tuple[str, ...] = ()
    say: str | None = None
    exercise: str | None = None
    routine: str | None = None
    timer: Literal["cold", "heat"] | None = None
    up_after: int | None = None
    dose: Dose | None = None
    avoid: tuple[Avoid, ...] = ()


class Rung(Frozen, frozen=True):
    """One rung of the ladder of movement, by hours since the spasm began."""

    title: str
    from_hours: int
    do: tuple[str, ...]
    dont: tuple[str, ...]
    until_hours: int | None = None


class Link(Frozen, frozen=True):
    """A way on: `to` is a reference such as `routine:first-48h`."""

    label: str
    to: str
    note: str | None = None


class ReliefStep(Frozen, frozen=True):
    """One screen of the flow. `file` is the file's name, which gives order and slug."""

    file: str
    title: str
    lead: str
    say: str
    action: str
    lines: tuple[str, ...]
    sources: tuple[str, ...]
    written: date
    to: str | None = None
    choices: tuple[Move, ...] = ()
    moves: tuple[Move, ...] = ()
    pacer: Pacer | None = None
    timers: tuple[Timer, ...] = ()
    gate: Gate | None = None
    notes: tuple[str, ...] = ()
    ladder: tuple[Rung, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def slug(self) -> str:
        """The last part of the step's URL."""
        return self.file.partition("-")[2]

    @property
    def order(self) -> int:
        """The step's place in the flow, from 1."""
        return int(self.file.partition("-")[0])

    @property
    def targets(self) -> tuple[tuple[str, str], ...]:
        """Everything the step leads to, as (kind, slug)."""
        references = [*(link.to for link in self.links), *([self.to] if self.to else [])]
        found = [(kind, slug) for kind, _, slug in (reference.partition(":") for reference in references)]
        for move in (*self.choices, *self.moves):
            found += [("exercise", slug) for slug in (move.exercise, *(each.instead for each in move.avoid)) if slug]
            found += [("routine", move.routine)] if move.routine else []
        return tuple(dict.fromkeys(found))

    @property
    def sentences(self) -> tuple[str, ...]:
        """Every line that is read or heard."""
        return tuple(line for line in _words(self) if line)

    def as_json(self) -> str:
        """The numbers of the pacer and the timers, for the scripts of this step."""
        table: dict[str, object] = {timer.kind: timer.limits() for timer in self.timers}
        if self.pacer:
            table["pacer"] = self.pacer.plan()
        return json.dumps(table, separators=(",", ":"))


def read_step(file: SourceFile) -> ReliefStep:
    """One step of the flow; raises ContentError."""
    step = convert(file, {**parse_toml(file), "file": file.slug}, ReliefStep)
    found = tuple(_faults(file, step))
    if found:
        raise ContentError(found)
    return step


def _faults(file: SourceFile, step: ReliefStep) -> Iterator[Finding]:
    """What the screen cannot carry: a person on the floor reads three short lines, no more."""
    number, _, slug = step.file.partition("-")
    if not number.isdigit() or not slug:
        yield finding(file, 1, "relief-order", f"the file is named {step.file}; name it <order>-<slug>.toml")
    for name, text, most in (("title", step.title, MOST_TITLE_WORDS), ("lead", step.lead, MOST_LEAD_WORDS)):
        if len(text.split()) > most:
            message = f"the {name} has {len(text.split())} words; the most is {most}: shorten it"
            yield finding(file, file.line_at([name]), "relief-length", message)
    for lines in (step.lines, *(move.lines for move in (*step.choices, *step.moves))):
        if len(lines) > MOST_LINES:
            message = f"there are {len(lines)} lines where {MOST_LINES} fit; drop the least needed"
            yield finding(file, file.line_of(lines[0]), "relief-length", message)
    for move in (*step.choices, *step.moves):
        if sum(each is not None for each in (move.exercise, move.routine, move.timer)) != 1:
            message = f"“{move.label}” must have exactly one of exercise, routine and timer"
            yield finding(file, file.line_of(move.label), "relief-move", message)
    for timer in step.timers:
        if not max(*timer.offered, timer.usual) <= timer.longest <= timer.stop:
            message = f"the {timer.kind} timer offers more than it allows; keep offered ≤ longest ≤ stop"
            yield finding(file, file.line_of(timer.title), "relief-timer", message)


def _words(step: ReliefStep) -> Iterator[str]:
    yield from (step.title, step.lead, step.say, step.action, *step.lines, *step.notes)
    for move in (*step.choices, *step.moves):
        yield from (move.label, move.note, *move.lines, move.say or "", *(each.text for each in move.avoid))
    if step.pacer:
        yield from (step.pacer.no_hold, step.pacer.breathe_in, step.pacer.breathe_out, step.pacer.stop)
    for timer in step.timers:
        yield from (timer.title, *timer.lines, timer.say, timer.careful_text, timer.skin_check, timer.stop_if)
        yield from (timer.end, timer.again, timer.ready, timer.limits_text, timer.after_text or "")
        yield from (timer.extra.label, timer.extra.text)
    if step.gate:
        yield from (step.gate.title, step.gate.lead, step.gate.none, step.gate.no, step.gate.ask)
        yield from (text for row in step.gate.rows for text in (row.says, row.note or ""))
    for rung in step.ladder:
        yield from (rung.title, *rung.do, *rung.dont)
    yield from (text for link in step.links for text in (link.label, link.note or ""))
