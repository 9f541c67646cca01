"""A3: the browser is killed while the app writes, whatever it writes: what was confirmed is there, and all of it whole.

Chromium appends to a database log that a kill left torn, finds it damaged the next time and throws all of it away:
about one kill in a hundred, measured here without the spare copy (diary-spare.js). It must not be noticed.

The profile is one that has kept an entry over a peaceful end. Chromium writes down which sites keep anything only some
seconds after a first visit, and a kill within them makes it throw the whole new site away; no page can prevent that.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.harness.client import get
from tests.harness.killable import KillableBrowser
from tests.harness.program import Program
from tests.harness.waiting import until

KILLS = 10  # a hundred in the bench
VISITS = 5  # in peace, at most, until one finds what an earlier one wrote
MOST = 12  # confirmed writes before a kill

# What is written again and again beside new entries, one kind after the other: each says its turn twice.
KINDS = ("entry", "activity", "session", "plan", "conditions", "check")
MODULES = {
    "store": "diary-store", "log": "session-log", "plans": "plan-store", "conditions": "conditions",
    "check": "check-memory", "notes": "store",
}  # fmt: skip
OPEN = """async urls => {
  const names = Object.keys(urls);
  const found = await Promise.all(names.map(name => import(urls[name])));
  window.m = Object.fromEntries(found.map((module, index) => [names[index], module]));
  await m.notes.ready;
  window.entry = (id, turn) => ({id, began: '2026-11-20', ended: '', pain: turn % 11, where: [], after: [], helped: [],
    lost: null, note: String(turn).repeat(100).slice(0, 500), changed: turn});
}"""
FIRST = "async () => { await m.store.keep({...entry('first', 0), began: '2026-11-19'}); }"
# As fast as the phone takes them; each turn is said aloud when it is confirmed.
WRITE = """([kinds, round]) => {
  const must = async kept => { if (!(await kept)) throw new Error('not kept'); };
  const write = {
    entry: turn => m.store.keep(entry('changed', turn)),
    activity: turn => m.store.activities.keep({id: 'a-1', name: String(turn), scores: [], changed: turn}),
    session: turn => must(m.log.record({id: 's', routine: String(turn), began: 1, before: turn})),
    plan: turn => must(m.plans.keep([{code: 'X', name: String(turn)}, {code: 'Y', name: String(turn)}])),
    conditions: turn => must(m.conditions.keep([`A${turn}`, `B${turn}`])),
    check: turn => must(m.check.keep({level: 'S', care: String(turn), at: turn, facts: {}})),
  };
  (async () => {
    for (let turn = round * 100001; ; turn += 1) {
      await Promise.all([m.store.keep(entry(`new-${turn}`, turn)), write[kinds[turn % kinds.length]](turn)]);
      console.log(`kept ${turn}`);
    }
  })();
}"""
# The entries as their id, their turn, and whether all of it is of that turn; and of each kind the turns that it says.
READ = """async () => {
  const entries = await m.store.everything();
  const [activity] = await m.store.activities.all();
  const [session] = m.log.sessions();
  const check = m.check.kept();
  const changed = entries.find(({id}) => id === 'changed');
  return [
    entries.map(({id, pain, note, changed}) =>
      [id, changed, pain === changed % 11 && note === String(changed).repeat(100).slice(0, 500)]),
    {
      entry: changed ? [changed.changed] : [],
      activity: activity ? [Number(activity.name), activity.changed] : [],
      session: session ? [Number(session.routine), session.before] : [],
      plan: m.plans.kept().map(({name}) => Number(name)),
      conditions: m.conditions.ticked().map(code => Number(code.slice(1))),
      check: check ? [Number(check.care), check.at] : [],
    },
  ];
}"""


def module_urls(program: Program) -> dict[str, str]:
    """The URLs of the modules that write, by the names that these tests give them."""
    known = re.findall(r'"(/assets/([\w-]+)\.\w+\.js)"', get(program.url, "/generation.json")[2].decode())
    by_name = {name: url for url, name in known}
    return {name: by_name[module] for name, module in MODULES.items()}


def settled(chromium: Browser, profile: Path, program: Program, urls: dict[str, str]) -> None:
    """Comes back once the browser has kept an entry from one visit to the next."""
    for _ in range(VISITS):
        with KillableBrowser(chromium, profile) as phone:
            page = phone.context.pages[0]
            page.goto(f"{program.url}/diary/")
            page.evaluate(OPEN, urls)
            if page.evaluate(READ)[0]:
                return
            page.evaluate(FIRST)
            phone.quit()
    raise AssertionError(f"No entry outlived a peaceful end in {VISITS} visits.")


def turns(said: str) -> list[int]:
    """The turn that the page says it has kept."""
    return [int(said.removeprefix("kept "))] if said.startswith("kept ") else []


def test_a3_a_kill_in_mid_write_loses_nothing_that_was_confirmed(
    program: Program, chromium: Browser, tmp_path: Path
) -> None:
    kill_again_and_again(program, chromium, tmp_path, KILLS)


def wait_for_more(page: Page, confirmed: set[int], enough: int) -> None:
    until(lambda: len(confirmed) >= enough, wanted=f"{enough} writes", rest=lambda: page.wait_for_timeout(1))


def kill_again_and_again(program: Program, chromium: Browser, tmp_path: Path, kills: int) -> None:
    """Kills the browser so many times in the middle of writing, and reads everything after each."""
    chance = random.Random(kills)
    confirmed: set[int] = set()
    urls = module_urls(program)
    settled(chromium, tmp_path, program, urls)
    for number in range(kills + 1):
        with KillableBrowser(chromium, tmp_path) as phone:
            page = phone.context.pages[0]
            page.goto(f"{program.url}/healthz")  # the app's own origin, and nothing that takes time
            page.evaluate(OPEN, urls)
            entries, kinds = page.evaluate(READ)
            assert all(whole for _, _, whole in entries)
            assert "first" in {name for name, _, _ in entries}
            assert confirmed <= {turn for name, turn, _ in entries if name != "changed"}
            for place, kind in enumerate(KINDS):
                assert len(set(kinds[kind])) <= 1, kinds
                of_kind = {turn for turn in confirmed if turn % len(KINDS) == place}
                assert max(of_kind, default=0) <= max(kinds[kind], default=0), (kind, kinds)
            before = len(confirmed)
            page.on("console", lambda said: confirmed.update(turns(said.text)))
            page.evaluate(WRITE, [KINDS, number + 1])
            wait_for_more(page, confirmed, before + chance.randint(1, MOST))
    assert {turn % len(KINDS) for turn in confirmed} == set(range(len(KINDS)))
