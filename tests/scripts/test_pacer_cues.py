"""The breathing pacer follows one list of cues (medical brief, 6.1)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from tests.scripts.running import modules, run

PLAN = {"pattern": {"in": 4, "out": 6}, "ramp": {"in": 3, "out": 4, "breaths": 3}, "minutes": 5}


@pytest.fixture
def phone(desk: Page) -> Iterator[Page]:
    with modules(desk, "pacer-cues.js") as opened:
        yield opened


def test_three_short_breaths_lead_into_whole_ones(phone: Page) -> None:
    cues = run(phone, "pacer-cues.js", "return m.pacerCues(given);", PLAN)
    assert [(cue["at"], cue["kind"], cue["seconds"]) for cue in cues[:8]] == [
        (0, "in", 3), (3, "out", 4), (7, "in", 3), (10, "out", 4), (14, "in", 3), (17, "out", 4), (21, "in", 4),
        (25, "out", 6),
    ]  # fmt: skip


def test_no_breath_is_cut_short(phone: Page) -> None:
    cues = run(phone, "pacer-cues.js", "return m.pacerCues(given);", PLAN)
    assert cues[-1]["kind"] == "end"
    assert 300 <= cues[-1]["at"] < 310
    assert all(one["at"] + one["seconds"] == two["at"] for one, two in pairwise(cues))


@pytest.mark.parametrize(
    ("seconds", "kind", "share"), [(0, "in", 0), (1.5, "in", 0.5), (23, "in", 0.5), (28, "out", 0.5)]
)
def test_a_time_has_its_cue(phone: Page, seconds: float, kind: str, share: float) -> None:
    found = run(phone, "pacer-cues.js", "return m.cueAt(m.pacerCues(given[0]), given[1]);", [PLAN, seconds])
    assert (found["cue"]["kind"], found["share"]) == (kind, share)


def test_after_the_end_it_stays_at_the_end(phone: Page) -> None:
    found = run(phone, "pacer-cues.js", "return m.cueAt(m.pacerCues(given), 9999);", PLAN)
    assert found["cue"]["kind"] == "end"
