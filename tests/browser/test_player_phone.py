"""The player and the phone around it: ears and hands only, a lock screen's buttons, a call, half an hour, a bad end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.player import LISTEN, SENSES, begin, button, kept_sessions, number, sound
from tests.harness.browsing import come_to_rest
from tests.harness.clock import stand_still
from tests.harness.program import Program
from tests.scripts.running import modules, run
from tests.scripts.sessions import LAID, SCRIPTS, given

# Contexts of sound that tell what was asked of them, and lose their sound as a phone takes it for a call.
PHONE = """
window.contexts = [];
window.resumed = 0;
window.gains = [];
Object.defineProperty(navigator, 'audioSession', { value: { type: 'auto' } });
const ramp = AudioParam.prototype.linearRampToValueAtTime;
AudioParam.prototype.linearRampToValueAtTime = function (value, at) {
  window.gains.push(value);
  return ramp.call(this, value, at);
};
const Own = window.AudioContext;
window.AudioContext = class extends Own {
  constructor() { super(); window.contexts.push(this); }
  get state() { return window.taken ? 'interrupted' : super.state; }
  resume() { window.resumed += 1; window.taken = false; return super.resume(); }
};
"""
BUTTONS = """
window.buttons = {};
navigator.mediaSession.setActionHandler = (name, act) => { window.buttons[name] = act; };
"""
# Each buzz with the moment of its cue, by the clock of the page.
MOMENTS = """
window.felt = [];
navigator.vibrate = (pattern) => { if (pattern) felt.push(performance.now() / 1000); return true; };
"""
BUZZES = """
const signals = await import('/player-signals.js');
return { at: table.cues.filter((cue) => signals.buzzOf(cue)).map(({ at }) => at), length: table.length };
"""
# What a screen reader reads of the open screen, in its order: headings, texts, and the names of what can be used.
READ = """() => {
  const own = (node) => [...node.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data.trim());
  const shown = (node) => node.getClientRects().length && !node.closest('[aria-hidden=true], [hidden]');
  const said = (node) => node.getAttribute('aria-label') ?? own(node).join(' ');
  return [...document.querySelectorAll('dialog *')].filter(shown).map(said).filter(Boolean);
}"""


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext]) -> Iterator[Page]:
    with modules(new_context().new_page(), *SCRIPTS) as opened:
        yield opened


def test_a_whole_routine_by_what_a_screen_reader_says_alone(program: Program, page: Page, phone: Page) -> None:
    page.add_init_script(SENSES)
    stand_still(page)
    page.goto(f"{program.url}/routines/morning-5/")
    page.clock.run_for(500)
    length = run(phone, "player-cues.js", LAID + "return table.length", given("morning-5"))
    page.get_by_role("button", name="Start the routine").click()
    page.get_by_role("group", name=re.compile("How is your pain now")).get_by_label("2", exact=True).check()
    page.get_by_role("dialog", name="Before you start").get_by_role("button", name="Start", exact=True).click()
    page.evaluate(LISTEN)
    page.get_by_role("dialog", name="First the safety check").get_by_role(
        "button", name="I did it, and it was fine"
    ).click()
    playing = page.get_by_role("dialog", name="Slow belly breathing")
    names = ["Pause", "Back", "Skip", "This hurts", "End the routine", "10 s more"]
    for name in names:
        expect(playing.get_by_role("button", name=name, exact=True)).to_be_visible()
    expect(playing.get_by_role("status")).to_have_count(1)
    assert page.locator("dialog [aria-live]:not([aria-live=off]), dialog [role=log]").count() == 0
    expect(playing.get_by_role("timer")).to_have_attribute("aria-live", "off")
    read = page.evaluate(READ)
    assert read.index("Slow belly breathing") < read.index("Pause") < read.index("This hurts")
    page.clock.run_for(int(length * 1000) + 500)
    told = page.evaluate("senses.announced")
    for move in ("Slow belly breathing", "Pelvic tilt", "Knee rolls", "Cat-camel", "Standing back bend"):
        assert [each for each in told if move.lower() in each.lower()], move
    assert told[-1] == "Done. Well done."
    assert all(re.search("[a-z]", each) for each in told), "no bare number of a count-down or a repeat"
    done = page.get_by_role("dialog", name="Well done")
    done.get_by_role("group", name=re.compile("How is your pain now")).get_by_label("2", exact=True).check()
    done.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("dialog", name="Kept on this phone.")).to_be_visible()
    assert [(each["end"], each["after"]) for each in kept_sessions(page)] == [("done", 2)]


def test_no_cue_of_half_an_hour_is_a_tenth_of_a_second_late(program: Program, page: Page, phone: Page) -> None:
    page.add_init_script(MOMENTS)
    stand_still(page)
    page.goto(f"{program.url}/routines/core-advanced/")
    page.clock.run_for(500)
    expected = run(phone, "player-cues.js", LAID + BUZZES, given("core-advanced"))
    assert expected["length"] > 29 * 60
    page.evaluate("document.addEventListener('click', () => { window.began = performance.now() / 1000; }, true)")
    begin(page)
    page.clock.run_for(int(expected["length"] * 1000) + 500)
    felt, began = page.evaluate("[felt, began]")
    late = [at - began - due for at, due in zip(felt, expected["at"], strict=True)]
    assert min(late) >= -0.001
    assert max(late) <= 0.1


def test_the_lock_screen_has_its_buttons_until_the_end(program: Program, page: Page) -> None:
    page.add_init_script(BUTTONS)
    page.goto(f"{program.url}/routines/morning-5/")
    begin(page)
    assert page.evaluate("navigator.mediaSession.metadata.title") == "Morning mobility"
    press: Callable[[str], Any] = lambda name: page.evaluate(f"buttons.{name}()")  # noqa: E731
    press("pause")
    expect(button(page, "Go on")).to_be_visible()
    press("play")
    expect(button(page, "Pause")).to_be_visible()
    press("nexttrack")
    expect(page.locator("#player-title")).to_contain_text("Pelvic tilt")
    press("previoustrack")
    expect(page.locator("#player-title")).to_contain_text("Slow belly breathing")
    button(page, "This hurts").click()
    for name in ("nexttrack", "play"):  # a question is open: it is answered first
        press(name)
    come_to_rest(page)
    expect(page.get_by_role("heading", name="What would help?")).to_be_visible()
    button(page, "Go on as before").click()
    expect(page.locator("#player-title")).to_contain_text("Slow belly breathing")
    button(page, "End the routine").click()
    page.wait_for_function("navigator.mediaSession.metadata === null")
    assert page.evaluate("Object.values(buttons)") == [None] * 4


def test_the_sound_check_says_rings_and_buzzes_as_chosen(program: Program, page: Page) -> None:
    page.add_init_script(SENSES)
    page.goto(f"{program.url}/routines/morning-5/")
    button(page, "Start the routine").click()
    sound(page, "voice")
    expect(page.get_by_text("Hear nothing? Turn the phone up, and its silent switch off.")).to_be_visible()
    button(page, "Try the sound").click()
    page.wait_for_function("senses.spoken.length === 1 && senses.tones.length === 2")
    assert page.evaluate("senses.buzzed.length") == 1
    for mode, tones in (("bell", 4), ("silent", 4)):
        page.locator(f"label:has(input[name=sound][value='{mode}'])").click()
        button(page, "Try the sound").click()
        assert page.evaluate("[senses.tones.length, senses.spoken.length]") == [tones, 1]


def test_tones_are_as_loud_as_was_picked_and_stop_no_music(program: Program, page: Page) -> None:
    page.add_init_script(PHONE)
    page.goto(f"{program.url}/routines/morning-5/")
    button(page, "Start the routine").click()
    sound(page, "bell")
    for times, loudness in enumerate(("soft", "usual", "loud"), 1):
        page.locator(f"label:has(input[name=volume][value='{loudness}'])").click()
        button(page, "Try the sound").click()
        page.wait_for_function("count => gains.length === count", arg=2 * times)
    soft, usual, loud = page.evaluate("gains")[::2]
    assert soft < usual < loud <= 1
    assert page.evaluate("navigator.audioSession.type") == "ambient"


def test_sound_that_a_call_took_comes_back_with_the_next_tap(program: Program, page: Page) -> None:
    page.add_init_script(PHONE)
    page.goto(f"{program.url}/routines/morning-5/")
    begin(page, mode="bell")
    page.wait_for_function("contexts.length === 1 && contexts[0].state === 'running'")
    button(page, "Pause").click()
    button(page, "Go on").click()
    page.evaluate("() => { window.taken = true; window.resumed = 0; }")
    page.locator("#player-title").click()
    assert page.evaluate("[resumed > 0, contexts[0].state, contexts.length]") == [True, "running", 1]


@pytest.mark.parametrize("care", ["none", "comfort"])
def test_a_check_that_asked_for_care_first_allows_no_moves(program: Program, page: Page, care: str) -> None:
    page.goto(f"{program.url}/routines/morning-5/")
    kept = "care => localStorage.setItem('back-at-ease:check', JSON.stringify({ version: 1, care, at: Date.now() }))"
    page.evaluate(kept, care)
    page.reload()
    button(page, "Start the routine").click()
    number(page, "before", 2).click()
    button(page, "Start").click()
    expect(page.get_by_text("Your last safety check asked for care first. No moves until then.")).to_be_visible()
    expect(page.get_by_role("link", name="Do the safety check")).to_be_visible()
    expect(button(page, "I did it, and it was fine")).to_be_hidden()
    assert kept_sessions(page) == []


def test_what_was_left_waits_for_a_check_that_allows_moves(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/routines/morning-5/")
    begin(page)
    button(page, "End the routine").click()
    kept = (
        "() => { localStorage['back-at-ease:check'] = JSON.stringify({ version: 1, care: 'none', at: Date.now() }); }"
    )
    page.evaluate(kept)
    page.reload()
    page.get_by_role("button", name=re.compile("^Continue: ")).click()
    expect(page.get_by_text("Your last safety check asked for care first. No moves until then.")).to_be_visible()
    expect(button(page, "Pause")).to_be_hidden()


def test_a_place_that_no_longer_fits_its_routine_is_forgotten(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/routines/morning-5/")
    begin(page)
    button(page, "End the routine").click()
    expect(page.get_by_role("button", name=re.compile("^Continue: "))).to_be_visible()
    page.evaluate(
        """() => { const place = JSON.parse(localStorage['back-at-ease:player']);
        Object.assign(place, { at: Date.now() + 1000, edits: [['swap', 99]] });
        localStorage['back-at-ease:player'] = JSON.stringify(place); }"""
    )
    page.reload()
    expect(button(page, "Start the routine")).to_be_enabled()
    assert page.evaluate("localStorage['back-at-ease:player'] ?? null") is None


def test_keys_of_the_browser_are_left_to_it(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/routines/morning-5/")
    begin(page)
    taken = """([key, more]) => !document.querySelector('#player-title').dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))"""
    for key, more in (("ArrowRight", "altKey"), ("ArrowLeft", "altKey"), ("+", "ctrlKey"), ("s", "metaKey")):
        assert not page.evaluate(taken, [key, {more: True}])
    expect(page.locator("#player-title")).to_contain_text("Slow belly breathing")
    assert page.evaluate(taken, ["ArrowRight", {}])
    expect(page.locator("#player-title")).to_contain_text("Pelvic tilt")


def test_who_only_skips_through_did_no_session(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/routines/morning-5/")
    begin(page)
    for _ in range(5):
        button(page, "Skip").click()
    expect(button(page, "Start the routine")).to_be_visible()
    expect(page.locator("dialog")).to_be_hidden()
    assert kept_sessions(page) == []


def test_a_strength_session_that_is_left_is_known_the_next_day_and_goes_on(program: Program, page: Page) -> None:
    stand_still(page)
    page.goto(f"{program.url}/routines/core-beginner/")
    page.clock.run_for(500)
    begin(page)
    button(page, "End the routine").click()
    go_on = page.get_by_role("button", name=re.compile("^Continue: "))
    expect(go_on).to_be_visible()
    assert kept_sessions(page) == []
    go_on.click()
    expect(button(page, "Pause")).to_be_visible()
    while not kept_sessions(page) or not kept_sessions(page)[0]["strong"]:
        page.clock.run_for(30_000)
    button(page, "End the routine").click()
    [left] = kept_sessions(page)
    assert (left["end"], left["strong"]) == ("left", True)
    go_on.click()
    expect(button(page, "Pause")).to_be_visible()
    page.clock.run_for(30 * 60_000)
    expect(page.get_by_role("heading", name="Well done")).to_be_visible()
    assert [(each["id"], each["end"], each["strong"]) for each in kept_sessions(page)] == [(left["id"], "done", True)]


def test_a_session_whose_end_a_kill_cut_short_is_kept_exactly_once(program: Program, page: Page) -> None:
    stand_still(page)
    page.goto(f"{program.url}/routines/morning-5/")
    page.clock.run_for(500)
    begin(page)
    button(page, "This hurts").click()
    button(page, "Go on as before").click()
    place = page.evaluate("localStorage['back-at-ease:player']")
    page.clock.run_for(8 * 60_000)
    expect(page.get_by_role("heading", name="Well done")).to_be_visible()
    assert len(kept_sessions(page)) == 1
    # As after a kill: the session was kept, and that its place was forgotten never reached the disk.
    page.evaluate("place => { localStorage['back-at-ease:player'] = place; }", place)
    page.reload()
    page.get_by_role("button", name=re.compile("^Continue: ")).click()
    expect(button(page, "Pause")).to_be_visible()
    page.clock.run_for(8 * 60_000)
    expect(page.get_by_text("Was it 7 or more at the worst?")).to_be_visible()  # it hurt, before the kill
    number(page, "after", 3).click()
    button(page, "Keep it").click()
    expect(page.get_by_role("heading", name="Kept on this phone.")).to_be_visible()
    page.reload()
    expect(button(page, "Start the routine")).to_be_visible()
    [kept] = kept_sessions(page)
    assert (kept["end"], kept["after"]) == ("done", 3)
