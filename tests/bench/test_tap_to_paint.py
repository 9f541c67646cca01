"""How soon the next screen of a spasm shows after a tap: no server, a fresh start of the browser, a slow processor."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.harness.browsing import FLAGS, goto_and_wait_ready
from tests.harness.machine import chromium_path
from tests.harness.program import Program

PROCESSOR = 4  # times slower
PAINT = 300  # ms from the tap
OPENING = 1000  # ms from the icon to the first paint
WALKS = 4  # the best of at most so many counts for each tap: whatever else a machine does only ever adds
# Notes the moment of every tap, and the first frame after it with other headings or buttons than before, across
# documents. A clock that counts on the screen is neither.
WATCH = """
const parts = () => [...document.querySelectorAll('h1, h2, .be-flow__foot')];
const words = () => parts().filter((node) => node.getClientRects().length).map((node) => node.innerText).join();
const note = (name, value) => { sessionStorage[name] = value; };
const look = () => {
  if (!sessionStorage.tapped || sessionStorage.painted || words() === sessionStorage.before) return;
  const painted = () => { sessionStorage.painted ||= performance.timeOrigin + performance.now(); };
  requestAnimationFrame(() => setTimeout(painted));
};
addEventListener('click', (event) => {
  note('before', words());
  note('painted', '');
  note('tapped', performance.timeOrigin + event.timeStamp);
}, true);
new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
addEventListener('DOMContentLoaded', look);
"""
TOOK = "() => Number(sessionStorage.painted) && Math.round(sessionStorage.painted - sessionStorage.tapped)"
FIRST_PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"

Tap = Callable[[Page], None]


def link(name: str) -> Tap:
    return lambda page: page.get_by_role("link", name=name, exact=True).locator("visible=true").first.click()


def button(name: str) -> Tap:
    return lambda page: page.get_by_role("button", name=name, exact=True).locator("visible=true").first.click()


def tile(words: str) -> Tap:
    return lambda page: page.locator(".be-tile", has_text=words).click()


def none_of_these(page: Page) -> None:
    age = page.locator("label:visible", has_text="20 to 49")
    if age.count():
        age.click()
        page.evaluate("() => { sessionStorage.painted = ''; }")
    button("None of these")(page)


# Home to the last screen: the whole check, a position, breathing, heat, the moves, getting up, what next.
WALK: list[tuple[str, Tap]] = [
    ("spasm", lambda page: page.get_by_role("link", name="My back is in spasm now").click()),
    ("start", link("Start")),
    ("check", link("Start the check")),
    *((f"none of these, {number}", none_of_these) for number in range(1, 7)),
    ("position", link("Find a position")),
    ("tile", tile("Legs up on a chair")),
    ("in it", link("I’m in it")),
    ("breathed", link("Next: heat or cold")),
    ("cold", lambda page: page.locator(".be-wide", has_text="Cold").click()),
    ("no reason against it", button("None of these")),
    ("cold on", button("Start 10 min")),
    ("cold off", button("It is off")),
    ("moves", link("Next: first small moves")),
    ("first move", link("Start")),
    ("second move", link("Next")),
    ("getting up", link("Next: get up")),
    ("what next", link("Skip")),
]


def opened(browser: Browser, profile: Path) -> BrowserContext:
    context = browser.browser_type.launch_persistent_context(
        profile, executable_path=chromium_path(), args=list(FLAGS), viewport={"width": 390, "height": 844}
    )
    context.add_init_script(WATCH)
    return context


def walk(context: BrowserContext, url: str) -> dict[str, float]:
    """Milliseconds until the paint after each tap, and from the start to the first paint of home."""
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": PROCESSOR})
    page.goto(url)
    expect(page.get_by_role("link", name="My back is in spasm now")).to_be_visible()
    page.evaluate("() => localStorage.clear()")  # cold of the walk before would have to wait
    took = {"home": float(page.evaluate(FIRST_PAINT))}
    for name, tap in WALK:
        tap(page)
        page.wait_for_function(TOOK)
        took[name] = float(page.evaluate(TOOK))
        page.wait_for_timeout(300)
    return took


def test_each_step_of_a_spasm_paints_soon_after_the_tap(
    own_program: Program, chromium: Browser, tmp_path: Path
) -> None:
    with opened(chromium, tmp_path) as first:
        goto_and_wait_ready(first.pages[0], own_program.url)
    own_program.kill()
    bars = {"home": OPENING, **{name: PAINT for name, _ in WALK}}
    best = dict.fromkeys(bars, inf)
    for _ in range(WALKS):
        with opened(chromium, tmp_path) as again:
            took = walk(again, own_program.url)
        best = {name: min(best[name], took[name]) for name in bars}
        if all(best[name] <= bars[name] for name in bars):
            break
    print(best)
    assert {name: each for name, each in best.items() if each > bars[name]} == {}
