"""What plan codes on paper call exercises, routines and clinics by: content/numbers.toml, once read."""

from __future__ import annotations

from server.content.model import Frozen


class Numbered(Frozen, frozen=True):
    """Ids of things and their numbers."""

    exercises: dict[str, int]
    routines: dict[str, int]
    clinics: dict[str, int]


class Numbers(Numbered, frozen=True):
    """Every number ever given; `retired` are those of things no longer in the library."""

    retired: Numbered
