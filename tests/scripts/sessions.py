"""The routines of the library as sessions: what the phone's file says, and the steps that its first choices give."""

from __future__ import annotations

from functools import cache
from typing import Any

from server.build import read_content
from server.pages.player_data import player_data
from server.settings import Settings

SCRIPTS = (
    "player-cues.js", "player-run.js", "player-plan.js", "player-signals.js", "session-rules.js",
    "player-screen.js", "elapsed.js", "flow-words.js",
)  # fmt: skip


@cache
def data() -> dict[str, Any]:
    """The file of moves and routines, as the program writes it."""
    return player_data(read_content(Settings(cache=None), "en"))


ROUTINES = sorted(data()["routines"])
# Steps and timeline of a routine as the phone lays them out.
LAID = """
const { stepsOf } = await import('/player-plan.js');
const { partsOf, timeline } = await import('/player-cues.js');
const steps = stepsOf(given.data, given.routine);
const parts = partsOf(steps, given.data.pace);
const table = timeline(parts, given.data.pace);
"""


def given(routine: str, **more: Any) -> dict[str, Any]:
    """What `LAID` needs."""
    return {"data": data(), "routine": routine, **more}
