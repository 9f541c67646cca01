"""The numbers of the player: how fast a session goes, and the rules that decide the next one (medical brief, 5.0)."""

from __future__ import annotations

from server.content.model import Frozen


class Pace(Frozen, frozen=True):
    """Seconds; what each means stands in content/player.toml."""

    ready: float
    turn: float
    side: float
    rest: float
    tempo: float
    breath: float
    breath_in: float
    walk: float
    half: float


class Rules(Frozen, frozen=True):
    """Points of pain, sessions, days and steps."""

    green_rise: int
    red_rise: int
    worst: int
    morning_rise: int
    greens_up: int
    reds_check: int
    back_days: int
    again_days: int
    strength_pain: int
    strength_apart: int
    severe: int
    severe_hours: int
    most_level: int
    hold_step: int
    longest_hold: int


class Player(Frozen, frozen=True):
    """content/player.toml."""

    pace: Pace
    rules: Rules
