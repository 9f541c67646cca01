"""Waiting for a condition. The one place of the tests that reads a clock: nothing else judges by how long it took."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

PATIENCE = 60.0  # seconds: longer than the slowest machine needs, so that only what never comes is reported
STEP = 0.02
Seen = TypeVar("Seen")


def until(
    look: Callable[[], Seen],
    fits: Callable[[Seen], bool] = bool,
    *,
    wanted: str = "something else",
    seconds: float = PATIENCE,
    rest: Callable[[], object] = lambda: time.sleep(STEP),
) -> Seen:
    """Looks again and again until what is seen fits, and gives it back; `rest` is what happens between two looks.

    Raises TimeoutError with what was seen last.
    """
    deadline = time.monotonic() + seconds
    while not fits(seen := look()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"Seen for {seconds:g} s: {seen!r}; {wanted} was expected.")
        rest()
    return seen


def next_second() -> None:
    """Comes back when the wall clock shows another second, so that what notes the time notes another."""
    now = int(time.time())
    until(lambda: int(time.time()) != now)
