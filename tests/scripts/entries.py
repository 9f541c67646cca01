"""A diary entry to test with."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

ENTRY: dict[str, Any] = {
    "id": "m1-abc", "began": "2026-11-20", "ended": "2026-11-21", "pain": 6, "where": ["lumbar"],
    "after": ["lifting"], "helped": ["heat"], "lost": 1, "note": "Could not tie my shoes", "changed": 1,
}  # fmt: skip


def entry(**other: Any) -> dict[str, Any]:
    """One like ENTRY but for the fields given."""
    return {**deepcopy(ENTRY), **other}
