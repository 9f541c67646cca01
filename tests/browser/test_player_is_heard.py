"""Every routine reaches ears, hands and a screen reader exactly as its list of cues says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.player import LISTEN, SENSES, begin, kept_sessions
from tests.harness.clock import stand_still
from tests.harness.program import Program
from tests.scripts.running import modules, run
from tests.scripts.sessions import LAID, ROUTINES, SCRIPTS, given

PITCHES = {"tick": [440], "go": [660], "soft": [392], "turn": [494, 392], "bell": [523, 659]}
# What the list of cues says that all of them should be, worked out apart from the page.
EXPECTED = (
    LAID
    + """
const signals = await import('/player-signals.js');
const words = table.cues.map((cue) => signals.wordsOf(cue, table, steps, given.data.says));
return {
  spoken: words.filter(Boolean),
  buzzed: table.cues.map(signals.buzzOf).filter(Boolean),
  tones: table.cues.map(signals.toneOf).filter(Boolean),
  announced: words.filter((_, index) => signals.isMilestone(table.cues[index])),
  length: table.length,
};
"""
)


@pytest.fixture
def phone(desk: Page) -> Iterator[Page]:
    """A tab that serves the scripts alone."""
    with modules(desk, *SCRIPTS) as opened:
        yield opened


@pytest.mark.parametrize("routine", ROUTINES)
def test_every_routine_is_said_sounded_and_felt_exactly_as_its_list(
    program: Program, page: Page, phone: Page, routine: str
) -> None:
    page.add_init_script(SENSES)
    stand_still(page)
    page.goto(f"{program.url}/routines/{routine}/")
    page.clock.run_for(500)
    expected = run(phone, "player-cues.js", EXPECTED, given(routine))
    page.evaluate(LISTEN)
    begin(page, mode="voice")
    page.wait_for_function("audio.state === 'running'")
    page.clock.run_for(int(expected["length"] * 1000) + 500)
    expect(page.get_by_role("heading", name="Well done")).to_be_visible()
    heard = page.evaluate("senses")
    assert heard["spoken"] == expected["spoken"]
    assert heard["buzzed"] == expected["buzzed"]
    assert heard["last"] == expected["buzzed"][-1]  # and nothing cut it short
    assert heard["tones"] == [pitch for name in expected["tones"] for pitch in PITCHES[name]]
    assert heard["announced"] == expected["announced"]
    assert [each["end"] for each in kept_sessions(page)] == ["done"]
