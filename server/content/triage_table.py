"""The shape of the safety check: what check.toml may hold, as frozen values.

A *tick* is one line a person can answer. A *sign* names a condition over ticks. A *question* (E1 … C13, as in the
medical brief, section 3) holds when its condition over ticks and signs does, and then asks for its level. A *rule*
(K1 … K14) does the same for combinations, and can only raise. An *outcome* is the page for a level; a *variant* is
that page in the words for what was ticked. The header of check.toml says what each key means.

pwa/scripts/triage.js is the one engine; nothing here evaluates answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cached_property

import msgspec

from server.content.model import Frozen
from server.content.outcome import Care, CrewCard, Crisis, Deadline, Level, Outcome, SafetyNet, Variant, lines_of


class Stage(StrEnum):
    """When a group of ticks is asked; an answer of a later stage cannot outrank an emergency."""

    EMERGENCY = "emergency"
    TODAY = "today"
    SOON = "soon"


class Condition(Frozen, frozen=True):
    """All of `all`, one of `any`, and `least` of `of`: each part that is given must hold."""

    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    least: int = 0
    of: tuple[str, ...] = ()

    @property
    def mentions(self) -> tuple[str, ...]:
        """Every term of the condition."""
        return (*self.any, *self.all, *self.of)


class Group(Frozen, frozen=True):
    """One screen of ticks."""

    id: str
    stage: Stage
    title: str
    name: str
    hint: str


class Tick(Frozen, frozen=True):
    """One line to tick. `after` hides it until one of those terms holds; `keep_days` makes it a fact to remember."""

    id: str
    group: str
    says: str
    after: tuple[str, ...] = ()
    choice: str | None = None
    keep_days: int | None = None
    reassures: bool = False


class Sign(Condition, frozen=True, kw_only=True):
    """A condition with a name, so that rules read as the brief does."""

    id: str


class Raise(Condition, frozen=True, kw_only=True):
    """When a question asks for more than its own level."""

    level: Level
    variant: str | None = None


class Question(Sign, frozen=True, kw_only=True):
    """One row of the brief's decision table; `basis` stands where no source was read."""

    asks: str
    level: Level
    screens_for: str
    sources: tuple[str, ...] = ()
    basis: str | None = None
    days: int | None = None
    advice: str | None = None
    variant: str | None = None
    crisis: bool = False
    raises: tuple[Raise, ...] = ()


class Rule(Sign, frozen=True, kw_only=True):
    """One combination rule; it raises to `level`, limits `care`, or both.

    `means` is for a clinician who reads it; `asks`, where one person alone can answer it, for the page without script.
    """

    means: str
    asks: str | None = None
    level: Level | None = None
    variant: str | None = None
    care: Care | None = None


class SelfCare(Condition, frozen=True, kw_only=True):
    """Who may look after themselves: the condition must hold and none of `blocked_by` may.

    All others see someone within `otherwise_days`; `variant` names the words for those whom only the condition stops.
    """

    blocked_by: tuple[str, ...]
    ask_first: tuple[str, ...]
    otherwise_days: int
    variant: str


class Recheck(Frozen, frozen=True):
    """When the check is asked again; `short` names the groups that are enough within `every_hours`.

    A return within `same_hours` counts as the same spasm, and is asked nothing.
    """

    every_hours: int
    first_hours: int
    pain_rise: int
    same_hours: int
    short: tuple[str, ...]
    says: str

    def numbers(self) -> dict[str, int]:
        """Hours and points of the pain scale, under the names that scripts use."""
        return {"everyHours": self.every_hours, "sameHours": self.same_hours, "painRise": self.pain_rise}


class Check(Frozen, frozen=True, dict=True):
    """The whole safety check of one language."""

    written: date
    crisis_line: str
    title: str
    lead: str
    notes: tuple[str, ...]
    groups: tuple[Group, ...]
    ticks: tuple[Tick, ...]
    signs: tuple[Sign, ...]
    questions: tuple[Question, ...]
    rules: tuple[Rule, ...]
    self_care: SelfCare
    outcomes: tuple[Outcome, ...]
    variants: tuple[Variant, ...]
    deadlines: tuple[Deadline, ...]
    recheck: Recheck
    safety_net: SafetyNet
    crisis: Crisis
    card: CrewCard

    @property
    def outcome_slugs(self) -> tuple[str, ...]:
        """The last part of each outcome's URL."""
        return tuple(outcome.slug for outcome in self.outcomes)

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Every source that a question names, once, in order of first use."""
        return tuple(dict.fromkeys(source for question in self.questions for source in question.sources))

    @property
    def variant_names(self) -> frozenset[str]:
        """Every variant that a question or rule asks for."""
        raises = (each.variant for question in self.questions for each in question.raises)
        rules = (each.variant for each in self.rules)
        named = (self.self_care.variant, *raises, *(each.variant for each in self.questions), *rules)
        return frozenset(name for name in named if name)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Every line a person can read, with the numbers filled in."""
        return tuple(self.fill(line, "911") for line in self._lines())

    def fill(self, text: str, emergency: str) -> str:
        """A text with {emergency} and {crisis} turned into numbers."""
        return text.replace("{emergency}", emergency).replace("{crisis}", self.crisis_line)

    def ticks_of(self, group: str) -> tuple[Tick, ...]:
        """The ticks of one screen, in order."""
        return tuple(tick for tick in self.ticks if tick.group == group)

    def questions_at(self, level: str) -> tuple[Question, ...]:
        """The questions whose own level is this: the page without script groups them so."""
        return tuple(question for question in self.questions if question.level == level)

    def rules_at(self, level: str) -> tuple[Rule, ...]:
        """The rules of this level that stand on the page without script, as questions."""
        return tuple(rule for rule in self.rules if rule.level == level and rule.asks)

    def outcome(self, slug: str) -> Outcome:
        """The outcome with this slug; KeyError when there is none."""
        return {outcome.slug: outcome for outcome in self.outcomes}[slug]

    def versions(self, slug: str) -> tuple[Outcome, ...]:
        """The outcome in general words, then in the words of each variant, most telling first."""
        general = self.outcome(slug)
        return (general, *(variant.of(general) for variant in self.variants if variant.outcome == slug))

    def _lines(self) -> Iterator[str]:
        yield from (self.title, self.lead, *self.notes)
        for group in self.groups:
            yield from (group.title, group.name, group.hint)
        yield from (tick.says for tick in self.ticks)
        for question in self.questions:
            yield from (question.asks, question.advice or "")
        yield from (rule.asks for rule in self.rules if rule.asks)
        for outcome in self.outcomes:
            yield from lines_of(outcome)
            yield from (outcome.steps_title, *(action.label for action in outcome.onward))
        for variant in self.variants:
            yield from lines_of(variant)
        yield from (*(deadline.says for deadline in self.deadlines), self.recheck.says)
        yield from (self.safety_net.title, *self.safety_net.signs, self.safety_net.note)
        yield from (self.crisis.title, self.crisis.lead, *(action.label for action in self.crisis.actions))
        yield from msgspec.structs.astuple(self.card)
