"""Numbers that were given stay: a frozen copy remembers them whatever becomes of the content."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from server.build import read_content
from server.settings import Settings

FROZEN = Path(__file__).parent.parent / "vectors" / "numbers.toml"


@pytest.mark.parametrize("kind", ["exercises", "routines", "clinics"])
def test_numbers_are_those_ever_given_and_new_ones_are_copied(kind: str) -> None:
    """A failure here means a line of content/numbers.toml was changed (undo it) or added (add it to the copy)."""
    numbers = read_content(Settings(cache=None), "en").numbers
    ever = getattr(numbers, kind) | getattr(numbers.retired, kind)
    assert ever == tomllib.loads(FROZEN.read_text(encoding="utf-8"))[kind]
