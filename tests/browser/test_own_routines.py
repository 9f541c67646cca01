"""A person's own routines: made, put in order, copied, deleted and put back, played; known to this phone alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.notes import noted
from tests.harness.axe import violations
from tests.harness.browsing import Journal, goto_and_wait_ready
from tests.harness.program import Program
from tests.scripts.running import NOTES, modules, run, run_noted
from tests.scripts.sessions import SCRIPTS, data


def button(page: Page, name: str) -> Any:
    return page.get_by_role("button", name=name, exact=True)


def make(page: Page, name: str, *moves: str) -> None:
    button(page, "Make a routine").click()
    page.get_by_label("Name").fill(name)
    for move in moves:
        page.get_by_label("Add a move").select_option(move)
        button(page, "Add").click()


def expect_names(page: Page, *names: str) -> None:
    """The routines, or the moves of the one that is edited, as the screen shows them."""
    shown = page.locator("[data-part=list] .be-item__name:visible, [data-part=moves] .be-item__name:visible")
    expect(shown).to_have_text(list(names))


@pytest.fixture
def own(program: Program, page: Page) -> Page:
    page.goto(f"{program.url}/routines/own/")
    expect(page.get_by_text("You have none yet.")).to_be_visible()
    return page


def test_a_routine_is_made_put_in_order_and_kept(own: Page) -> None:
    make(own, "Lunch", "cat-camel", "bird-dog", "walking")
    button(own, "Walking: earlier").click()
    button(own, "Walking: earlier").click()
    expect(button(own, "Walking: earlier")).to_be_focused()
    expect_names(own, "Walking", "Cat-camel", "Bird dog")
    button(own, "Bird dog, Times: more").click()
    expect(button(own, "Bird dog, Times: more")).to_be_focused()
    button(own, "Cat-camel: take out").click()
    button(own, "Save").click()
    expect_names(own, "Lunch")
    own.reload()
    expect_names(own, "Lunch")
    expect(own.locator("[data-part=list]")).to_contain_text("2 moves")
    button(own, "Change").click()
    expect_names(own, "Walking", "Bird dog")
    assert own.locator("[data-what=reps] .be-own__number").inner_text() == str(
        data()["moves"]["bird-dog"]["dose"]["reps"] + 1
    )


def test_an_edit_that_is_left_changes_nothing(own: Page) -> None:
    make(own, "Lunch", "cat-camel")
    button(own, "Save").click()
    button(own, "Change").click()
    button(own, "Cat-camel, Times: more").click()
    own.get_by_label("Name").fill("Other")
    button(own, "Leave as it was").click()
    expect_names(own, "Lunch")
    (kept,) = noted(own, "own-routines")["routines"]
    assert kept["steps"][0]["dose"]["reps"] == 6


def test_a_copy_stands_apart_and_what_was_deleted_can_be_put_back(own: Page) -> None:
    make(own, "Lunch", "cat-camel")
    button(own, "Save").click()
    button(own, "Copy").click()
    expect_names(own, "Lunch", "Lunch, copy")
    button(own, "Delete").first.click()
    expect(own.get_by_text("Lunch is deleted.")).to_be_visible()
    expect_names(own, "Lunch, copy")
    button(own, "Put it back").click()
    expect_names(own, "Lunch", "Lunch, copy")
    own.reload()
    expect_names(own, "Lunch", "Lunch, copy")


def test_a_routine_needs_a_move_and_gets_a_name(own: Page) -> None:
    button(own, "Make a routine").click()
    button(own, "Save").click()
    expect(own.get_by_role("alert")).to_contain_text("Add at least one move")
    button(own, "Add").click()
    expect(own.get_by_role("alert")).to_be_hidden()
    button(own, "Save").click()
    expect_names(own, "My routine")


def test_it_plays_with_the_gate_of_its_strongest_move(own: Page) -> None:
    make(own, "Strong", "pelvic-tilt", "plank")
    button(own, "Save").click()
    button(own, "Start").first.click()
    own.locator("label:has(input[name=before][value='4'])").click()
    own.locator("dialog").get_by_role("button", name="Start", exact=True).click()
    expect(own.get_by_role("heading", name="Not this one today")).to_be_visible()
    button(own, "Back to the routine").click()
    make(own, "Soft", "pelvic-tilt", "cat-camel")
    button(own, "Save").click()
    button(own, "Start").nth(1).click()
    own.locator("label:has(input[name=before][value='4'])").click()
    own.locator("dialog").get_by_role("button", name="Start", exact=True).click()
    button(own, "I did it, and it was fine").click()
    expect(own.locator("#player-title")).to_contain_text("Pelvic tilt")
    own.reload()
    button(own, "Go on").click()
    expect(own.locator("#player-title")).to_contain_text("Pelvic tilt")


@pytest.mark.copy
def test_it_works_with_the_server_gone_and_tells_nobody(own_program: Program, page: Page, journal: Journal) -> None:
    goto_and_wait_ready(page, own_program.url)
    own_program.kill()
    page.goto(f"{own_program.url}/routines/own/")
    make(page, "Lunch", "cat-camel")
    button(page, "Save").click()
    expect_names(page, "Lunch")
    assert journal.outside(own_program.url) == []
    assert not any("Lunch" in path for path in journal.paths())


def test_a_phone_that_keeps_nothing_says_so(program: Program, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context().new_page()
    page.add_init_script(
        "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    page.goto(f"{program.url}/routines/own/")
    make(page, "Lunch", "cat-camel")
    button(page, "Save").click()
    expect(page.get_by_text("This phone could not keep it.")).to_be_visible()
    expect_names(page, "Cat-camel")  # what was made is still there


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 320)])
def test_every_screen_is_accessible_and_fits(
    program: Program, new_context: Callable[..., BrowserContext], scheme: str, width: int
) -> None:
    page = new_context(color_scheme=scheme, viewport={"width": width, "height": 640}).new_page()
    fits = "() => document.documentElement.scrollWidth <= innerWidth"
    page.goto(f"{program.url}/routines/own/")
    make(page, "Lunch", "cat-camel", "bird-dog")
    assert violations(page) == []
    assert page.evaluate(fits)
    button(page, "Save").click()
    button(page, "Copy").click()
    button(page, "Delete").first.click()
    assert violations(page) == []
    assert page.evaluate(fits)


@pytest.fixture
def phone(page: Page) -> Iterator[Page]:
    with modules(page, *SCRIPTS, "own-store.js", *NOTES) as opened:
        yield opened


@pytest.mark.parametrize("broken", ["{", "null", '{"version":9,"routines":[]}', '{"version":1}'])
def test_what_cannot_be_read_counts_as_none(phone: Page, broken: str) -> None:
    phone.evaluate("text => localStorage.setItem('back-at-ease:own-routines', text)", broken)
    assert run_noted(phone, "own-store.js", "return m.owned(given);", data()["moves"]) == []


def test_a_move_this_version_does_not_know_is_left_out(phone: Page) -> None:
    code = """const gone = { move: 'gone', dose: {} };
        const bridge = { move: 'bridge', dose: { reps: 5 } };
        await m.keep(() => [{ id: 'a', name: 'A', steps: [gone, bridge] }, { id: 'b', name: 'B', steps: [gone] }]);
        return m.owned(given).map(({ id, steps }) => [id, steps.map(({ move }) => move)]);"""
    assert run_noted(phone, "own-store.js", code, data()["moves"]) == [["a", ["bridge"]]]


def test_amounts_stay_within_what_is_sensible(phone: Page) -> None:
    code = """const dose = { sets: 3, reps: 2, ladder: [6, 4, 2], hold: 7 };
        let it = { id: 'a', name: 'A', steps: [{ move: 'curl-up', dose }] };
        const all = [];
        for (const [name, by, times] of [['reps', 1, 50], ['reps', -1, 60], ['hold', 1, 90], ['sets', -1, 9]]) {
          for (let turn = 0; turn < times; turn += 1) it = m.changed(it, 0, name, by);
          all.push(it.steps[0].dose[name]);
        }
        return [all, 'ladder' in it.steps[0].dose];"""
    assert run(phone, "own-store.js", code) == [[30, 1, 60, 1], False]
