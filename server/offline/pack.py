"""How a tier travels: the bodies of its entries end to end, so that one compressed answer replaces many requests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from server.assets.catalogue import HASH_LENGTH
from server.offline.generation import TIERS, Entry, Generation
from server.tier import Tier

CONTENT_TYPE = "application/octet-stream"
# A lost connection costs at most one pack again. Smaller packs compress worse: see tests/bench/test_packs.py.
LARGEST: Mapping[Tier, int] = {Tier.CORE: 1 << 30, Tier.LIBRARY: 224 * 1024}


@dataclass(frozen=True, slots=True)
class Pack:
    """A run of one tier's entries in one body; `name` goes under /packs/, `url` carries the hash of the bytes."""

    tier: Tier
    entries: tuple[Entry, ...]
    body: bytes = field(repr=False)
    sha256: str
    name: str
    url: str


def packs(generation: Generation, *, largest: Mapping[Tier, int] = LARGEST) -> tuple[Pack, ...]:
    """The packs of every tier in the order of saving; together they hold each entry once."""
    return tuple(
        _pack(tier, number, run)
        for tier in TIERS
        for number, run in enumerate(_runs(generation.in_tier(tier), largest[tier]), start=1)
    )


def _runs(entries: Sequence[Entry], largest: int) -> Iterator[tuple[Entry, ...]]:
    """The entries cut into runs of equal weight, none above `largest` bytes unless one entry alone is."""
    total = sum(entry.size for entry in entries)
    share = total / max(1, -(-total // largest))
    run: list[Entry] = []
    weight = 0
    for entry in entries:
        if run and weight + entry.size / 2 > share:
            yield tuple(run)
            run, weight = [], 0
        run.append(entry)
        weight += entry.size
    if run:
        yield tuple(run)


def _pack(tier: Tier, number: int, run: tuple[Entry, ...]) -> Pack:
    body = b"".join(entry.body for entry in run)
    digest = sha256(body).hexdigest()
    name = f"{tier.value}-{number}.{digest[:HASH_LENGTH]}.pack"
    return Pack(tier, run, body, digest, name, f"/packs/{name}")
