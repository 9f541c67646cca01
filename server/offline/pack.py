"""How a tier travels: the bodies of its entries end to end, so that one compressed answer replaces many requests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import accumulate, groupby
from math import ceil

from server.assets.catalogue import HASH_LENGTH
from server.offline.generation import WORDS, Entry, Generation
from server.tier import Tier

CONTENT_TYPE = "application/octet-stream"
SHELL = "shell"
SUFFIX = ".pack"
PARTS = 8  # a pack that was cut off goes on at most this share of it before the place where it stopped
# Smaller packs lose less to a broken connection, but pages share so much that cutting them in three costs a sixth of
# all bytes. What is not words shares little with them, and is cut off for nothing.
LARGEST = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Pack:
    """A run of one tier's entries in one body; `name` goes under /packs/, `url` carries the hash of the bytes."""

    tier: Tier
    entries: tuple[Entry, ...]
    body: bytes = field(repr=False)
    sha256: str
    name: str
    url: str

    def rests(self) -> Iterator[tuple[str, bytes]]:
        """The URL and body of what follows each eighth of the entries, for a phone that lost its signal midway.

        A byte range would not do: it cannot begin in the middle of a compressed answer.
        """
        ends = list(accumulate(entry.size for entry in self.entries))
        for part in range(1, PARTS):
            first = ceil(part * len(self.entries) / PARTS)
            start = ends[first - 1]
            yield self.url.removesuffix(SUFFIX) + f".{part}{SUFFIX}", self.body[start:]

    @property
    def is_shell(self) -> bool:
        """Whether a first visit has these entries already, from the page it is reading."""
        return self.name.startswith(f"{SHELL}.")


def packs(generation: Generation, *, largest: int = LARGEST) -> tuple[Pack, ...]:
    """The packs of every tier in the order of saving; together they hold each entry once.

    The core's shell is a pack of its own, and the rest of the core is one; the library's words and its other files are
    cut so that none is much above `largest` bytes.
    """
    core = generation.in_tier(Tier.CORE)
    alone = len(core) - len(generation.shell)  # the shell is listed last
    made = [_pack(Tier.CORE, "core", core[:alone]), _pack(Tier.CORE, SHELL, core[alone:])]
    kinds = groupby(generation.in_tier(Tier.LIBRARY), key=lambda entry: entry.content_type.startswith(WORDS))
    runs = enumerate((run for _, kind in kinds for run in _runs(tuple(kind), largest)), start=1)
    made += [_pack(Tier.LIBRARY, f"library-{number}", run) for number, run in runs]
    return tuple(pack for pack in made if pack.entries)


def _runs(entries: Sequence[Entry], largest: int) -> Iterator[tuple[Entry, ...]]:
    """The entries cut into runs of about equal weight."""
    ends = list(accumulate(entry.size for entry in entries))
    total = sum(entry.size for entry in entries)
    share = total / ceil(total / largest) if total else 1
    placed = ((int((end - entry.size / 2) / share), entry) for end, entry in zip(ends, entries, strict=True))
    return (tuple(entry for _, entry in run) for _, run in groupby(placed, key=lambda each: each[0]))


def _pack(tier: Tier, stem: str, run: tuple[Entry, ...]) -> Pack:
    body = b"".join(entry.body for entry in run)
    digest = sha256(body).hexdigest()
    name = f"{stem}.{digest[:HASH_LENGTH]}{SUFFIX}"
    return Pack(tier, run, body, digest, name, f"/packs/{name}")
