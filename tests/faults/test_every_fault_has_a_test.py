"""The list of faults that the offline copy must survive, each with the tests that show it."""

from __future__ import annotations

import re
from pathlib import Path

from tests.engines.left_out import LEFT_OUT

FOLDER = Path(__file__).resolve().parent
ENGINES = FOLDER.parent / "engines"
BY_HAND = FOLDER.parent / "by-hand.md"
# In the name of a test (`test_f18_f19_…`) or at the start of a parameter's id (`F4 truncated`).
IN_NAME = re.compile(r"def test_((?:f\d+_)+)")
IN_ID = re.compile(r'"F(\d+)[ "]')
INSTALL, UPDATE, USE = range(1, 18), range(18, 33), range(33, 49)


def numbers(*files: Path) -> set[int]:
    texts = [path.read_text(encoding="utf-8") for path in files]
    names = {int(number) for text in texts for name in IN_NAME.findall(text) for number in re.findall(r"\d+", name)}
    return names | {int(number) for text in texts for number in IN_ID.findall(text)}


def test_every_fault_has_a_test_that_bears_its_number() -> None:
    assert numbers(*FOLDER.glob("*.py")) == {*INSTALL, *UPDATE, *USE}


def test_every_fault_is_shown_in_other_engines_too_or_left_out_for_a_reason() -> None:
    shown = numbers(*ENGINES.glob("test_*.py"), FOLDER / "real.py")
    assert not shown & set(LEFT_OUT)
    assert shown | set(LEFT_OUT) == {*INSTALL, *UPDATE, *USE}


def test_what_no_desktop_browser_can_show_is_written_down_for_a_person() -> None:
    script = BY_HAND.read_text(encoding="utf-8")
    assert re.search(r"^Last changed: \d{4}-\d{2}-\d{2}$", script, re.MULTILINE)
    steps = re.findall(r"^## .+\n(?:(?!## ).*\n)*", script, re.MULTILINE)
    assert steps
    assert all("**Do**" in each and "**Must hold**" in each for each in steps)
