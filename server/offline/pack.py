"""How a tier travels: the bodies of its entries end to end, so that one compressed answer replaces many requests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import accumulate, groupby
from math import ceil

from server.assets.catalogue import HASH_LENGTH
from server.offline.generation import Entry, Generation
from server.tier import Tier

CONTENT_TYPE = "application/octet-stream"
SHELL = "shell"
# Smaller packs lose less to a broken connection, but every cut costs a tenth of the bytes and more: pages share much.
LARGEST = 1200 * 1024


@dataclass(frozen=True, slots=True)
class Pack:
    """A run of one tier's entries in one body; `name` goes under /packs/, `url` carries the hash of the bytes."""

    tier: Tier
    entries: tuple[Entry, ...]
    body: bytes = field(repr=False)
    sha256: str
    name: str
    url: str

    @property
    def is_shell(self) -> bool:
        """Whether a first visit has these entries already, from the page it is reading."""
        return self.name.startswith(f"{SHELL}.")


def packs(generation: Generation, *, largest: int = LARGEST) -> tuple[Pack, ...]:
    """The packs of every tier in the order of saving; together they hold each entry once.

    The core is one pack, and its shell another; the library is cut so that no pack is much above `largest` bytes.
    """
    core = groupby(generation.in_tier(Tier.CORE), key=lambda entry: entry.url in generation.shell)
    library = enumerate(_runs(generation.in_tier(Tier.LIBRARY), largest), start=1)
    return (
        *(_pack(Tier.CORE, SHELL if is_shell else "core", tuple(run)) for is_shell, run in core),
        *(_pack(Tier.LIBRARY, f"library-{number}", run) for number, run in library),
    )


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
    name = f"{stem}.{digest[:HASH_LENGTH]}.pack"
    return Pack(tier, run, body, digest, name, f"/packs/{name}")
