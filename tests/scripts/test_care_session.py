"""A heat or cold session goes on to the second, whatever happened to the page; who should not use it is asked first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from server.content.reader import read_file
from server.content.relief import read_step
from server.settings import ROOT
from tests.scripts.running import modules, run

STEP = read_step(read_file(ROOT / "content/en/relief/4-heat-or-cold.toml", ROOT))
LIMITS = {timer.kind: timer.limits() for timer in STEP.timers}
GATE = STEP.gate
assert GATE is not None
ROWS = [
    {"id": row.id, "cold": row.cold, "heat": row.heat, "note": row.note or "", "short": row.short} for row in GATE.rows
]

# Plays events on hand-driven clocks; `reload` starts a new page from what was kept, `kill` from what was last kept.
PLAY = """
  const [limits, events] = given;
  const at = { wall: 1e12, monotonic: 5000 };
  const clocks = { wall: () => at.wall, monotonic: () => at.monotonic };
  const shelf = new Map();
  const store = { recall: (key) => shelf.get(key) ?? null, remember: (key, value) => shelf.set(key, value) };
  let session = new m.CareSession(store, clocks);
  const seen = [];
  for (const [what, wall = 0, monotonic = wall] of events) {
    if (what === 'start') session.start('cold', wall, limits);
    if (what === 'end') session.end();
    if (what === 'keep') session.save();
    if (what === 'sleep') session.watch.slept();
    if (what === 'new page') { at.wall += wall * 1000; at.monotonic = 20; session = new m.CareSession(store, clocks); }
    if (what === 'pass' || what === 'sleep') { at.wall += wall * 1000; at.monotonic += monotonic * 1000; }
    const now = session.read();
    seen.push(now && { left: now.left / 1000, next: now.next?.kind ?? null, due: session.due()?.kind ?? null });
  }
  return { seen, past: session.past, running: session.running !== null };
"""


@pytest.fixture
def phone(desk: Page) -> Iterator[Page]:
    names = (
        "care-session.js",
        "care-timer.js",
        "durable.js",
        "elapsed.js",
        "memory.js",
        "care-gate.js",
        "alarm-file.js",
    )
    with modules(desk, *names) as opened:
        yield opened


def play(page: Page, *events: tuple[Any, ...]) -> dict[str, Any]:
    return dict(run(page, "care-session.js", PLAY, [LIMITS["cold"], [list(event) for event in events]]))


def last(page: Page, *events: tuple[Any, ...]) -> dict[str, Any]:
    return dict(play(page, *events)["seen"][-1])


def test_ten_minutes_run_down(phone: Page) -> None:
    assert last(phone, ("start", 10), ("pass", 60))["left"] == 540


def test_a_killed_page_goes_on_to_the_second(phone: Page) -> None:
    assert last(phone, ("start", 10), ("pass", 200), ("keep",), ("new page", 97))["left"] == 303


def test_a_clock_that_was_set_changes_nothing_while_the_page_is_awake(phone: Page) -> None:
    for step in (3600, -3600, 365 * 86400):
        assert (
            last(phone, ("start", 10), ("pass", 60), ("pass", 1 + step, 1), ("keep",), ("new page", 9))["left"] == 530
        )


def test_a_frozen_page_counts_the_time_it_was_away(phone: Page) -> None:
    assert last(phone, ("start", 10), ("pass", 60), ("sleep", 400, 3))["left"] == 140


def test_the_start_the_skin_check_and_the_end_are_due_once_each(phone: Page) -> None:
    events = [("start", 10), *[("pass", 60)] * 12]
    due = [each["due"] for each in play(phone, *events)["seen"]]
    assert [each for each in due if each] == ["start", "skin", "end"]


def test_what_was_missed_while_away_is_said_as_one(phone: Page) -> None:
    seen = play(phone, ("start", 10), ("keep",), ("new page", 3000), ("pass", 1))["seen"]
    assert [each["due"] for each in seen] == ["start", None, "end", None]
    assert seen[-1]["left"] == 0


def test_its_end_starts_the_wait(phone: Page) -> None:
    after = play(phone, ("start", 10), ("pass", 610), ("end",))
    assert after["past"] == [{"kind": "cold", "ended": 1e12 + 610_000}]
    assert after["running"] is False


def test_a_pack_nobody_marked_as_off_ended_at_its_own_time(phone: Page) -> None:
    late = play(phone, ("start", 10), ("keep",), ("new page", 20 * 3600), ("end",))
    assert late["past"] == [{"kind": "cold", "ended": 1e12 + 600_000}]
    soon = play(phone, ("start", 10), ("keep",), ("new page", 3600), ("end",))
    assert soon["past"] == [{"kind": "cold", "ended": 1e12 + 3_600_000}]


TABS = """
  const shelf = new Map();
  const store = { recall: (key) => shelf.get(key) ?? null, remember: (key, value) => shelf.set(key, value) };
  const at = { wall: 1e12 };
  const clocks = { wall: () => at.wall, monotonic: () => at.wall };
  const open = () => new m.CareSession(store, clocks);
  const states = (...sessions) => sessions.map(({ running, past }) => [running?.kind ?? null, past.length]);
