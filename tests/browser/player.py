"""What the tests of the player do as a person does."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.notes import noted

# What reaches ears, hands and a screen reader, in order; and a voice that works on this phone.
SENSES = """
window.senses = { spoken: [], buzzed: [], tones: [], announced: [] };
navigator.vibrate = (pattern) => {
  senses.last = pattern;
  if (pattern) senses.buzzed.push(pattern);
  return true;
};
const Audio = window.AudioContext;
window.AudioContext = class extends Audio {
  constructor() { super(); window.audio = this; }
};
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, 'speechSynthesis', { value: {
  getVoices: () => [{ localService: true, lang: 'en-US', default: true }],
  speak(said) { senses.spoken.push(said.text); said.onstart?.(); },
  cancel() {}, addEventListener() {},
} });
const begin = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (when) {
  senses.tones.push(this.frequency.value);
  return begin.call(this, when);
};
"""
LISTEN = """() => new MutationObserver(() => {
  const text = document.querySelector('dialog [role="status"]').textContent;
  if (text) senses.announced.push(text);
}).observe(document.querySelector('dialog [role="status"]'), { childList: true })"""


def button(page: Page, name: str) -> Any:
    return page.get_by_role("button", name=name, exact=True)


def number(page: Page, name: str, value: int) -> Any:
    return page.locator(f"label:has(input[name={name}][value='{value}'])")


def sound(page: Page, mode: str) -> None:
    page.locator("dialog summary").click()
    page.locator(f"label:has(input[name=sound][value='{mode}'])").click()


def begin(page: Page, pain: int = 2, mode: str = "silent") -> None:
    """From the routine's page to the first move; whatever is asked in between is answered."""
    button(page, "Start the routine").click()
    number(page, "before", pain).click()
    sound(page, mode)
    button(page, "Start").click()
    twice, did = button(page, "It was 3 or less the last time too"), button(page, "I did it, and it was fine")
    expect(twice.or_(did)).to_be_visible()
    if twice.is_visible():
        twice.click()
    did.click()
    expect(button(page, "Pause")).to_be_visible()


def kept_sessions(page: Page) -> list[dict[str, Any]]:
    return [each for each in (noted(page, "sessions") or {"sessions": []})["sessions"] if each["end"] != "asked"]
