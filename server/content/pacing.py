"""What is timed in the relief flow: the breathing pacer, and heat and cold with their limits."""

from __future__ import annotations

from typing import Literal

from server.content.model import Frozen


class Breath(Frozen, frozen=True):
    """One breath, in seconds."""

    inhale: float
    exhale: float


class Ramp(Breath, frozen=True):
    """The shorter breaths at the start, and how many of them."""

    breaths: int


class Pacer(Frozen, frozen=True):
    """The breathing guide: pattern, what a person may change, and its words."""

    pattern: Breath
    ramp: Ramp
    inhale_range: tuple[float, float]
    exhale_range: tuple[float, float]
    breath_range: tuple[float, float]
    minutes: int
    offered: tuple[int, ...]
    most_per_day: int
    longest_hold: int
    no_hold: str
    breathe_in: str
    breathe_out: str
    still: str
    enough: str
    stop: str

    def plan(self) -> dict[str, object]:
        """The numbers under the names that pacer-cues.js uses."""
        return {
            "pattern": {"in": self.pattern.inhale, "out": self.pattern.exhale},
            "ramp": {"in": self.ramp.inhale, "out": self.ramp.exhale, "breaths": self.ramp.breaths},
            "minutes": self.minutes,
            "offered": self.offered,
            "perDay": self.most_per_day,
        }


class Extra(Frozen, frozen=True):
    """Another way to use heat or cold, with its own limits in the unit it names."""

    label: str
    text: str
    usual: int
    longest: int
    unit: Literal["minutes", "hours"]


class Timer(Frozen, frozen=True):
    """Heat or cold: the limits that pwa/scripts/care-timer.js keeps, and what is said at each point."""

    kind: Literal["cold", "heat"]
    title: str
    lines: tuple[str, ...]
    say: str
    offered: tuple[int, ...]
    usual: int
    longest: int
    stop: int
    skin: tuple[int, ...]
    rest: int
    per_day: int
    careful: int
    careful_usual: int
    careful_text: str
    skin_check: str
    stop_if: str
    end: str
    again: str
    ready: str
    limits_text: str
    extra: Extra
    after_days: int | None = None
    after_text: str | None = None

    def limits(self) -> dict[str, object]:
        """The numbers under the names that care-timer.js uses."""
        names = {"per_day": "perDay", "careful_usual": "carefulUsual"}
        fields = ("offered", "usual", "longest", "stop", "skin", "rest", "per_day", "careful", "careful_usual")
        return {names.get(name, name): getattr(self, name) for name in fields}


class NotFor(Frozen, frozen=True):
    """A reason against heat or cold, asked before the first use. `care` halves the time, `short` that of the one."""

    id: str
    says: str
    cold: Literal["no", "ask", "ok", "care"]
    heat: Literal["no", "ask", "ok", "care"]
    note: str | None = None
    short: Literal["cold", "heat"] | None = None


class Gate(Frozen, frozen=True):
    """The questions before heat or cold, and what follows from them."""

    title: str
    lead: str
    none: str
    no: str
    ask: str
    rows: tuple[NotFor, ...]
