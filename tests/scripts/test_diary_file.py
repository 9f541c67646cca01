"""The diary's schema and its file, without a page."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.scripts.entries import ENTRY, entry
from tests.scripts.running import NOTES, modules, run

ACTIVITY: dict[str, Any] = {
    "id": "a-1", "name": "Put on my socks", "scores": [{"day": "2026-11-20", "score": 3}], "changed": 1,
}  # fmt: skip


CHECK: dict[str, Any] = {"id": "2026-11-20", "often": ["sitting"], "sometimes": [], "changed": 1}


VECTORS = Path(__file__).parent.parent / "vectors"


NO_NOTES: dict[str, list[Any]] = {"sessions": [], "helped": [], "own-routines": [], "conditions": [], "plans": []}


def file(episodes: list[Any], **other: Any) -> str:
    whole = {
        "app": "back-at-ease",
        "format": 2,
        "episodes": episodes,
        "activities": [],
        "checks": [],
        "notes": NO_NOTES,
    }
    return json.dumps({**whole, **other})


@pytest.fixture
def files(desk: Page) -> Iterator[Page]:
    with modules(desk, "diary-file.js", *NOTES) as ready:
        yield ready


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", ""), ("id", "A B"), ("id", "x" * 65), ("began", "2026-02-30"), ("began", 20261120), ("ended", None),
        ("ended", "2026-11-19"), ("pain", 11), ("pain", -1), ("pain", 2.5), ("pain", "6"), ("where", "lumbar"),
        ("where", ["<b>"]), ("after", ["x"] * 25), ("helped", [1]), ("lost", -1), ("lost", "1"), ("note", None),
        ("note", "x" * 601), ("changed", None),
    ],
)  # fmt: skip
def test_a_damaged_entry_is_refused_with_its_place(files: Page, field: str, value: object) -> None:
    read = run(files, "diary-file.js", "return m.readFile(given)", file([entry(), entry(**{field: value})]))
    assert read == {"reason": "damaged", "at": f"episodes[1].{field}"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "json"),
        ("{", "json"),
        (file([ENTRY])[:-40], "json"),
        ("null", "foreign"),
        ("[]", "foreign"),
        ("7", "foreign"),
        ('{"app":"other","format":1}', "foreign"),
        (file([], format="1"), "foreign"),
        (file([], format=0), "foreign"),
        (file([], format=3), "newer"),
        (file([], notes=None), "damaged"),
        (file([], activities=None), "damaged"),
        (file([], checks={}), "damaged"),
        (file([None]), "damaged"),
        (file(["x"]), "damaged"),
        (file([], notes={"sessions": [{"id": "a"}]}), "damaged"),
        (file([], notes={"conditions": ["<script>"]}), "damaged"),
        (file([], notes={"plans": [{"code": "<b>", "name": ""}]}), "damaged"),
        (file([], notes={"plans": [{"code": "190XY5Y7", "name": 7}]}), "damaged"),
        (file([], notes={"plans": [None]}), "damaged"),
        (file([], notes={"helped": [{"at": 1, "did": [{"says": 1, "id": "x"}]}]}), "damaged"),
        (
            file([], notes={"own-routines": [{"id": "a", "name": "b", "steps": [{"move": "x", "dose": None}]}]}),
            "damaged",
        ),
        (file([ENTRY] * 20_001), "many"),
    ],
)
def test_a_hostile_file_is_refused_with_a_reason(files: Page, text: str, reason: str) -> None:
    assert run(files, "diary-file.js", "return m.readFile(given)", text)["reason"] == reason


@pytest.mark.parametrize(
    ("store", "whole", "field", "value"),
    [
        ("activities", ACTIVITY, "id", "<b>"),
        ("activities", ACTIVITY, "name", " "),
        ("activities", ACTIVITY, "name", "x" * 61),
        ("activities", ACTIVITY, "scores", [{"day": "2026-11-20", "score": 11}]),
        ("activities", ACTIVITY, "scores", [{"day": "2026-02-30", "score": 1}]),
        ("activities", ACTIVITY, "scores", [None]),
        ("activities", ACTIVITY, "scores", None),
        ("checks", CHECK, "id", "a-1"),
        ("checks", CHECK, "often", ["A B"]),
        ("checks", CHECK, "sometimes", "sitting"),
        ("checks", CHECK, "changed", -1),
    ],
)
def test_a_damaged_record_of_any_store_is_refused_with_its_place(
    files: Page, store: str, whole: dict[str, Any], field: str, value: object
) -> None:
    text = file([], **{store: [whole, {**whole, field: value}]})
    assert run(files, "diary-file.js", "return m.readFile(given)", text) == {
        "reason": "damaged",
        "at": f"{store}[1].{field}",
    }


def test_a_whole_file_brings_back_every_record_and_knows_it_again(files: Page) -> None:
    records = {"episodes": [ENTRY], "activities": [ACTIVITY], "checks": [CHECK]}
    code = """
      const file = m.readFile(m.written(given.records, given.notes, 0));
      return [file, m.compared(given.records, given.notes, file).records];"""
    file, found = run(files, "diary-file.js", code, {"records": records, "notes": NO_NOTES})
    assert file == {"records": records, "notes": NO_NOTES}
    assert found == {store: {"fresh": [], "same": 1, "changed": []} for store in records}


@pytest.mark.parametrize("path", sorted(VECTORS.glob("diary-format-*.json")), ids=lambda path: str(path.stem))
def test_a4_a_file_of_every_version_is_read_whole(files: Page, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    said = json.loads(text)
    read = run(files, "diary-file.js", "return m.readFile(given)", text)
    assert read["records"] == {store: said.get(store, []) for store in ("episodes", "activities", "checks")}
    assert read["notes"] == {**NO_NOTES, **said["notes"]}


def test_there_is_a_file_of_every_version(files: Page) -> None:
    newest = json.loads(run(files, "diary-file.js", "return m.written({}, {}, 0)"))["format"]
    assert [path.name for path in sorted(VECTORS.glob("diary-format-*.json"))] == [
        f"diary-format-{number}.json" for number in range(1, newest + 1)
    ]


def test_what_the_schema_does_not_know_is_not_brought_in(files: Page) -> None:
    text = file([{**ENTRY, "extra": "x", "__proto__": {"evil": True}}]).replace(
        '"extra"', '"__proto__":{"a":1},"extra"'
    )
    read = run(files, "diary-file.js", "return m.readFile(given)", text)
    assert read["records"] == {"episodes": [ENTRY], "activities": [], "checks": []}


def test_a_file_says_what_is_new_the_same_and_changed(files: Page) -> None:
    mine = [entry(), entry(id="b", pain=4)]
    theirs = [entry(changed=9), entry(id="b", pain=5), entry(id="c"), entry(id="c")]
    found = run(
        files,
        "diary-file.js",
        "return m.compared(given.mine, given.notes, m.readFile(given.text)).records.episodes",
        {"mine": {"episodes": mine, "activities": [], "checks": []}, "notes": NO_NOTES, "text": file(theirs)},
    )
    assert [each["id"] for each in found["fresh"]] == ["c"]
    assert found["same"] == 1
    assert [each["id"] for each in found["changed"]] == ["b"]


def test_a_table_runs_no_formula_and_is_read_by_others(files: Page) -> None:
    notes = ["=1+1", "+x", "-x", "@x", '"quoted", and\nmore', "plain"]
    text = run(
        files,
        "diary-file.js",
        "return m.table(['began', 'where', 'note'], given)",
        [entry(note=each) for each in notes],
    )
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["note"] for row in rows] == ["'=1+1", "'+x", "'-x", "'@x", '"quoted", and\nmore', "plain"]
    assert {row["where"] for row in rows} == {"lumbar"}
