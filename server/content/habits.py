"""The habits check: content/<language>/habits.toml, what to ask now and then, and the habit that each yes suggests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from server.content.model import Frozen


class Habit(Frozen, frozen=True):
    """One question and what to try; `go` are references such as `routine:desk-3`, `chapter` a chapter of the guide."""

    id: str
    ask: str
    do: str
    go: tuple[str, ...]
    chapter: str
    sources: tuple[str, ...]


class Habits(Frozen, frozen=True):
    """All of them, in the order that decides between two that are ticked alike."""

    written: date
    habit: tuple[Habit, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """What a person reads."""
        return tuple(line for each in self.habit for line in (each.ask, each.do))

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Every source, once, in the order in which they first come."""
        return tuple(dict.fromkeys(source for each in self.habit for source in each.sources))

    @property
    def targets(self) -> Iterator[tuple[str, str]]:
        """The kind and slug of everything it leads to."""
        for each in self.habit:
            yield "guide", each.chapter
            for reference in each.go:
                kind, _, slug = reference.partition(":")
                yield kind, slug
