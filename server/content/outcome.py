"""Where a safety check may end: the levels of urgency, and the page for each in words for what was ticked."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Literal

import msgspec

from server.content.model import Frozen

Care = Literal["none", "comfort", "pregnancy", "all"]


class Level(StrEnum):
    """How soon a person needs care (medical brief 3.0), most urgent first."""

    EMERGENCY = "E"
    HOSPITAL = "ER"
    TODAY = "U"
    SOON = "C"
    SELF_CARE = "S"


class Action(Frozen, frozen=True):
    """A button: `to` is `tel:`, `sms:` or a reference such as `relief:position`; `care` says from when it shows."""

    label: str
    to: str
    care: Care = "none"


class Outcome(Frozen, frozen=True):
    """The page for one level; `onward` is empty where nothing may be done anyway."""

    slug: str
    level: Level
    title: str
    lead: str
    steps_title: str
    steps: tuple[str, ...]
    actions: tuple[Action, ...]
    say: str | None = None
    onward: tuple[Action, ...] = ()
    variant: str = "general"


class Variant(Frozen, frozen=True):
    """The same page in words for what was ticked; what is left out stays as the outcome has it."""

    outcome: str
    id: str
    title: str | None = None
    lead: str | None = None
    steps: tuple[str, ...] | None = None
    say: str | None = None
    actions: tuple[Action, ...] | None = None

    def of(self, outcome: Outcome) -> Outcome:
        """The outcome with this variant's words in place."""
        given = {name: getattr(self, name) for name in ("title", "lead", "steps", "say", "actions")}
        kept = {name: value for name, value in given.items() if value is not None}
        return msgspec.structs.replace(outcome, variant=self.id, **kept)


class Deadline(Frozen, frozen=True):
    """How a number of days is said; 0 stands for `before you start a routine`."""

    days: int
    says: str


class SafetyNet(Frozen, frozen=True):
    """What every outcome page ends with."""

    title: str
    signs: tuple[str, ...]
    note: str


class Crisis(Frozen, frozen=True):
    """The block that stands above everything but an emergency when a life is in danger."""

    title: str
    lead: str
    actions: tuple[Action, ...]


class CrewCard(Frozen, frozen=True):
    """The labels of the card to show to a crew or a nurse."""

    title: str
    lead: str
    began: str
    ticked: str
    medicines: str
    thinner: str
    share: str


def lines_of(page: Outcome | Variant) -> Iterator[str]:
    """What a person can read on the page, button labels included."""
    labels = (action.label for action in page.actions or ())
    yield from (page.title or "", page.lead or "", *(page.steps or ()), page.say or "", *labels)
