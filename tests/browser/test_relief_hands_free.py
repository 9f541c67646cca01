"""Hands free: read aloud where a voice is there, a bell and words where not; awake with a cap; and what helped."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.notes import noted
from tests.harness.browsing import come_to_rest
from tests.harness.clock import stand_still
from tests.harness.program import Program

VOICE = """
  const voices = [{ name: 'A', lang: 'en-US', localService: true, default: true }];
  window.heard = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), {
    getVoices: () => voices, cancel() {},
    speak(line) { window.heard.push(line.text); setTimeout(() => line.onstart(), 20); } }) });
"""
NO_VOICE = VOICE.replace("getVoices: () => voices", "getVoices: () => []")
LOCKS = """
  window.locks = [];
  Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => {
    const lock = Object.assign(new EventTarget(), { release: async () => { window.locks.push('released'); } });
    window.locks.push('taken'); window.lastLock = lock; return lock; } } });
"""
NO_LOCKS = (
    "Object.defineProperty(navigator, 'wakeLock', { value: { request: () => Promise.reject(new Error('low')) } });"
)


def test_each_screen_is_read_aloud_once_it_was_asked_for_and_that_is_remembered(program: Program, page: Page) -> None:
    page.add_init_script(VOICE)
    page.goto(f"{program.url}/relief/position/")
    button = page.get_by_role("button", name="Read aloud")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("() => window.heard") == []
    button.click()
    page.locator(".be-tile", has_text="On my side").click()
    expect(page.get_by_role("heading", name="On my side")).to_be_visible()
    page.wait_for_function("() => window.heard.length === 2")
    heard = page.evaluate("() => window.heard")
    assert heard[0].startswith("Which position can you get into?")
    assert heard[1].startswith("On my side, knees bent. Lie on your side.")
    page.goto(f"{program.url}/relief/breathing/")
    expect(page.get_by_role("button", name="Read aloud")).to_have_attribute("aria-pressed", "true")
    page.wait_for_function("() => window.heard.some((line) => line.startsWith('Breathe in through'))")
    expect(page.locator("[data-part=caption]")).to_be_hidden()


def test_where_no_voice_works_the_words_stand_as_a_caption(program: Program, page: Page) -> None:
    page.add_init_script(NO_VOICE)
    page.goto(f"{program.url}/relief/breathing/")
    page.get_by_role("button", name="Read aloud").click()
    expect(page.locator("[data-part=caption]")).to_contain_text("let your belly rise")
    page.get_by_role("button", name="Read aloud").click()
    expect(page.locator("[data-part=caption]")).to_be_hidden()


def test_the_screen_is_kept_awake_while_breathing_and_let_go_after(program: Program, page: Page) -> None:
    page.add_init_script(LOCKS)
    page.goto(f"{program.url}/relief/breathing/")
    page.wait_for_function("() => window.locks.length === 1")
    page.get_by_role("button", name="Pause").click()
    page.wait_for_function("() => window.locks.at(-1) === 'released'")


def test_a_lock_that_was_taken_away_is_taken_again_on_return(program: Program, page: Page) -> None:
    page.add_init_script(LOCKS)
    page.goto(f"{program.url}/relief/breathing/")
    page.wait_for_function("() => window.locks.length === 1")
    page.evaluate(
        "() => { lastLock.dispatchEvent(new Event('release')); document.dispatchEvent(new Event('visibilitychange')); }"
    )
    page.wait_for_function("() => window.locks.filter((each) => each === 'taken').length === 2")


def test_after_half_an_hour_the_screen_may_sleep(program: Program, page: Page) -> None:
    page.add_init_script(LOCKS)
    stand_still(page)
    page.goto(f"{program.url}/relief/breathing/")
    page.get_by_label("10 min").check()
    page.wait_for_function("() => window.locks.length === 1")
    page.clock.run_for(31 * 60_000)
    assert page.evaluate("() => window.locks.at(-1)") == "released"


def test_a_refused_lock_is_told_once(program: Program, page: Page) -> None:
    page.add_init_script(NO_LOCKS)
    page.goto(f"{program.url}/relief/breathing/")
    expect(page.get_by_text("This phone may turn its screen off.")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    come_to_rest(page)
    expect(page.get_by_text("This phone may turn its screen off.")).to_be_hidden()


def test_what_helped_is_one_tap_each_with_nothing_preset_and_is_said_next_time(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/relief/")
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_text("Last time:").locator("visible=true")).to_have_count(0)
    page.goto(f"{program.url}/relief/what-next/")
    expect(page.get_by_text("What did you do?")).to_be_visible()
    expect(page.locator("main :checked")).to_have_count(0)
    page.get_by_label("Legs up on a chair").check()
    page.get_by_label("Heat", exact=True).check()
    page.get_by_label("3", exact=True).check()
    expect(page.get_by_text("Kept on this phone.")).to_be_visible()
    page.goto(f"{program.url}/relief/")
    expect(page.get_by_text("Last time: Legs up on a chair, Heat. Then it felt 3 of 10.")).to_be_visible()
    kept = noted(page, "helped")
    assert kept["version"] == 1
    assert [entry["feels"] for entry in kept["entries"]] == [3]


@pytest.mark.parametrize("name", ["helped", "care", "place", "check"])
def test_damaged_notes_on_the_phone_break_no_screen(program: Program, page: Page, name: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(f"localStorage['back-at-ease:{name}'] = '{{\"version\":1'")
    for url in ("/", "/relief/", "/check/", "/relief/heat-or-cold/#cold", "/relief/what-next/"):
        page.goto(f"{program.url}{url}")
        expect(page.locator("h1")).to_have_count(1)
        come_to_rest(page)
    assert errors == []
