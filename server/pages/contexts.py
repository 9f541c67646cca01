"""What each template may read: one frozen context per template, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from server.content.library import Chapter, ReviewStatus
from server.content.model import Exercise, Routine, RoutineStep, Source
from server.content.outcome import Outcome
from server.content.relief import ReliefStep
from server.content.triage_table import Check
from server.pages.doses import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the frame around every page needs; `tab` names the current place, or is empty."""

    TEMPLATE: ClassVar[str] = "base.html"

    title: str
    url: str
    tab: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A numbered source at the end of a page."""

    number: int
    source: Source


@dataclass(frozen=True, slots=True)
class Link:
    """A named way to another page, with an optional line and thumbnail beneath it."""

    name: str
    url: str
    meta: str = ""
    motion: str = ""
    frame: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Page):
    """The front page."""

    TEMPLATE: ClassVar[str] = "home.html"

    today: Routine
    today_url: str
    today_strip: Sequence[Link]
    chapters: Sequence[Link]
    hero: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage(Page):
    """The safety check as one plain page."""

    TEMPLATE: ClassVar[str] = "check.html"

    check: Check
    source_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomePage(Page):
    """The page of one outcome; `versions` holds the general words first, then one for each kind of sign."""

    TEMPLATE: ClassVar[str] = "outcome.html"

    check: Check
    slug: str
    versions: Sequence[Outcome]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliefPage(Page):
    """The relief flow at a glance; the way through, as links to its steps."""

    TEMPLATE: ClassVar[str] = "relief.html"

    steps: Sequence[Link]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliefStepPage(Page):
    """One screen of the relief flow; `number` counts from 1, `frames` has the most telling keyframe of each motion.

    `helpers` are what a person may have done by the end, each with its id as the URL.
    """

    TEMPLATE: ClassVar[str] = "relief-step.html"

    step: ReliefStep
    number: int
    count: int
    before: str
    after: str
    exercises: Mapping[str, Exercise]
    frames: Mapping[str, int]
    helpers: Sequence[Link]
    references: Sequence[Reference]
    review: ReviewStatus


@dataclass(frozen=True, slots=True)
class Group:
    """A named run of links."""

    name: str
    links: Sequence[Link]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsPage(Page):
    """A page of named lists; the guide, the exercises and the routines as lists."""

    TEMPLATE: ClassVar[str] = "groups.html"

    lead: str
    groups: Sequence[Group]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterPage(Page):
    """A chapter of the guide, or a page about the app."""

    TEMPLATE: ClassVar[str] = "chapter.html"

    chapter: Chapter
    back: Link
    references: Sequence[Reference]
    onward: Sequence[Link]
    next: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExercisePage(Page):
    """One move; `figure` is the moving picture as markup."""

    TEMPLATE: ClassVar[str] = "exercise.html"

    exercise: Exercise
    figure: str
    dose: Sequence[Cell]
    routines: Sequence[Link]
    references: Sequence[Reference]
    review: ReviewStatus
    links: Mapping[str, Link]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a routine, ready to show."""

    step: RoutineStep
    links: Sequence[Link]
    dose: str
    minutes: str
    skips: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutinePage(Page):
    """One routine."""

    TEMPLATE: ClassVar[str] = "routine.html"

    routine: Routine
    steps: Sequence[Step]
    picture: Link | None
    following: Link | None
    easier: Link | None
    references: Sequence[Reference]
    review: ReviewStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage(Page):
    """Every source."""

    TEMPLATE: ClassVar[str] = "sources.html"

    sources: Mapping[str, Source]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflinePage(Page):
    """What this phone keeps."""

    TEMPLATE: ClassVar[str] = "offline.html"

    more: Sequence[Link]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage(Page):
    """For an address that is wrong or not saved."""

    TEMPLATE: ClassVar[str] = "not-found.html"
