"""A routine as one list of cues with absolute offsets: nothing forgotten, nothing cut short, both sides alike."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.scripts.running import modules, run
from tests.scripts.sessions import LAID, ROUTINES, SCRIPTS, data, given

PACE = {**data()["pace"]}
MOVE = {"slug": "a", "name": "A", "position": "sitting", "start": "Sit."}


@pytest.fixture
def phone(desk: Page) -> Iterator[Page]:
    with modules(desk, *SCRIPTS) as opened:
        yield opened


def laid(phone: Page, *steps: dict[str, Any], pace: dict[str, Any] = PACE) -> dict[str, Any]:
    code = "return m.timeline(m.partsOf(given[0], given[1]), given[1]);"
    return dict(run(phone, "player-cues.js", code, [list(steps), pace]))


def step(move: dict[str, Any] = MOVE, **dose: Any) -> dict[str, Any]:
    """A step that the routine says takes a minute."""
    return {"move": move, "minutes": 1, "dose": dose}


def kinds(table: dict[str, Any], kind: str = "work") -> list[float]:
    return [part["until"] - part["at"] for part in table["parts"] if part["kind"] == kind]


@pytest.mark.parametrize(
    ("dose", "lengths"),
    [
        ({"hold": 30}, [30]),
        ({"reps": 8}, [8 * 5]),
        ({"reps": 6, "tempo": 3}, [6 * 6]),
        ({"reps": 5, "hold": 2}, [5 * 7]),
        ({"sets": 2, "reps": 8, "rest": 45}, [40, 40]),
        ({"sets": 3, "reps": 2, "ladder": [6, 4, 2], "hold": 7}, [6 * 12, 4 * 12, 2 * 12]),
        ({"reps": 3, "hold": 20, "perSide": True}, [75, 75]),
        ({"minutes": 2}, [120]),
        ({"breaths": 6}, [60]),
        ({"steps": 30, "perSide": True}, [18, 18]),
        ({"reps": 1}, [50]),
    ],
)
def test_every_kind_of_dose_has_its_length(phone: Page, dose: dict[str, Any], lengths: list[float]) -> None:
    assert kinds(laid(phone, step(**dose))) == pytest.approx(lengths)


def test_a_change_of_sides_and_a_rest_stand_between_the_parts_of_work(phone: Page) -> None:
    table = laid(phone, step(sets=2, reps=3, perSide=True, rest=20))
    assert [(part["kind"], part["side"], part["set"]) for part in table["parts"]] == [
        ("ready", "right", 0), ("work", "right", 0), ("side", "left", 0), ("work", "left", 0),
        ("rest", "right", 1), ("work", "right", 1), ("side", "left", 1), ("work", "left", 1),
    ]  # fmt: skip
    assert kinds(table, "rest") == [20]


def test_a_picture_that_goes_both_ways_is_done_in_turn(phone: Page) -> None:
    table = laid(phone, step(move={**MOVE, "drawn": "both"}, reps=5, perSide=True))
    assert [(part["kind"], part["side"]) for part in table["parts"]] == [("ready", ""), ("work", "")]
    assert table["parts"][1]["reps"]["count"] == 10


def test_a_move_for_one_side_is_done_on_that_side_alone(phone: Page) -> None:
    code = "return given[0].cues.map((cue) => m.wordsOf(cue, given[0], [given[1]], given[2]));"
    for drawn, side in product(("right", "left", "both"), ("right", "left")):
        each = {"move": {**MOVE, "drawn": drawn}, "minutes": 1, "dose": {"sets": 2, "reps": 3, "only": side}}
        table = laid(phone, each)
        assert [part["kind"] for part in table["parts"]] == ["ready", "work", "rest", "work"]
        assert {part["side"] for part in table["parts"]} == {side}
        words = run(phone, "player-signals.js", code, [table, each, data()["says"]])
        assert words.count(f"{side.title()} side. Begin.") == 2


def test_getting_ready_takes_as_long_as_its_words(phone: Page) -> None:
    start = "Lie on your back with both knees bent, and both feet flat on the mat. " * 3
    [ready] = kinds(laid(phone, step(move={**MOVE, "start": start}, reps=5)), "ready")
    assert ready >= (len(start.split()) + 2) / 2.3  # words a second, said calmly
    for table in (run(phone, "player-cues.js", f"{LAID} return [table, steps];", given(each)) for each in ROUTINES):
        parts, steps = table[0]["parts"], table[1]
        for part in (each for each in parts if each["kind"] == "ready"):
            move = steps[part["step"]]["move"]
            assert part["length"] >= (len(f"{move['name']} {move['start']}".split()) + 1) / 2.3, move["name"]


def test_more_time_is_given_where_the_position_changes(phone: Page) -> None:
    other = {**MOVE, "position": "supine"}
    table = laid(phone, step(reps=5), step(reps=5), step(move=other, reps=5))
    assert kinds(table, "ready") == [PACE["ready"], PACE["ready"], PACE["ready"] + PACE["turn"]]


@pytest.mark.parametrize("ready", [1, 8, 25])
def test_no_count_down_cuts_a_name_short(phone: Page, ready: int) -> None:
    table = laid(phone, step(reps=5), step(reps=5), pace={**PACE, "ready": ready})
    names = [cue["at"] for cue in table["cues"] if cue["kind"] == "name"]
    counts = [cue["at"] for cue in table["cues"] if cue["kind"] == "count"]
    assert all(min(count - name for count in counts if count >= name) >= 5 for name in names)


def test_ten_seconds_more_are_given_to_both_sides(phone: Page) -> None:
    code = """const parts = m.partsOf(given[0], given[1]);
        return [1, 3].map((index) => m.timeline(m.extended(parts, index, 10), given[1]).parts);"""
    doses: tuple[dict[str, Any], ...] = ({"hold": 30, "perSide": True}, {"reps": 4, "perSide": True})
    for dose in doses:
        first, second = run(phone, "player-cues.js", code, [[step(**dose)], PACE])
        for parts in (first, second):
            right, left = (part["until"] - part["at"] for part in parts if part["kind"] == "work")
            assert right == left
            assert right >= (30 if "hold" in dose else 20) + 10
            assert all(one["until"] == two["at"] for one, two in pairwise(parts))


def test_ten_seconds_more_on_the_second_side_are_made_up_for_by_the_first_of_the_next_set(phone: Page) -> None:
    code = "return m.timeline(m.extended(m.partsOf(given[0], given[1]), 3, 10), given[1]).parts;"
    parts = run(phone, "player-cues.js", code, [[step(sets=2, hold=30, perSide=True)], PACE])
    assert [(part["set"], part["side"], part["until"] - part["at"]) for part in parts if part["kind"] == "work"] == [
        (0, "right", 30), (0, "left", 40), (1, "right", 40), (1, "left", 30),
    ]  # fmt: skip


def test_a_rest_is_held_until_it_eases_where_its_move_allows_more(phone: Page) -> None:
    code = """const parts = m.partsOf(given[0], given[1]);
        return [parts, m.stayed(parts, 1)].map((each) => m.timeline(each, given[1]));"""
    timed, opened = run(phone, "player-cues.js", code, [[step(move={**MOVE, "stay": 10}, minutes=5)], PACE])
    ready = PACE["ready"]
    assert [cue["at"] for cue in timed["cues"] if cue["kind"] == "ease"] == [ready + 300 - 30]
    assert timed["length"] == ready + 300
    assert opened["length"] == ready + 600
    assert [cue["at"] for cue in opened["cues"] if cue["kind"] in ("ease", "stay")] == [ready + 300]
    never = laid(phone, step(minutes=5), step(move={**MOVE, "stay": 5}, minutes=5))
    assert not [cue for cue in never["cues"] if cue["kind"] == "ease"]


HELD: list[tuple[dict[str, Any], str]] = [
    ({"minutes": 1}, "time"), ({"minutes": 5}, "time"), ({"steps": 30}, "time"), ({"reps": 1}, "time"),
    ({"hold": 30}, "hold"), ({"hold": 90}, "hold"), ({"reps": 1, "hold": 20}, "hold"), ({"reps": 5}, "in"),
]  # fmt: skip


def test_only_what_is_held_is_called_a_hold(phone: Page) -> None:
    for dose, phase in HELD:
        [work] = [part for part in laid(phone, step(**dose))["parts"] if part["kind"] == "work"]
        given = [work, "in" if phase == "in" else "hold"]
        assert run(phone, "player-screen.js", "return m.phaseName(...given);", given) == phase, dose


@pytest.mark.parametrize("routine", ROUTINES)
def test_every_routine_adds_up_to_about_what_it_states(phone: Page, routine: str) -> None:
    minutes = run(phone, "player-cues.js", f"{LAID} return table.length / 60;", given(routine))
    stated = data()["routines"][routine]["minutes"]
    assert minutes == pytest.approx(stated, rel=0.2, abs=1.5)


@pytest.mark.parametrize("routine", ROUTINES)
def test_the_list_of_every_routine_is_whole(phone: Page, routine: str) -> None:
    table, steps = run(phone, "player-cues.js", f"{LAID} return [table, steps];", given(routine))
    parts, cues = table["parts"], table["cues"]
    assert parts[0]["at"] == 0
    assert all(one["until"] == two["at"] for one, two in pairwise(parts))
    assert [cue["at"] for cue in cues] == sorted(cue["at"] for cue in cues)
    assert cues[-1] == {"at": table["length"], "kind": "done", "part": len(parts) - 1}
    assert [cue["kind"] for cue in cues].count("name") == len(steps)
    for index, each in enumerate(steps):
        work = [part for part in parts if part["step"] == index and part["kind"] == "work"]
        right, left = ([part for part in work if part["side"] == side] for side in ("right", "left"))
        assert [part["length"] for part in right] == [part["length"] for part in left]
        assert bool(right) == (bool(each["dose"].get("perSide")) and each["move"].get("drawn") != "both")
        # One start for each part of work, one number for each repeat after the first.
        for part in work:
            own = [cue["kind"] for cue in cues if parts[cue["part"]] == part]
            assert own.count("start") == 1
            assert own.count("rep") == part["reps"]["count"] - 1


@pytest.mark.parametrize("routine", ROUTINES)
def test_every_moment_has_its_place(phone: Page, routine: str) -> None:
    code = f"""{LAID}
        const wrong = [];
        for (let time = 0; time <= table.length; time += 0.37) {{
          const place = m.placeAt(table, time);
          const {{ part, rep, within, left, phase }} = place;
          const isIn = part.at <= time && time < part.until;
          const inRep = !part.reps || (rep < part.reps.count && within >= 0 && within <= part.reps.each + 1e-9);
          if (!isIn || !inRep || left <= 0 || !['in', 'hold', 'out'].includes(phase)) wrong.push([time, place]);
        }}
        return [wrong.slice(0, 3), m.placeAt(table, table.length + 5).isOver];"""
    assert run(phone, "player-cues.js", code, given(routine)) == [[], True]
