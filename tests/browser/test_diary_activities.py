"""What a person wants to do again: named, scored, seen, deleted and put back."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.diary import LOSE, PUT, STORES, TODAY, button, log, opened, rows
from tests.harness.program import Program
from tests.scripts.entries import entry

VECTORS = Path(__file__).parent.parent / "vectors"


def named(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name, exact=True)


def add(page: Page, name: str) -> None:
    page.get_by_label("One thing that is hard now").fill(name)
    button(page, "Add it").click()
    expect(named(page, name).get_by_label("0", exact=True)).to_be_focused()


def kept(page: Page) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = page.evaluate(STORES)["rows"]["back-at-ease/activities"]
    return rows


def scored(name: str, *scores: tuple[int, int]) -> dict[str, Any]:
    days = [{"day": (TODAY - timedelta(weeks=weeks)).isoformat(), "score": score} for weeks, score in scores]
    return {"id": "a-1", "name": name, "scores": days, "changed": 1}


@pytest.fixture
def diary(program: Program, page: Page) -> Page:
    return opened(page, program)


def test_an_activity_is_named_and_scored_with_nothing_preset(diary: Page, program: Program) -> None:
    add(diary, "Put on my socks")
    expect(named(diary, "Put on my socks").locator(":checked")).to_have_count(0)
    for score in ("4", "6"):
        named(diary, "Put on my socks").get_by_label(score, exact=True).click()
        expect(diary.get_by_text(f"Last time: {score} out of 10")).to_be_visible()
    opened(diary, program)
    expect(named(diary, "Put on my socks").locator(":checked")).to_have_value("6")
    (record,) = kept(diary)
    assert (record["name"], record["scores"]) == ("Put on my socks", [{"day": TODAY.isoformat(), "score": 6}])


def test_three_activities_are_enough_and_none_has_no_name(diary: Page) -> None:
    button(diary, "Add it").click()
    expect(diary.get_by_label("One thing that is hard now")).to_be_focused()
    for name in ("Socks", "Stairs", "Shopping"):
        add(diary, name)
    expect(button(diary, "Add it")).to_be_hidden()
    assert sorted(each["name"] for each in kept(diary)) == ["Shopping", "Socks", "Stairs"]


def test_an_activity_that_is_deleted_is_put_back_with_its_numbers(diary: Page) -> None:
    add(diary, "Socks")
    named(diary, "Socks").get_by_label("3", exact=True).click()
    expect(diary.get_by_text("Last time: 3 out of 10")).to_be_visible()
    before = kept(diary)
    button(diary, "Delete: Socks").click()
    expect(named(diary, "Socks")).to_be_hidden()
    assert kept(diary) == []
    put_back = diary.locator("[data-part=lost]").get_by_role("button")
    expect(put_back).to_be_focused()
    put_back.click()
    expect(button(diary, "Delete: Socks")).to_be_focused()
    expect(put_back).to_be_hidden()
    assert kept(diary) == before


def test_two_tabs_agree_on_an_activity(diary: Page, program: Program) -> None:
    other = opened(diary.context.new_page(), program)
    add(diary, "Socks")
    expect(named(other, "Socks")).to_be_visible()


def test_the_chart_of_an_activity_its_sentence_and_its_table_say_the_same(diary: Page, program: Program) -> None:
    diary.evaluate(PUT, {"activities": [scored("Socks", (12, 1), (5, 2), (0, 7))]})
    opened(diary, program)
    says = diary.get_by_text("Socks: 7 out of 10 on")
    expect(says).to_contain_text("and 1 at first")
    bars = diary.get_by_role("img", name=says.inner_text())
    expect(bars.locator(".be-chart__value")).to_have_text(["2", "7"])
    diary.get_by_text("See the numbers").click()
    table = [row.split("\t") for row in diary.locator("[data-part=numbers]").inner_text().splitlines()]
    assert [row[-1] for row in table] == ["None logged"] * 2 + ["2"] + ["None logged"] * 4 + ["7"]
    expect(diary.get_by_role("columnheader", name="Socks")).to_be_visible()
    button(diary, "A year").click()
    expect(diary.get_by_role("columnheader", name="Socks")).to_have_count(1)


def test_a_printed_chart_stays_with_the_words_above_it(diary: Page, program: Program) -> None:
    day = (TODAY - timedelta(weeks=5)).isoformat()
    others = [{**scored(name, (6, 1), (0, 8)), "id": f"a-{name}"} for name in ("one", "two")]
    diary.evaluate(PUT, {"episodes": [entry(began=day, ended=day)], "activities": others})
    opened(diary, program)
    now = diary.locator("[data-part=worst] .be-chart text").last.text_content() or "none"
    sheets = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(diary.pdf(format="A4"))]
    assert [now in sheet for sheet in sheets if "Worst pain logged" in sheet] == [True]


@pytest.mark.parametrize(
    ("pains", "said"),
    [([8, 9, 7, 5, 4, 3], "were milder at their worst than the 3 before: 4 now, 8 then."), ([5, 5, 5, 6, 6, 6], "")],
)
def test_a_change_is_said_only_when_it_is_a_real_one(
    diary: Page, program: Program, pains: list[int], said: str
) -> None:
    days = [(TODAY - timedelta(days=30 - number)).isoformat() for number in range(len(pains))]
    entries = [
        entry(id=f"e-{day}", began=day, ended=day, pain=pain, where=[], after=[], helped=[])
        for day, pain in zip(days, pains, strict=True)
    ]
    diary.evaluate(PUT, {"episodes": entries})
    opened(diary, program)
    insights = diary.locator("[data-part=insights] > li")
    expect(insights).to_have_count(1 if said else 0)
    if said:
        expect(insights).to_contain_text(said)


@pytest.mark.parametrize("path", sorted(VECTORS.glob("diary-format-*.json")), ids=lambda path: str(path.stem))
def test_a4_a_file_of_every_version_is_brought_in_once(diary: Page, path: Path) -> None:
    said = json.loads(path.read_text(encoding="utf-8"))
    stores = ("episodes", "activities", "checks")
    held = sum(len(said.get(store, [])) for store in stores) + sum(len(each) for each in said["notes"].values())
    for fresh, same in ((held, 0), (0, held)):
        diary.locator("[data-part=file]").set_input_files(path)
        expect(diary.locator("[data-part=counts]")).to_have_text(
            f"New: {fresh}. Already here: {same}. Different here: 0."
        )
        button(diary, "Add to my diary").click()
        expect(diary.get_by_text("Added. Nothing that was here is lost.")).to_be_visible()
        found = diary.evaluate(STORES)
        assert {store: found["rows"][f"back-at-ease/{store}"] for store in stores} == {
            store: said.get(store, []) for store in stores
        }
        texts = {each["id"]: each["text"] for each in found["rows"]["back-at-ease/notes"]}
        notes = {key: json.loads(texts[key]) for key in said["notes"]}
        assert [each for note in notes.values() for each in note.values() if isinstance(each, list)] == list(
            said["notes"].values()
        )


def test_the_spare_copy_brings_back_every_store(diary: Page, program: Program) -> None:
    log(diary, 5, "Lower back")
    add(diary, "Socks")
    named(diary, "Socks").get_by_label("3", exact=True).click()
    expect(diary.get_by_text("Last time: 3 out of 10")).to_be_visible()
    diary.get_by_role("link", name="Check my habits").click()
    diary.get_by_role("button", name="Show me one habit").click()
    expect(diary.locator("[data-part=status]")).to_have_text("Kept on this phone.")
    before = diary.evaluate(STORES)["rows"]
    diary.goto(f"{program.url}/about/")
    diary.evaluate(LOSE)
    opened(diary, program)
    expect(rows(diary)).to_have_count(1)
    expect(named(diary, "Socks")).to_be_visible()
    assert diary.evaluate(STORES)["rows"] == before
    assert [len(before[f"back-at-ease/{store}"]) for store in ("episodes", "activities", "checks")] == [1, 1, 1]


def test_the_scores_and_checks_are_taken_along_as_tables(diary: Page, program: Program, tmp_path: Path) -> None:
    check = {"id": TODAY.isoformat(), "often": ["sleep", "bag"], "sometimes": [], "changed": 1}
    diary.evaluate(PUT, {"activities": [scored("Socks", (1, 2), (0, 7))], "checks": [check]})
    opened(diary, program)
    before = (TODAY - timedelta(weeks=1)).isoformat()
    for name, lines in (
        ("My numbers as a table", ["name,day,score", f"Socks,{before},2", f"Socks,{TODAY.isoformat()},7"]),
        ("Habits as a table", ["day,often,sometimes", f"{TODAY.isoformat()},sleep bag,"]),
    ):
        with diary.expect_download() as download:
            button(diary, name).click()
        download.value.save_as(tmp_path / "table.csv")
        assert (tmp_path / "table.csv").read_text(encoding="utf-8").splitlines() == lines


def test_the_summary_says_how_each_activity_went_and_all_of_it_can_be_deleted(diary: Page, program: Program) -> None:
    diary.evaluate(PUT, {"activities": [scored("Socks", (5, 2), (0, 7))]})
    diary.goto(f"{program.url}/diary/summary/")
    expect(diary.locator("[data-part=of-able] li")).to_contain_text("Socks: 7 out of 10 on")
    opened(diary, program)
    button(diary, "Delete everything").click()
    button(diary, "Delete it all").click()
    expect(diary.get_by_text("We looked: nothing is left.")).to_be_visible()
    expect(named(diary, "Socks")).to_have_count(0)
    assert kept(diary) == []
