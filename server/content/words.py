"""The interface words of one language, read by dotted name; a missing word is an error, never an empty string."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any


class Words(Mapping[str, Any]):
    """A frozen tree of words: `words.home.title`, or `words["home"]["title"]` when the key is data."""

    __slots__ = ("_entries", "_name")

    def __init__(self, entries: Mapping[str, Any], *, name: str = "words") -> None:
        self._name = name
        self._entries = MappingProxyType(
            {key: Words(value, name=f"{name}.{key}") if isinstance(value, dict) else value
             for key, value in entries.items()}
        )  # fmt: skip

    def __getitem__(self, key: str) -> Any:
        try:
            return self._entries[key]
        except KeyError:
            raise KeyError(f"{self._name}.{key} is not in words.toml") from None

    def __getattr__(self, key: str) -> Any:
        if key.startswith("_"):
            raise AttributeError(key)
        try:
            return self._entries[key]
        except KeyError:
            raise AttributeError(f"{self._name}.{key} is not in words.toml") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)
