"""The one database of what a person makes: its versions, and the notes that earlier ones kept elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.diary import LOSE, STORES
from tests.browser.notes import noted, text_of
from tests.scripts.entries import ENTRY
from tests.scripts.running import NOTES, modules, run, run_noted

# The stores of the database by version, as each version made them.
STORES_OF: dict[int, list[str]] = {
    0: [],
    1: ["episodes"],
    2: ["episodes", "activities", "checks"],
    3: ["episodes", "activities", "checks", "notes"],
}
NEWEST = max(STORES_OF)
# A database of an earlier version with an entry in it, and the notes that its pages kept in localStorage.
LEAVE = """async given => {
  if (given.version) await new Promise((done, fail) => {
    const request = indexedDB.open('back-at-ease', given.version);
    request.onupgradeneeded = () => given.stores.forEach(name => {
      const store = request.result.createObjectStore(name, {keyPath: 'id'});
      if (name === 'episodes') store.createIndex('began', 'began').objectStore.put(given.entry);
    });
    request.onsuccess = () => { request.result.close(); done(); };
    request.onerror = () => fail(request.error);
  });
  for (const [name, text] of Object.entries(given.notes)) localStorage[`back-at-ease:${name}`] = text;
}"""
SHAPE = """const database = await new Promise(done => {
    indexedDB.open('back-at-ease').onsuccess = ({target}) => done(target.result);
  });
  const {indexNames} = database.transaction('episodes').objectStore('episodes');
  return {version: database.version, indexes: [...indexNames]};"""
NO_ANSWER = "IDBFactory.prototype.open = () => new EventTarget();"


def session(name: str, began: int, **more: Any) -> dict[str, Any]:
    return {"id": name, "routine": "morning-5", "began": began, "end": "done", "before": 2, **more}


def note_of(**said: Any) -> str:
    return json.dumps({"version": 1, **said})


# What every kind of note may hold, as earlier versions wrote it.
LEFT = {
    "sessions": note_of(sessions=[session("a", 1), session("b", 2)]),
    "helped": note_of(entries=[{"at": 3, "did": [{"id": "heat", "says": "Heat"}], "feels": 4}]),
    "own-routines": note_of(routines=[{"id": "own-1", "name": "Lunch", "steps": [{"move": "bridge", "dose": {}}]}]),
    "conditions": note_of(codes=["KN", "OST"]),
    "plans": note_of(plans=[{"code": "190XY5Y7", "name": "Mornings"}]),
    "plan-draft": note_of(draft={"moves": [], "routine": None, "clinic": 0, "start": None, "count": 2}),
    "check": note_of(level="S", care="all", at=5, facts={}),
    "player-setup": json.dumps({"all": {"sound": "bell"}}),
    "clinic": "sc-sports-medicine",
    "aloud": "on",
    "morning-later": "a",
    "copied": "17",
}
# What stays where it is: it is written while a page is being left.
STAYS = {"place": '{"step":"position"}', "care": "{}", "pacer": "{}", "player": "{}", "met": "3", "diary": "1"}


@pytest.fixture
def phone(page: Page) -> Iterator[Page]:
    with modules(page, "diary-store.js", *NOTES) as opened:
        yield opened


def ready(phone: Page) -> None:
    run_noted(phone, "store.js", "")


def local(phone: Page) -> dict[str, str]:
    """What stands in localStorage, without the marks of the app itself."""
    kept = {name.removeprefix("back-at-ease:"): text for name, text in phone.evaluate(STORES)["local"].items()}
    kept.pop("noted", None)
    return kept


def gone_from_local(phone: Page, names: set[str]) -> None:
    """Waits until localStorage has none of the names."""
    phone.wait_for_function(
        "names => names.every(name => localStorage[`back-at-ease:${name}`] === undefined)", arg=[*names]
    )


def test_the_stores_of_every_version_are_written_down(phone: Page) -> None:
    assert run(phone, "store.js", "return [m.VERSION, m.STORES]") == [NEWEST, STORES_OF[NEWEST]]


@pytest.mark.parametrize("notes", [{}, LEFT], ids=["no notes", "notes"])
@pytest.mark.parametrize("version", range(NEWEST))
def test_every_earlier_version_becomes_the_newest_and_keeps_everything(
    phone: Page, version: int, notes: dict[str, str]
) -> None:
    given = {"version": version, "stores": STORES_OF[version], "entry": ENTRY, "notes": notes | STAYS}
    phone.evaluate(LEAVE, given)
    for _ in range(2):  # taken in once: a second start changes nothing
        ready(phone)
        gone_from_local(phone, set(LEFT))
        stores = phone.evaluate(STORES)
        assert run(phone, "store.js", SHAPE) == {"version": NEWEST, "indexes": ["began"]}
        rows = {name: stores["rows"][f"back-at-ease/{name}"] for name in STORES_OF[NEWEST]}
        assert rows["episodes"] == ([ENTRY] if version else [])
        assert {each["id"]: each["text"] for each in rows["notes"]} == notes
        assert local(phone) == STAYS
        phone.reload()


def test_what_was_taken_in_is_in_the_spare_copy_before_it_goes_from_where_it_was(phone: Page) -> None:
    phone.evaluate(LEAVE, {"version": 0, "notes": LEFT})
    ready(phone)
    gone_from_local(phone, set(LEFT))
    copied = phone.evaluate("""async () => {
      const cache = await caches.open('back-at-ease-diary');
      const found = await Promise.all((await cache.keys()).map(async (each) => (await cache.match(each)).json()));
      return Object.fromEntries(found.flat().map(({record}) => [record.id, record.text]));
    }""")
    assert copied == LEFT


def test_a_list_that_an_older_tab_wrote_meanwhile_is_joined_and_nothing_is_lost(phone: Page) -> None:
    phone.evaluate(LEAVE, {"version": 0, "notes": LEFT})
    ready(phone)
    gone_from_local(phone, set(LEFT))
    older = {"sessions": note_of(sessions=[session("b", 2, after=1), session("c", 3)]), "clinic": "other"}
    phone.evaluate(LEAVE, {"version": 0, "notes": older})
    phone.reload()
    code = """const {list, amendList} = await import('/lists.js');
      const before = list('sessions').map(({id, after}) => [id, after ?? null]);
      const isKept = await amendList('sessions', all => [...all, given]);
      return [before, isKept];"""
    found = run_noted(phone, "store.js", code, session("d", 4))
    assert found == [[["a", None], ["b", 1], ["c", None]], True]
    assert [each["id"] for each in noted(phone, "sessions")["sessions"]] == ["a", "b", "c", "d"]
    assert text_of(phone, "clinic") == "other"
    gone_from_local(phone, set(LEFT))


def test_a_note_is_kept_whole_or_not_at_all_and_is_told_which(phone: Page) -> None:
    ready(phone)
    code = "return [await m.remember('clinic', given), m.recall('clinic')];"
    assert run(phone, "store.js", code, "one") == [True, "one"]
    phone.evaluate(
        "() => { IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); }; }"
    )
    assert run(phone, "store.js", code, "two") == [False, "one"]
    phone.reload()
    assert run_noted(phone, "store.js", "return m.recall('clinic');") == "one"


@pytest.mark.parametrize("broken", [NO_ANSWER, "IDBFactory.prototype.open = () => { throw new Error('no'); };"])
def test_without_a_database_notes_stand_where_they_stood_and_are_taken_in_by_the_next_page_that_has_one(
    page: Page, broken: str
) -> None:
    with modules(page, "diary-store.js", *NOTES) as phone:
        phone.evaluate(LEAVE, {"version": 0, "notes": {"clinic": "old"}})
        phone.evaluate(f"() => {{ {broken} }}")
        ready(phone)
        code = (
            "const before = m.recall('clinic'); return [before, await m.remember('clinic', 'new'), m.recall('clinic')];"
        )
        assert run(phone, "store.js", code) == ["old", True, "new"]
        phone.reload()
        assert run_noted(phone, "store.js", "return m.recall('clinic');") == "new"
        gone_from_local(phone, {"clinic"})
        assert text_of(phone, "clinic") == "new"


SPARED = """async said => {
  for (const name of (await caches.keys()).filter(each => each.includes('diary'))) {
    const cache = await caches.open(name);
    for (const request of await cache.keys())
      if ((await (await cache.match(request))?.text())?.includes(said)) return true;
  }
  return false;
}"""


def test_a_database_that_was_thrown_away_comes_back_with_its_notes_and_what_was_forgotten_stays_so(phone: Page) -> None:
    ready(phone)
    write = """const {amendList} = await import('/lists.js');
      await Promise.all([1, 2, 3].map(turn => amendList('plans', all => [...all, {code: `C${turn}`, name: ''}])));
      return [await m.remember('clinic', 'one'), await m.remember('aloud', 'on'), await m.forget('clinic')];"""
    assert run(phone, "store.js", write) == [True, True, True]
    phone.wait_for_function(SPARED, arg="C3")  # a slow phone may still be at it
    phone.evaluate(LOSE)
    phone.reload()
    found = "return ['clinic', 'aloud'].map(name => m.recall(name));"
    assert run_noted(phone, "store.js", found) == [None, "on"]
    assert [each["code"] for each in noted(phone, "plans")["plans"]] == ["C1", "C2", "C3"]


def test_what_two_tabs_write_at_once_is_all_there_and_both_know_it(phone: Page) -> None:
    ready(phone)
    other = phone.context.new_page()
    other.goto(phone.url)
    ready(other)
    count = 20
    write = """async ([tab, count]) => {
      const {amendList, list} = await import('/lists.js');
      window.listed = () => list('sessions').length;
      window.done = Promise.all(Array.from({length: count}, (_, turn) => amendList('sessions', all =>
        [...all.filter(({id}) => id !== `${tab}${turn}`), {id: `${tab}${turn}`, began: turn}])));
    }"""
    tabs = {"x": phone, "y": other}
    for name, tab in tabs.items():
        tab.evaluate(write, [name, count])
    for tab in tabs.values():
        assert tab.evaluate("() => window.done") == [True] * count
    wanted = {f"{name}{turn}" for name in tabs for turn in range(count)}
    assert {each["id"] for each in noted(phone, "sessions")["sessions"]} == wanted
    for tab in tabs.values():
        tab.wait_for_function("count => listed() === count", arg=len(wanted))