"""


def test_what_one_tab_ended_no_other_takes_up_again(phone: Page) -> None:
    code = """const one = open(); one.start('cold', 10, given); const other = open(); at.wall += 5000; one.save();
      other.end(); at.wall += 5000; one.save(); return states(one, other, open());"""
    assert run(phone, "care-session.js", TABS + code, LIMITS["cold"]) == [[None, 1]] * 3


def test_a_second_tab_begins_and_ends_nothing_that_the_first_did(phone: Page) -> None:
    code = """const one = open(); const other = open(); one.start('cold', 10, given); other.start('heat', 15, given);
      const begun = states(one, other, open()); one.end(); other.end(); return [begun, states(one, other, open())];"""
    begun, ended = run(phone, "care-session.js", TABS + code, LIMITS["cold"])
    assert begun == [["cold", 0]] * 3
    assert ended == [[None, 1]] * 3


def test_a_page_killed_before_its_note_was_written_is_taken_up_from_the_disk(phone: Page) -> None:
    code = """const one = open(); one.start('cold', 10, given); shelf.clear(); at.wall += 30000;
      const again = open(); const isNewer = await again.recover(); const left = again.read().left;
      again.end(); again.past = []; const same = await again.recover();
      return [isNewer, left, same];"""
    assert run(phone, "care-session.js", TABS + code, LIMITS["cold"]) == [True, 570_000, False]


@pytest.mark.parametrize("stored", ["", "{", "null", "[]", '{"version":9,"past":[],"running":{"kind":"x"}}'])
def test_a_damaged_note_is_a_first_time(phone: Page, stored: str) -> None:
    code = "const s = new m.CareSession({ recall: () => given, remember() {} }); return [s.read(), s.past];"
    assert run(phone, "care-session.js", code, stored) == [None, []]


def verdict(page: Page, kind: str, *ticked: str) -> dict[str, Any]:
    return dict(run(page, "care-gate.js", "return m.verdictOf(...given);", [ROWS, list(ticked), kind]))


@pytest.mark.parametrize("row", GATE.rows, ids=lambda row: row.id)
@pytest.mark.parametrize("kind", ["cold", "heat"])
def test_every_reason_alone_decides_as_the_table_says(phone: Page, row: Any, kind: str) -> None:
    answer = verdict(phone, kind, row.id)
    says = getattr(row, kind)
    assert answer["verdict"] == (says if says in ("no", "ask") else "ok")
    assert answer["careful"] is (says == "care" or (row.id, kind) == ("pregnant", "heat"))


def test_no_reason_is_no_hindrance_and_the_strictest_reason_counts(phone: Page) -> None:
    assert verdict(phone, "cold") == {"verdict": "ok", "careful": False, "notes": []}
    assert verdict(phone, "heat", "pregnant", "numb")["verdict"] == "no"


def test_thin_skin_gets_only_the_short_times(phone: Page) -> None:
    code = "return [m.lengthsFor(given.cold, true), m.lengthsFor(given.heat, true), m.lengthsFor(given.cold, false)];"
    assert run(phone, "care-gate.js", code, LIMITS) == [[5, 8], [10], [10, 15]]


def test_the_alarm_file_rings_at_each_moment(phone: Page) -> None:
    alarms = [{"at": 1_800_000_000_000, "title": "Look, now; please"}, {"at": 1_800_000_300_000, "title": "Time is up"}]
    text = run(phone, "alarm-file.js", "return m.alarmFile(given, 1799999000000);", alarms)
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert [each for each in lines if each.startswith("DTSTART")] == [
        "DTSTART:20270115T080000Z",
        "DTSTART:20270115T080500Z",
    ]
    assert lines.count("TRIGGER:PT0S") == 2
    assert "SUMMARY:Look\\, now\\; please" in lines
    assert len({each for each in lines if each.startswith("UID")}) == 2
