"""What the safety check leaves behind stands only as long as it can still be true."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.scripts.running import NOTES, modules, run

MINUTE = 60_000
STATE = {"done": ["chest"], "ticked": ["E5a"]}
PROGRESS = """
  const now = Date.now();
  m.noteProgress(given[0]);
  const found = m.progress(now + given[1]);
  return found && { done: found.done, ticked: found.ticked };
"""


@pytest.fixture
def phone(desk: Page) -> Iterator[Page]:
    with modules(desk, "check-memory.js", *NOTES) as opened:
        yield opened


@pytest.mark.parametrize(("minutes", "stands"), [(1, True), (29, True), (31, False), (-5, False), (2880, False)])
def test_a_half_done_check_stands_for_half_an_hour_and_never_in_the_future(
    phone: Page, minutes: int, stands: bool
) -> None:
    found = run(phone, "check-memory.js", PROGRESS, [STATE, minutes * MINUTE])
    assert found == (STATE if stands else None)


def test_a_half_done_check_without_a_time_counts_as_none(phone: Page) -> None:
    phone.evaluate("""() => { sessionStorage['back-at-ease:check'] = '{"done":["chest"],"ticked":[]}'; }""")
    assert run(phone, "check-memory.js", "return m.progress();") is None
