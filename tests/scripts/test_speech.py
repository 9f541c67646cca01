"""Only a voice that is on the phone and really begins is trusted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.scripts.running import modules, run

# A speech engine whose utterance starts after `delay` ms, fails, or never answers.
ENGINE = """
  const { voices, delay, fails, late } = given;
  globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  const heard = [];
  let isFilled = !late;
  const engine = Object.assign(new EventTarget(), {
    getVoices: () => (isFilled ? voices : []),
    cancel: () => heard.push('cancel'),
    speak: (line) => {
      heard.push(line.text);
      if (fails) setTimeout(() => line.onerror(), 10);
      else if (delay !== null) setTimeout(() => line.onstart(), delay);
    },
  });
  if (late) setTimeout(() => { isFilled = true; engine.dispatchEvent(new Event('voiceschanged')); }, late);
  const began = performance.now();
  return [await m.say('Lie down.', 'en', engine), heard, performance.now() - began];
"""
LOCAL = {"name": "Local", "lang": "en-US", "localService": True, "default": False}
REMOTE = {"name": "Remote", "lang": "en-US", "localService": False, "default": True}


@pytest.fixture
def phone(desk: Page) -> Iterator[Page]:
    with modules(desk, "speech.js") as opened:
        yield opened


def say(
    page: Page, *voices: dict[str, object], delay: int | None = 20, fails: bool = False, late: int = 0
) -> tuple[bool, list[str], float]:
    given = {"voices": list(voices), "delay": delay, "fails": fails, "late": late}
    heard, said, took = run(page, "speech.js", ENGINE, given)
    return heard, said, took


def test_a_voice_on_the_phone_reads(phone: Page) -> None:
    assert say(phone, REMOTE, LOCAL)[:2] == (True, ["cancel", "Lie down."])


def test_a_voice_that_comes_from_a_network_is_never_used(phone: Page) -> None:
    assert say(phone, REMOTE)[:2] == (False, [])


def test_a_voice_that_never_begins_is_given_up_within_a_second(phone: Page) -> None:
    heard, said, took = say(phone, LOCAL, delay=None)
    assert (heard, said[-1]) == (False, "cancel")
    assert 900 < took < 1500


def test_a_voice_that_fails_is_given_up_at_once(phone: Page) -> None:
    assert say(phone, LOCAL, fails=True)[0] is False


def test_a_line_that_gave_way_to_a_newer_one_does_not_silence_it(phone: Page) -> None:
    code = ENGINE.replace("if (fails)", "last?.onerror(); last = line; if (fails)").replace(
        "const heard", "let last; const heard"
    )
    code = code.replace("return [await", "const old = m.say('Old.', 'en', engine); return [await").replace(
        "heard,", "heard, await old,"
    )
    heard, said, old, _ = run(phone, "speech.js", code, {"voices": [LOCAL], "delay": 50, "fails": False, "late": 0})
    assert (heard, old, said[-1]) == (True, False, "Lie down.")


def test_a_line_that_is_hushed_before_its_voice_is_found_is_not_said(phone: Page) -> None:
    code = ENGINE.replace("return [await", "const line =").replace(
        ", heard, perf", "; m.hush(engine); return [await line, heard, perf"
    )
    code = code.replace("'en', engine)", "'en', engine)", 1)
    heard, said, _ = run(phone, "speech.js", code, {"voices": [LOCAL], "delay": 20, "fails": False, "late": 100})
    assert (heard, "Lie down." in said) == (False, False)


def test_voices_that_are_listed_late_are_waited_for(phone: Page) -> None:
    assert say(phone, LOCAL, late=200)[0] is True


def test_no_voices_and_no_engine_are_silence(phone: Page) -> None:
    assert say(phone)[0] is False
    assert run(phone, "speech.js", "return m.say('x', 'en', null);") is False


@pytest.mark.parametrize(
    ("voices", "chosen"),
    [
        ([LOCAL | {"lang": "es-US"}], None),
        ([LOCAL | {"lang": "en_GB", "name": "A"}, LOCAL | {"lang": "en-AU", "name": "B", "default": True}], "B"),
        ([LOCAL | {"lang": "es-ES"}, LOCAL | {"lang": "en-GB", "name": "A"}], "A"),
    ],
)
def test_the_voice_speaks_the_language_of_the_page(phone: Page, voices: list[object], chosen: str | None) -> None:
    assert run(phone, "speech.js", "return m.voiceFor(given, 'en')?.name ?? null;", voices) == chosen
