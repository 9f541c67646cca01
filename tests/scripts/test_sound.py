"""Tones sound when they are due, and never in a burst after a silence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.scripts.running import modules, run

# A context of sound as a phone has it in a call: it runs only once it was resumed, which takes `takes` ms each time.
CONTEXT = """
  const tones = [];
  const asleep = [];
  const free = () => { for (const wake of asleep) wake(); };
  const param = { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} };
  globalThis.AudioContext = class {
    state = 'suspended';
    currentTime = 0;
    resume() { return new Promise((resolve) => { asleep.push(() => { this.state = 'running'; resolve(); }); }); }
    createOscillator() {
      return { frequency: {}, connect: (to) => to, start() { tones.push(this.frequency.value); }, stop() {} };
    }
    createGain() { return { gain: param, connect: (to) => to }; }
  };
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  m.wakeSound();
"""


@pytest.fixture
def phone(page: Page) -> Iterator[Page]:
    with modules(page, "sound.js") as opened:
        yield opened


def test_a_tone_that_is_asked_as_sound_wakes_is_heard(phone: Page) -> None:
    code = CONTEXT + "m.play('go'); free(); await wait(20); m.play('tick'); return tones;"
    assert run(phone, "sound.js", code) == [660, 440]


def test_tones_of_a_call_are_not_played_in_a_burst_after_it(phone: Page) -> None:
    code = (
        CONTEXT
        + """
      for (let turn = 0; turn < 8; turn += 1) m.play('tick');
      await wait(700);
      free();
      await wait(20);
      m.play('go');
      return tones;"""
    )
    assert run(phone, "sound.js", code) == [660]
