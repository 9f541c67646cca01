"""Who should skip or change a move, in the form that the phone compares with what a person ticked there."""

from __future__ import annotations

from collections.abc import Iterable

from server.content.library import Library
from server.content.model import Avoid


def rules(library: Library, avoid: Iterable[Avoid]) -> list[tuple[str, ...]]:
    """Each is (condition, action), then where a move takes its place: (name, conditions that rule that one out too)."""
    return [(each.code, each.action, *instead(library, each.instead)) for each in avoid]


def instead(library: Library, slug: str | None) -> tuple[str, ...]:
    """The name of a move that takes another's place, and for whom it is no better."""
    if not slug:
        return ("",)
    exercise = library.exercises[slug]
    return exercise.name, " ".join(each.code for each in exercise.avoid if each.action != "change")
