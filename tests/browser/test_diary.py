"""The diary as a person uses it: logged with one thumb, changed, deleted and put back, taken along, thrown away."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from tests.browser.diary import LOSE, STORES, TODAY, button, log, opened, rows, tick
from tests.harness.axe import violations
from tests.harness.browsing import Journal, goto_and_wait_ready, wait_ready
from tests.harness.program import Program

# Entries as the app writes them, straight into its store: [how many] over three years.
FILL = """async (count) => {
  const database = await new Promise(done => {
    indexedDB.open('back-at-ease').onsuccess = ({target}) => done(target.result);
  });
  const transaction = database.transaction('episodes', 'readwrite');
  for (let index = 0; index < count; index += 1) {
    const at = new Date(Date.now() - index * 3 * 365 * 86400000 / count).toISOString().slice(0, 10);
    transaction.objectStore('episodes').put({id: `e-${index}`, began: at, ended: at, pain: index % 11,
      where: ['lumbar'], after: ['lifting'], helped: ['heat'], lost: null, note: `Entry ${index}`, changed: index});
  }
  await new Promise(done => { transaction.oncomplete = done; });
  database.close();
}"""
# Entries written over and over, some of them removed; what stands in the end.
CHANGES = """async () => {
  const {name} = performance.getEntriesByType('resource').find(({name}) => name.includes('/diary-store.'));
  const {keep, remove, everything} = await import(name);
  for (let turn = 0; turn < 150; turn += 1) {
    const id = `c-${turn % 40}`;
    await keep({id, began: '2026-11-20', ended: '', pain: turn % 11, where: [], after: [], helped: [], lost: null,
      note: `Turn ${turn}`, changed: turn});
    if (turn % 9 === 0) await remove(id);
  }
  return everything();
}"""

# ms from a tap on the tab until the entries are on the screen.


@pytest.fixture
def diary(program: Program, page: Page) -> Page:
    return opened(page, program)


def test_a_spasm_is_logged_with_two_taps_and_stays(diary: Page) -> None:
    expect(diary.locator("form :checked:visible")).to_have_count(0)
    expect(diary.get_by_text("Nothing is logged yet.")).to_be_visible()
    log(diary, 6, "Lower back")
    for _ in range(2):
        expect(rows(diary)).to_have_count(1)
        expect(rows(diary)).to_contain_text("Lower back")
        expect(diary.get_by_text("Still going since")).to_be_visible()
        diary.reload()
    button(diary, "It is over").click()
    expect(diary.get_by_text("Still going since")).to_be_hidden()
    expect(diary.locator("[data-part=says]")).to_contain_text("6 out of 10")


def test_no_pain_is_preset_and_none_is_asked_for_first(diary: Page) -> None:
    button(diary, "Save").click()
    expect(diary.get_by_role("alert").filter(has_text="Tap a number")).to_be_visible()
    expect(diary.locator("[name=pain]").first).to_be_focused()
    assert diary.evaluate(STORES)["rows"]["back-at-ease/episodes"] == []


def test_an_entry_is_back_dated_changed_deleted_and_put_back(diary: Page) -> None:
    past = TODAY - timedelta(days=9)
    log(diary, 4, "Neck", "Stress", began=past, note="After the move")
    log(diary, 8, "Lower back")
    expect(rows(diary).locator("[data-value=name]")).to_have_text(["Lower back", "Neck"])
    rows(diary).nth(1).get_by_role("button", name="Change").click()
    expect(diary.get_by_role("heading", name="Change this entry")).to_be_focused()
    tick(diary, "5")
    button(diary, "Save").click()
    expect(rows(diary).locator("[data-value=pain]")).to_have_text(["8", "5"])
    kept = diary.evaluate(STORES)["rows"]["back-at-ease/episodes"]
    assert {each["note"]: each["began"] for each in kept} == {"": TODAY.isoformat(), "After the move": past.isoformat()}
    rows(diary).nth(1).get_by_role("button", name="Delete").click()
    expect(rows(diary)).to_have_count(1)
    expect(button(diary, "Put it back")).to_be_focused()
    button(diary, "Put it back").click()
    expect(rows(diary)).to_have_count(2)
    by_id = lambda each: each["id"]  # noqa: E731
    assert sorted(diary.evaluate(STORES)["rows"]["back-at-ease/episodes"], key=by_id) == sorted(kept, key=by_id)


def test_days_that_cannot_be_are_not_kept(diary: Page) -> None:
    tick(diary, "3")
    diary.get_by_text("Add more, if you like").click()
    began = diary.get_by_label("When did it begin?")
    began.fill((TODAY + timedelta(days=1)).isoformat())
    button(diary, "Save").click()
    expect(diary.get_by_text("That day is still to come.")).to_be_visible()
    began.fill(TODAY.isoformat())
    tick(diary, "It is over")
    diary.get_by_label("Last day of it").fill((TODAY - timedelta(days=1)).isoformat())
    button(diary, "Save").click()
    expect(diary.get_by_text("The last day is before the first.")).to_be_visible()
    assert diary.evaluate(STORES)["rows"]["back-at-ease/episodes"] == []


def test_two_tabs_agree(diary: Page, program: Program) -> None:
    other = opened(diary.context.new_page(), program)
    log(diary, 7, "Hips")
    expect(rows(other)).to_have_count(1)
    other.get_by_role("button", name="Delete the entry").click()
    expect(rows(diary)).to_have_count(0)


def test_numbers_and_sentence_say_what_the_bars_say(diary: Page) -> None:
    for weeks, pain in ((0, 3), (2, 7), (2, 5), (5, 0)):
        log(diary, pain, "Lower back", began=TODAY - timedelta(weeks=weeks))
    diary.get_by_text("See the numbers").click()
    table = [row.split("\t") for row in diary.locator("[data-part=numbers]").inner_text().splitlines()]
    assert [row[1:] for row in table] == [
        [worst, spasms, "0"]
        for worst, spasms in [("None logged", "0")] * 2
        + [("0", "1"), ("None logged", "0"), ("None logged", "0"), ("7", "2"), ("None logged", "0"), ("3", "1")]
    ]
    expect(diary.locator("[data-part=worst] .be-chart__value")).to_have_text(["0", "7", "3"])
    says = diary.locator("[data-part=says]")
    expect(says).to_contain_text(f"7 out of 10, in the week from {table[5][0]}. Spasms: 4.")
    button(diary, "A year").click()
    expect(diary.locator("[data-part=numbers] tr")).to_have_count(12)
    expect(says).to_contain_text("7 out of 10")


def test_a_copy_is_brought_back_once_and_never_over_what_is_here(
    diary: Page, program: Program, new_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    log(diary, 6, "Lower back", "Lifting or carrying", note="One")
    log(diary, 4, "Neck", note="Two")
    copy = tmp_path / "copy.json"
    with diary.expect_download() as download:
        button(diary, "Save a copy").click()
    download.value.save_as(copy)
    other = opened(new_context().new_page(), program)
    log(other, 2, "Hips")
    for counts in ("New: 2. Already here: 0. Different here: 0.", "New: 0. Already here: 2. Different here: 0."):
        other.locator("[data-part=file]").set_input_files(copy)
        expect(other.locator("[data-part=counts]")).to_have_text(counts)
        expect(rows(other)).to_have_count(1 if "New: 2" in counts else 3)
        button(other, "Add to my diary").click()
        expect(rows(other)).to_have_count(3)
    rows(other).filter(has_text="One").get_by_role("button", name="Change").click()
    other.get_by_label("Your own words").fill("Mine")
    button(other, "Save").click()
    expect(rows(other).filter(has_text="Mine")).to_have_count(1)
    for theirs, note in (("Keep what is here", "Mine"), ("Take the file’s", "One")):
        other.locator("[data-part=file]").set_input_files(copy)
        expect(other.locator("[data-part=preview]")).to_be_visible()
        expect(other.locator("[data-part=counts]")).to_contain_text("Different here: 1.")
        other.get_by_label(theirs).check()
        button(other, "Add to my diary").click()
        expect(other.get_by_text("Added. Nothing that was here is lost.")).to_be_visible()
        expect(rows(other).filter(has_text=note)).to_have_count(1)


def test_a_file_that_is_picked_while_another_is_added_waits_for_it(diary: Page) -> None:
    whole = {"app": "back-at-ease", "format": 1, "notes": {}}
    entry: dict[str, Any] = {
        "began": "2026-11-01", "ended": "2026-11-01", "where": [], "after": [], "helped": [], "lost": None,
        "note": "", "changed": 1,
    }  # fmt: skip
    bodies = [
        json.dumps({**whole, "episodes": [{**entry, "id": f"e-{number}", "pain": pain} for number in range(200)]})
        for pain in (3, 7)
    ]
    files: list[FilePayload] = [
        {"name": "copy.json", "mimeType": "application/json", "buffer": body.encode()} for body in bodies
    ]
    diary.locator("[data-part=file]").set_input_files(files[0])
    expect(diary.locator("[data-part=counts]")).to_contain_text("New: 200.")
    # Both in one turn of the page: no person is faster.
    diary.evaluate(
        """([body]) => {
          const input = document.querySelector('[data-part=file]');
          const chosen = new DataTransfer();
          chosen.items.add(new File([body], 'copy.json'));
          document.querySelector('[data-action=add]').click();
          input.files = chosen.files;
          input.dispatchEvent(new Event('change'));
        }""",
        [bodies[1]],
    )
    expect(diary.locator("[data-part=counts]")).to_contain_text("New: 0. Already here: 0. Different here: 200.")
    expect(diary.get_by_label("Keep what is here")).to_be_visible()
    expect(rows(diary)).to_have_count(20)
    assert {each["pain"] for each in diary.evaluate(STORES)["rows"]["back-at-ease/episodes"]} == {3}


@pytest.mark.copy
@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"not a diary", "This file cannot be read."),
        (b'{"app":"other"}', "This file is not a copy of a diary."),
        (b'{"app":"back-at-ease","format":1,"episodes":[{}],"notes":{}}', "This file is damaged at episodes[0].id."),
        (b" " * 12_000_001, "This file is too big"),
        (b"\xff\xfe\x00\x01", "This file cannot be read."),
    ],
    ids=["text", "foreign", "damaged", "huge", "bytes"],
)
def test_a5_a_bad_file_is_refused_and_changes_nothing(diary: Page, tmp_path: Path, body: bytes, said: str) -> None:
    wait_ready(diary)  # the copy of the app makes notes of its own on the way
    log(diary, 6, "Lower back")
    diary.wait_for_function("() => localStorage.getItem('back-at-ease:kept') !== null")
    before = diary.evaluate(STORES)
    path = tmp_path / "bad.json"
    path.write_bytes(body)
    diary.locator("[data-part=file]").set_input_files(path)
    expect(diary.get_by_text(said)).to_be_visible()
    assert diary.evaluate(STORES) == before


def test_everything_is_deleted_and_it_was_looked_at(diary: Page, program: Program) -> None:
    log(diary, 6, "Lower back")
    diary.evaluate("() => localStorage.setItem('back-at-ease:sessions', '{\"version\":1,\"sessions\":[]}')")
    button(diary, "Delete everything").click()
    expect(button(diary, "Keep it")).to_be_focused()
    button(diary, "Keep it").click()
    expect(rows(diary)).to_have_count(1)
    button(diary, "Delete everything").click()
    button(diary, "Delete it all").click()
    expect(diary.get_by_text("We looked: nothing is left.")).to_be_visible()
    assert "back-at-ease-diary" not in diary.evaluate("() => caches.keys()")
    stores = diary.evaluate(STORES)
    assert {name: each for name, each in stores["rows"].items() if each} == {}
    assert [key for key in (*stores["local"], *stores["session"]) if key.startswith("back-at-ease:")] == []
    opened(diary, program)
    expect(rows(diary)).to_have_count(0)
    expect(diary.get_by_text("this phone has cleared it")).to_be_hidden()


def test_a_phone_that_cleared_the_diary_is_named(diary: Page, program: Program) -> None:
    log(diary, 6, "Lower back")
    diary.goto(f"{program.url}/about/")
    diary.evaluate(LOSE)
    diary.evaluate("() => caches.delete('back-at-ease-diary')")
    opened(diary, program)
    expect(diary.get_by_text("this phone has cleared it")).to_be_visible()


def test_a_database_that_the_browser_threw_away_comes_back_as_it_was(diary: Page, program: Program) -> None:
    for pain in (3, 6, 9):
        log(diary, pain, "Lower back")
    rows(diary).nth(1).get_by_role("button", name="Delete").click()
    expect(rows(diary)).to_have_count(2)
    before = diary.evaluate(STORES)["rows"]
    diary.goto(f"{program.url}/about/")
    diary.evaluate(LOSE)
    opened(diary, program)
    expect(rows(diary)).to_have_count(2)
    assert diary.evaluate(STORES)["rows"] == before
    expect(diary.get_by_text("this phone has cleared it")).to_be_hidden()


def test_the_spare_copy_gathers_many_changes_and_keeps_the_last_word(diary: Page, program: Program) -> None:
    entries = diary.evaluate(CHANGES)
    diary.goto(f"{program.url}/about/")
    diary.evaluate(LOSE)
    opened(diary, program)
    expect(rows(diary)).not_to_have_count(0)
    assert diary.evaluate(STORES)["rows"]["back-at-ease/episodes"] == sorted(entries, key=lambda each: str(each["id"]))
    assert diary.evaluate("async () => (await (await caches.open('back-at-ease-diary')).keys()).length") < 70


def test_a_phone_that_keeps_nothing_is_named(program: Program, page: Page) -> None:
    page.add_init_script("IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };")
    opened(page, program)
    expect(page.get_by_text("does not let the app keep a diary")).to_be_visible()
    tick(page, "6")
    button(page, "Save").click()
    expect(page.locator("[data-part=status]")).to_contain_text("This phone could not keep it.")
    expect(page.locator("[name=pain]:checked")).to_have_value("6")


def test_the_summary_holds_what_was_logged_and_fits_one_sheet(diary: Page) -> None:
    for days in (1, 20, 40, 60, 80):
        log(diary, 5, "Lower back", "Lifting or carrying", "Heat", began=TODAY - timedelta(days=days), note="Sore")
    session = {"id": "s", "routine": "morning-5", "began": 0, "end": "done", "before": 3}
    diary.evaluate(
        "each => localStorage.setItem('back-at-ease:sessions', JSON.stringify({version: 1, sessions: [each]}))",
        {**session, "began": int(diary.evaluate("() => Date.now()")) - 1000},
    )
    diary.get_by_role("link", name="Print or save for my clinician").click()
    sheet = diary.locator("[data-part=sheet]")
    for words in ("Lower back: 5", "Lifting or carrying: 5", "Heat: 5", "Morning", "Sore", "not a clinical score"):
        expect(diary.locator("main")).to_contain_text(words)
    expect(sheet.locator("tbody tr")).to_have_count(5)
    assert diary.pdf(format="Letter").count(b"/Type /Page\n") == 1


@pytest.mark.copy
def test_of_five_thousand_entries_no_more_are_built_than_are_shown(program: Program, page: Page) -> None:
    goto_and_wait_ready(page, f"{program.url}/diary/")
    page.evaluate(FILL, 5000)
    opened(page, program)
    expect(rows(page)).to_have_count(20)
    button(page, "Show older entries").click()
    expect(rows(page)).to_have_count(40)


@pytest.mark.copy
def test_nothing_that_was_logged_leaves_the_phone(own_program: Program, page: Page, journal: Journal) -> None:
    goto_and_wait_ready(page, own_program.url)
    journal.requests.clear()
    opened(page, own_program)
    log(page, 6, "Lower back", "Stress", note="SECRETWORD")
    button(page, "It is over").click()
    page.get_by_role("link", name="Print or save for my clinician").click()
    expect(page.locator("main")).to_contain_text("SECRETWORD")
    for request in journal.requests:
        assert request.method == "GET", request.url
        assert request.post_data is None
        assert "?" not in request.url, request.url
        assert "SECRETWORD" not in request.url + json.dumps(request.headers)


@pytest.mark.parametrize("look", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_a_full_diary_reads_well_on_a_small_phone_in_every_look(
    program: Program, new_context: Callable[..., BrowserContext], look: dict[str, Any]
) -> None:
    page = opened(new_context(viewport={"width": 320, "height": 640}, **look).new_page(), program)
    page.evaluate(FILL, 60)
    opened(page, program)
    expect(rows(page)).to_have_count(20)
    page.get_by_text("See the numbers").click()
    for path in ("/diary/", "/diary/summary/"):
        if path not in page.url:
            page.goto(f"{program.url}{path}")
            expect(page.locator("[data-part=sheet]")).to_be_visible()
        assert violations(page) == []
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 320


def test_the_diary_is_kept_by_keyboard_alone(diary: Page) -> None:
    diary.locator("[name=pain]").first.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "Tab", "Space"):
        diary.keyboard.press(key)
    button(diary, "Save").focus()
    diary.keyboard.press("Enter")
    expect(rows(diary)).to_have_count(1)
    expect(rows(diary)).to_contain_text("Lower back")
