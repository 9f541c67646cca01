"""What the content may say: the shape of every kind of file, once read. Values are frozen and hold no markup."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal

import msgspec

Amount = int | float | tuple[float, float]  # one number, or the lowest and highest


class Area(StrEnum):
    """Where on the body a move works; `all` is the whole body."""

    ALL = "all"
    CERVICAL = "cervical"
    THORACIC = "thoracic"
    LUMBAR = "lumbar"
    CORE = "core"
    SHOULDERS = "shoulders"
    HIPS = "hips"
    LEGS = "legs"


class Phase(StrEnum):
    """How far along the person is (medical brief 4.0)."""

    ACUTE = "acute"
    RECOVERING = "recovering"
    PREVENTION = "prevention"


class Position(StrEnum):
    """The start position of a move."""

    SUPINE = "supine"
    PRONE = "prone"
    SIDE_LYING = "side-lying"
    HANDS_AND_KNEES = "hands-and-knees"
    KNEELING = "kneeling"
    SITTING = "sitting"
    STANDING = "standing"
    WALKING = "walking"


class Condition(StrEnum):
    """A reason to skip or change a move (filter codes, medical brief 4.0)."""

    OSTEOPOROSIS = "OST"
    STENOSIS = "STN"
    DISC_TYPE_LEG_PAIN = "DSC"
    PREGNANCY = "PG"
    SPINE_SURGERY = "SX"
    DIZZY_WITH_NECK_MOVES = "NVA"
    POOR_BALANCE = "BAL"
    HEART_OR_PRESSURE = "CV"
    KNEE = "KN"
    WRIST = "WR"
    SHOULDER = "SH"
    HIP_REPLACEMENT = "HIP"


Kind = Literal["breathing", "position", "mobility", "stretch", "strength", "aerobic", "transfer"]
Group = Literal["now", "understand", "relief", "prevent", "trust"]


class Frozen(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of all content values: immutable, and closed to fields nobody declared."""


class Source(Frozen, frozen=True):
    """One reference; `checked` says how well it was read: V whole, V2 second-hand, M from memory."""

    title: str
    says: str
    strength: str
    checked: Literal["V", "V2", "M"]
    authors: str | None = None
    year: int | None = None
    where: str | None = None
    doi: str | None = None
    url: str | None = None


class Dose(Frozen, frozen=True):
    """How much of a move: times in seconds unless named minutes; `ladder` is the repeats of each set if they differ."""

    sets: Amount | None = None
    reps: Amount | None = None
    ladder: tuple[int, ...] = ()
    hold: Amount | None = None
    per_side: bool = False
    rest: Amount | None = None
    tempo: Amount | None = None
    minutes: Amount | None = None
    breaths: Amount | None = None
    steps: Amount | None = None
    times_per_day: Amount | None = None
    times_per_week: Amount | None = None
    note: str | None = None


class Variant(Frozen, frozen=True):
    """An easier or harder way to do a move."""

    text: str
    exercise: str | None = None


class Avoid(Frozen, frozen=True):
    """What a person with this condition does instead."""

    code: Condition
    action: Literal["skip", "change", "ask"]
    text: str
    instead: str | None = None


class Exercise(Frozen, frozen=True):
    """One move of the library."""

    number: int
    name: str
    summary: str
    areas: tuple[Area, ...]
    phases: tuple[Phase, ...]
    position: Position
    equipment: tuple[str, ...]
    kind: Kind
    start: str
    steps: tuple[str, ...]
    breathing: str
    feel: str
    should_not_feel: str
    motion: str
    picture: str
    frames: tuple[str, ...]
    work_label: str
    stop: tuple[str, ...]
    sources: tuple[str, ...]
    written: date
    dose: Dose
    easier: Variant
    harder: Variant
    avoid: tuple[Avoid, ...] = ()
    drawn: Literal["right", "left", "both"] | None = None  # the side that the picture moves, where sides differ


class RoutineStep(Frozen, frozen=True):
    """One step of a routine; exactly one of exercise, choose, check and routine is given."""

    minutes: float
    exercise: str | None = None
    choose: tuple[str, ...] = ()
    check: bool = False
    routine: str | None = None
    dose: Dose | None = None
    doses: dict[str, Dose] = {}  # of moves to choose from, where they differ
    note: str | None = None
    skip: tuple[Condition, ...] = ()
    every_other_day: bool = False  # a strength move in a routine for every day

    @property
    def moves(self) -> tuple[str, ...]:
        """The exercise, or those to choose from; none where the step is the check or another routine."""
        return (self.exercise,) if self.exercise else self.choose


class Week(Frozen, frozen=True):
    """One row of a plan by weeks."""

    week: int
    text: str | None = None
    minutes: int | None = None
    days: int | None = None
    pace: str | None = None


class Stage(Frozen, frozen=True):
    """One stage of a plan by stages."""

    name: str
    text: str


class Routine(Frozen, frozen=True):
    """Moves in order, with their doses here and the gate that says when it is offered."""

    number: int
    name: str
    summary: str
    use_when: str
    minutes: float
    frequency: str
    phases: tuple[Phase, ...]
    areas: tuple[Area, ...]
    max_pain: int
    recheck_hours: int
    strength: bool
    progress: str
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    written: date
    steps: tuple[RoutineStep, ...]
    next: str | None = None
    back: str | None = None
    weeks: tuple[Week, ...] = ()
    stages: tuple[Stage, ...] = ()


class ChapterHead(Frozen, frozen=True):
    """The front matter of a chapter of the guide, or of a page about the app; `map` adds a back to point at."""

    title: str
    lead: str
    written: date
    short: str | None = None
    group: Group = "trust"
    order: int = 0
    map: bool = False
    exercises: tuple[str, ...] = ()
    routines: tuple[str, ...] = ()


class Withdrawal(Frozen, frozen=True):
    """Pages taken back because they may do harm (`guide:slug`), what people are told instead, and who signed that."""

    pages: tuple[str, ...]
    text: str
    name: str
    role: str
    date: date


class Review(Frozen, frozen=True):
    """A named clinician's review of one page, good for exactly the words it hashed."""

    name: str
    role: str
    date: date
    sha256: str
