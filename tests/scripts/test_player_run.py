"""A session under clocks that the test turns: nothing early, nothing late, nothing twice, whatever the phone does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.scripts.running import modules, run
from tests.scripts.sessions import LAID, ROUTINES, SCRIPTS, given

# Two clocks in milliseconds; `sleep` is a phone that stops its own clock, `set` somebody who sets the time of day.
CLOCKS = """
const now = { wall: 1e12, monotonic: 5e5 };
const clocks = { wall: () => now.wall, monotonic: () => now.monotonic };
const go = (ms) => { now.wall += ms; now.monotonic += ms; };
const sleep = (ms) => { now.wall += ms; };
const set = (ms) => { now.wall += ms; };
const start = (place) => { const made = new m.Run(steps, given.data.pace, place, clocks); made.play(); return made; };
"""
CODE = LAID + CLOCKS


@pytest.fixture
def phone(desk: Page) -> Iterator[Page]:
    with modules(desk, *SCRIPTS) as opened:
        yield opened


@pytest.mark.parametrize("routine", ROUTINES)
def test_a_whole_routine_gives_exactly_its_list_and_ends_in_time(phone: Page, routine: str) -> None:
    code = f"""{CODE}
        const played = start();
        const given_ = [];
        let late = 0, total = 0;
        for (let turn = 0; !played.isOver; turn += 1) {{
          for (const cue of played.due()) {{ given_.push(cue); late = Math.max(late, played.seconds - cue.at); }}
          const step = 60 + (turn * 7919) % 80; // timers are never on time
          go(step);
          total += step;
        }}
        given_.push(...played.due());
        return [JSON.stringify(given_) === JSON.stringify(table.cues), late, total / 1000 - table.length];"""
    same, late, over = run(phone, "player-run.js", code, given(routine))
    assert same
    assert late <= 0.15
    assert 0 <= over <= 0.15


def test_the_clock_is_looked_at_again_at_the_moment_of_the_next_cue(phone: Page) -> None:
    code = f"""{CODE}
        const played = start();
        const found = [];
        for (; !played.isOver; go(played.wait(100))) {{
          for (const cue of played.due()) found.push(played.seconds - cue.at);
        }}
        return [Math.max(...found), played.wait(100)];"""
    late, over = run(phone, "player-run.js", code, given("ease-back"))
    assert late <= 0.002
    assert over == 100


def test_after_a_sleep_it_says_where_we_are_and_nothing_else(phone: Page) -> None:
    code = f"""{CODE}
        const played = start();
        played.due();
        go(20_000);
        played.due();
        played.slept();
        sleep(120_000);
        const due = played.due();
        const missed = table.cues.filter(({{ at }}) => at > 20 && at <= 140);
        return [played.seconds, due, played.place.index, missed.length];"""
    seconds, due, index, missed = run(phone, "player-run.js", code, given("desk-3"))
    assert seconds == 140
    assert missed > 3
    assert [cue["part"] for cue in due] == [index]


def test_a_clock_that_is_set_while_the_page_is_awake_changes_nothing(phone: Page) -> None:
    code = f"{CODE} const played = start(); go(5_000); set(3_600_000); go(5_000); return played.seconds;"
    assert run(phone, "player-run.js", code, given("morning-5")) == 10


def test_throttled_timers_lose_no_time(phone: Page) -> None:
    code = f"""{CODE}
        const played = start();
        for (let turn = 0; turn < 10; turn += 1) {{ played.slept(); go(60_000); played.due(); }}
        return played.seconds;"""
    assert run(phone, "player-run.js", code, given("core-advanced")) == 600


def test_a_pause_stops_the_time(phone: Page) -> None:
    code = f"""{CODE}
        const played = start(); go(7_000); played.pause(); go(60_000); const paused = played.seconds;
        played.play(); go(3_000); return [paused, played.seconds];"""
    assert run(phone, "player-run.js", code, given("morning-5")) == [7, 10]


def test_skip_and_back_go_from_move_to_move(phone: Page) -> None:
    code = f"""{CODE}
        const played = start();
        const step = () => played.place.part.step;
        const seen = [];
        played.skip(); seen.push(step());
        go(2_000); played.back(); seen.push(step());
        played.skip(); go(5_000); played.back(); seen.push(step(), played.seconds - played.place.part.at);
        played.back(); played.back(); seen.push(step());
        for (let turn = 0; turn < 9; turn += 1) played.skip();
        seen.push(played.isOver, played.due().map(({{ kind }}) => kind).join());
        return seen;"""
    assert run(phone, "player-run.js", code, given("morning-5")) == [1, 0, 1, 0, 0, True, "done"]


def test_after_a_jump_the_name_of_the_move_is_given_again(phone: Page) -> None:
    code = f"{CODE} const played = start(); played.skip(); go(50); return played.due().map(({{ kind }}) => kind);"
    assert run(phone, "player-run.js", code, given("morning-5")) == ["name"]


def test_ten_seconds_more_move_the_end_and_repeat_no_cue(phone: Page) -> None:
    code = f"""{CODE}
        const played = start();
        go(4_000); played.due();
        const length = played.table.length;
        played.more(); go(100);
        return [played.table.length - length, played.due().length, played.place.left];"""
    longer, due, left = run(phone, "player-run.js", code, given("morning-5"))
    assert (longer, due) == (10, 0)
    assert left == pytest.approx(15.9)


# A hold of 30 s on each side, twice; or a rest of 5 minutes that may last 10, and a move after it.
MOVE = '"slug": "a", "name": "A", "start": "Sit.", "position": "sitting"'
SIDES = f'{{"move": {{{MOVE}}}, "minutes": 1, "dose": {{"hold": 30, "perSide": true}}}}'
REST = f'{{"move": {{{MOVE}, "stay": 10}}, "minutes": 5, "dose": {{"minutes": 5}}}}'


def own(*steps: str) -> str:
    return CODE.replace("now = {", f"mine = [{','.join(steps)}], now = {{").replace("m.Run(steps", "m.Run(mine")


@pytest.mark.parametrize("into", [12, 60])
def test_ten_seconds_more_never_move_the_moment_that_runs(phone: Page, into: int) -> None:
    code = f"""{own(SIDES)}
        const played = start();
        go({into}_000); played.due();
        const {{ part, left, within }} = played.place;
        played.more();
        const then = played.place;
        const works = played.table.parts.filter(({{ kind }}) => kind === 'work').map(({{ at, until }}) => until - at);
        return [then.part.side === part.side, then.left - left, then.within - within, works, played.due().length];"""
    assert run(phone, "player-run.js", code, given("desk-3")) == [True, 10, 0, [40, 40], 0]


def test_ten_seconds_more_on_the_second_side_last_through_a_kill(phone: Page) -> None:
    code = f"""{own(SIDES)}
        const played = start();
        go(60_000); played.more(); go(5_000);
        const again = start({{ edits: played.edits, seconds: played.seconds }});
        return [again.place.part.side, again.place.left - played.place.left, again.table.length - played.seconds];"""
    assert run(phone, "player-run.js", code, given("desk-3")) == ["left", 0, 21]


def test_a_rest_that_is_no_longer_open_ends_where_its_time_is_over(phone: Page) -> None:
    code = f"""{own(REST, SIDES)}
        const played = start();
        go(100_000); played.stay(); go(60_000); played.stay();
        const early = [played.place.part.step, played.seconds];
        played.stay(); go(300_000); played.due(); played.stay();
        const {{ part }} = played.place;
        const due = played.due().map(({{ kind }}) => kind).join();
        return [early, [part.step, part.kind, played.seconds - part.at, due, played.isOver]];"""
    assert run(phone, "player-run.js", code, given("desk-3")) == [[0, 160], [1, "ready", 0, "name", False]]


def test_a_move_counts_as_done_once_half_of_a_set_was_gone_through(phone: Page) -> None:
    code = f"""{own(SIDES, REST, SIDES)}
        const played = start();
        const done = () => [...played.done].join();
        const seen = [];
        for (const ms of [12_000, 12_000, 2_000]) {{ go(ms); played.due(); seen.push(done()); }}
        played.skip(); go(3_000); played.due(); played.skip(); seen.push(done()); // a rest of which nothing was had
        const again = start({{ edits: played.edits, seconds: played.seconds, done: [...played.done] }});
        go(100_000); again.due(); seen.push([...again.done].join()); // as after a sleep
        const idle = start();
        while (!idle.isOver) {{ go(100); idle.due(); idle.skip(); }}
        idle.due();
        return [...seen, idle.done.size];"""
    assert run(phone, "player-run.js", code, given("desk-3")) == ["", "", "0", "0", "0,2", 0]


def test_the_easier_move_takes_the_place_of_one_that_hurts(phone: Page) -> None:
    code = f"""{CODE}
        const played = start();
        const index = steps.findIndex(({{ easier }}) => easier);
        for (let turn = 0; turn < index; turn += 1) played.skip();
        go(12_000);
        const done = played.swap();
        const {{ part }} = played.place;
        return [done, played.steps[index].move.slug, steps[index].easier.move.slug, played.seconds - part.at,
          part.step - index, played.steps.length - steps.length];"""
    done, now, easier, into, off, more = run(phone, "player-run.js", code, given("core-beginner"))
    assert (done, into, off, more) == (True, 0, 0, 0)
    assert now == easier


def test_a_new_page_goes_on_to_the_second_with_every_change(phone: Page) -> None:
    code = f"""{CODE}
        const played = start();
        const index = steps.findIndex(({{ easier }}) => easier);
        for (let turn = 0; turn < index; turn += 1) played.skip();
        played.swap(); go(3_000); played.more(); go(4_000);
        const place = JSON.parse(JSON.stringify({{ edits: played.edits, seconds: played.seconds }}));
        go(3_600_000);
        const again = start(place);
        return [again.seconds - place.seconds, again.table.length - played.table.length, again.due().length];"""
    assert run(phone, "player-run.js", code, given("core-beginner")) == [0, 0, 1]
