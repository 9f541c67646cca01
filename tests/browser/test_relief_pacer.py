"""The breathing pacer leads by sight, sound and touch, can be stopped, and says little to a screen reader."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.harness.browsing import Journal
from tests.harness.clock import stand_still
from tests.harness.program import Program

BUZZES = "navigator.vibrate = pattern => { (window.buzzes ??= []).push(pattern); return true; };"

# Every tone and buzz of a breath with its moment and the word that is shown then.
TOGETHER = """
window.cues = { tones: [], buzzes: [] };
const words = () => [...document.querySelectorAll('.be-pacer__cue > *')];
const shown = () => words().find((word) => getComputedStyle(word).display !== 'none')?.textContent;
const note = (kind, what) => window.cues[kind].push([Math.round(performance.now()), what, shown()]);
navigator.vibrate = (pattern) => { note('buzzes', String(pattern)); return true; };
const begin = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (when) {
  note('tones', this.frequency.value);
  return begin.call(this, when);
};
"""
LISTEN = """() => {
  window.said = [];
  const node = document.querySelector('[data-module=pacer] [role=status]');
  const changes = { childList: true, characterData: true, subtree: true };
  new MutationObserver(() => window.said.push(node.textContent)).observe(node, changes);
}"""


@pytest.fixture
def breathing(program: Program, page: Page) -> Page:
    page.add_init_script(BUZZES)
    stand_still(page)
    page.goto(f"{program.url}/relief/breathing/")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    return page


def left(page: Page) -> str:
    return page.locator("[role=timer]").inner_text()


def test_words_follow_the_cues(breathing: Page) -> None:
    expect(breathing.locator(".be-pacer__cue-in")).to_be_visible()
    breathing.clock.run_for(3400)
    expect(breathing.locator(".be-pacer__cue-out")).to_be_visible()
    expect(breathing.locator(".be-pacer__cue-in")).to_be_hidden()
    breathing.clock.run_for(4000)
    expect(breathing.locator(".be-pacer__cue-in")).to_be_visible()


def test_pause_stops_the_time_and_going_on_continues_it(breathing: Page) -> None:
    breathing.clock.run_for(5000)
    breathing.get_by_role("button", name="Pause").click()
    stopped = left(breathing)
    breathing.clock.run_for(60_000)
    assert left(breathing) == stopped
    breathing.get_by_role("button", name="Go on").click()
    breathing.clock.run_for(2000)
    assert left(breathing) < stopped


def test_the_length_can_be_changed_on_the_way(breathing: Page) -> None:
    breathing.get_by_label("2 min").check()
    breathing.clock.run_for(400)
    assert left(breathing).startswith(("2:0", "1:5"))


def test_buzz_follows_the_same_cues_and_is_off_at_first(breathing: Page) -> None:
    breathing.clock.run_for(8000)
    assert breathing.evaluate("() => window.buzzes ?? []") == []
    breathing.get_by_role("button", name="Buzz").click()
    breathing.clock.run_for(8000)
    buzzes = breathing.evaluate("() => window.buzzes")
    assert len(buzzes) >= 2
    assert all(one != two for one, two in pairwise(buzzes))


def test_sound_and_buzz_come_with_the_words_of_the_same_cue(program: Program, page: Page) -> None:
    page.add_init_script(TOGETHER)
    stand_still(page)
    page.goto(f"{program.url}/relief/breathing/")
    for name in ("Sound", "Buzz"):
        page.get_by_role("button", name=name).click()
    page.evaluate("() => { window.cues = { tones: [], buzzes: [] }; }")
    page.clock.run_for(60_000)
    cues = page.evaluate("() => window.cues")
    assert len(cues["tones"]) >= 10
    assert [at for at, _, _ in cues["tones"]] == [at for at, _, _ in cues["buzzes"]]
    words = {pitch: {shown for _, each, shown in cues["tones"] if each == pitch} for pitch in (330, 262)}
    assert [len(shown) for shown in words.values()] == [1, 1], "a tone belongs to one word"
    assert words[330] != words[262]


def test_the_timer_does_not_chatter_and_the_end_is_said_once(breathing: Page) -> None:
    breathing.get_by_label("2 min").check()
    breathing.evaluate(LISTEN)
    expect(breathing.locator("[role=timer]")).to_have_attribute("aria-live", "off")
    breathing.clock.run_for(130_000)
    breathing.clock.run_for(5000)
    assert breathing.evaluate("() => window.said") == ["Time is up. Breathe as you like."]
    expect(breathing.get_by_role("button", name="Once more")).to_be_visible()


def test_with_less_motion_it_waits_and_the_sun_stands_still(
    program: Program, new_context: Callable[..., BrowserContext], journal: Journal
) -> None:
    page = new_context(reduced_motion="reduce").new_page()
    stand_still(page)
    page.goto(f"{program.url}/relief/breathing/")
    expect(page.get_by_text("In 4, out 6").first).to_be_visible()
    page.get_by_role("button", name="Start").click()
    sun = "() => document.querySelector('.be-pacer__sun').getBoundingClientRect().top"
    before = page.evaluate(sun)
    page.clock.run_for(700)
    assert page.evaluate(sun) == before
    assert journal.complaints == []


def test_sound_is_off_until_asked_for(breathing: Page) -> None:
    button = breathing.get_by_role("button", name="Sound")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")


def test_a_reload_waits_where_the_breathing_was(breathing: Page) -> None:
    breathing.get_by_label("2 min").check()
    breathing.clock.run_for(45_000)
    before = left(breathing)
    breathing.reload()
    expect(breathing.get_by_role("button", name="Go on")).to_be_visible()
    expect(breathing.get_by_label("2 min")).to_be_checked()
    minutes, seconds = map(int, left(breathing).split(":"))
    now = 60 * minutes + seconds
    minutes, seconds = map(int, before.split(":"))
    assert 0 <= now - (60 * minutes + seconds) <= 10, "no more than the breath that was under way is led again"
    breathing.get_by_role("button", name="Go on").click()
    breathing.clock.run_for(180_000)
    expect(breathing.get_by_role("button", name="Once more")).to_be_visible()


def test_half_an_hour_in_a_day_is_enough(breathing: Page, journal: Journal) -> None:
    breathing.get_by_label("10 min").check()
    for turn in range(3):
        breathing.clock.run_for(11 * 60_000)
        expect(breathing.get_by_role("button", name="Once more")).to_be_visible()
        if turn < 2:
            breathing.get_by_role("button", name="Once more").click()
    breathing.get_by_role("button", name="Once more").click()
    enough = "That makes 30 minutes in a day, and that is enough. Breathe as you like."
    expect(breathing.locator("[data-part=enough]")).to_have_text(enough)
    expect(breathing.locator("[data-module=pacer] [role=status]")).to_have_text(enough)
    expect(breathing.get_by_role("button", name="Sound")).to_be_hidden()
    assert journal.complaints == []
