"""Ten minutes of a routine in real time, its tab behind another for half of them: it ends when its list says."""

from __future__ import annotations

import json
import time
import urllib.request
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.browser.player import begin, kept_sessions
from tests.harness.killable import KillableBrowser
from tests.harness.machine import chromium_path
from tests.harness.program import Program
from tests.scripts.running import modules, run
from tests.scripts.sessions import LAID, SCRIPTS, given

ROUTINE = "mid-back-first-aid"
SEEN = 60  # seconds before each time away
AWAY = (200, 30, 30, 30, 10)  # seconds behind the other tab: long enough for a browser to hold back timers
RIGHT = 0.1  # seconds
TABLE = LAID + "return { length: table.length, ends: table.cues.filter(({ kind }) => kind === 'done').length };"
# What happens, with its moment: the tap that begins, every milestone, and every time the tab is hidden or seen.
NOTE = """() => {
  window.noted = [];
  const note = (what) => window.noted.push([what, performance.now() / 1000]);
  const begins = ({ target }) => target.closest('[data-action=did]') && note('begin');
  document.addEventListener('click', begins, true);
  document.addEventListener('visibilitychange', () => note(document.visibilityState));
  const status = document.querySelector('dialog [role=status]');
  new MutationObserver(() => note(status.textContent)).observe(status, { childList: true });
}"""


class Tabs:
    """Two tabs of one window, brought forward as a thumb does; a connected driver would keep both of them awake."""

    def __init__(self, port: int) -> None:
        self._url = f"http://127.0.0.1:{port}/json"
        self.played = next(tab["id"] for tab in self._ask("list") if tab["type"] == "page")
        self.other = self._ask("new?about:blank", "PUT")["id"]

    def show(self, tab: str) -> None:
        """Brings a tab to the front; the other is hidden from then on."""
        with urllib.request.urlopen(f"{self._url}/activate/{tab}"):
            return

    def _ask(self, path: str, method: str = "GET") -> Any:
        with urllib.request.urlopen(urllib.request.Request(f"{self._url}/{path}", method=method)) as answer:
            return json.load(answer)


def wait_until(moment: float) -> None:
    time.sleep(max(0.0, moment - time.monotonic()))


def test_ten_minutes_with_the_tab_hidden_half_the_time_end_right(
    program: Program, chromium: Browser, page: Page, tmp_path: Path
) -> None:
    with modules(page, *SCRIPTS) as opened:
        table = run(opened, "player-cues.js", TABLE, given(ROUTINE))
    assert table["length"] >= sum(AWAY) + SEEN * len(AWAY)
    with KillableBrowser(chromium, tmp_path, path=chromium_path()) as phone:
        played = phone.context.pages[0]
        played.goto(f"{program.url}/routines/{ROUTINE}/")
        expect(played.get_by_role("button", name="Start the routine")).to_be_enabled()
        played.evaluate(NOTE)
        begin(played)
        started = time.monotonic()
        phone.let_go()
        tabs = Tabs(phone.port)
        tabs.show(tabs.played)
        at = started
        for away in AWAY:
            wait_until(at + SEEN)
            tabs.show(tabs.other)
            wait_until(at + SEEN + away)
            tabs.show(tabs.played)
            at += SEEN + away
        wait_until(started + table["length"] + 2)
        phone.take()
        played = next(each for each in phone.context.pages if program.url in each.url)
        noted = played.evaluate("window.noted")
        kept = [each["end"] for each in kept_sessions(played)]
    begun = next(at for what, at in noted if what == "begin")
    ended = next(at for what, at in noted if what.startswith("Done."))
    turns = [(what, at) for what, at in noted if what in ("hidden", "visible") and at > begun]
    hidden = sum(at if what == "visible" else -at for what, at in turns[turns[0][0] == "visible" :])
    off = ended - begun - table["length"]
    print(f"{ended - begun:.3f} s of {table['length']} s, {1000 * off:+.0f} ms, hidden {hidden:.0f} s")
    assert hidden >= 0.95 * sum(AWAY)
    assert abs(off) <= RIGHT
    assert kept == ["done"]
