"""Decides how the words of a motion file become values: layers over layers, and errors that name key and remedy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

Table = dict[str, Any]
# Words that, when a later layer gives them, cancel others of an earlier layer.
RIVALS = (
    ({"hip", "knee", "shoulder", "elbow"}, {"plant", "elbow_at", "fore", "roll"}),
    ({"plant"}, {"elbow_at", "fore"}),
    ({"elbow_at"}, {"plant", "roll"}),
    ({"ankle"}, {"toes"}),
    ({"wrist"}, {"hand"}),
    ({"root"}, {"pin"}),
)


class MotionError(ValueError):
    """A motion file that cannot be used: which file, which key, what is wrong and what to do."""

    def __init__(self, name: str, key: str, message: str) -> None:
        self.name, self.key = name, key
        super().__init__(f"{name}: {key}: {message}")


def convert(table: Any, kind: Any, name: str, where: str) -> Any:
    """The table as a value of a type. Raises MotionError with the key inside the file."""
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        reason, _, path = str(error).partition(" - at `$")
        key = (where + path.rstrip("`")).lstrip(".")
        if "unknown field" in reason:
            key = f"{key}.{reason.split('`')[1]}".lstrip(".")
            reason = "is not a word of the format; see server/figure/motion.py"
        raise MotionError(name, key or "file", reason) from error


def overlay(table: Mapping[str, Any], changes: Mapping[str, Any]) -> Table:
    """The table with changes; a plant replaces angles and angles replace a plant."""
    out = dict(table)
    for words, rivals in RIVALS:
        if changes.keys() & words:
            out = {key: value for key, value in out.items() if key not in rivals}
    for key, value in changes.items():
        old = out.get(key)
        out[key] = overlay(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return out
