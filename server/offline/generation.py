"""What a phone keeps of one build in one language: each URL with hash, size, type and tier, in the order of saving."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from server.assets.catalogue import Asset
from server.errors import BuildError
from server.offline.shell import shell
from server.pages.table import Document
from server.tier import Tier

TIERS = (Tier.CORE, Tier.LIBRARY)
# Earlier is saved sooner: a phone that loses its signal after the first kilobytes has the warning signs.
FIRST = ("check/emergency", "check", "relief", "")
WORDS = ("application/json", "text/html")  # what shares so much that it travels in one pack
MARK = 24  # hex digits of a hash that tell a phone two bodies apart: nobody can make a second one with the same


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to keep, with the bytes it must have."""

    url: str
    sha256: str
    size: int
    content_type: str
    tier: Tier
    body: bytes = field(repr=False, compare=False)

    @property
    def mark(self) -> str:
        """The start of the hash: what the phone compares and saves under. The rest would be half of every update."""
        return self.sha256[:MARK]


@dataclass(frozen=True, slots=True)
class Generation:
    """All that one build offers a phone in one language, in the order of saving; `id` is the hash of that list.

    `shell` names the entries of the core that a first visit has already: what any page brings along.
    """

    language: str
    entries: tuple[Entry, ...]
    shell: frozenset[str]
    id: str

    def in_tier(self, tier: Tier) -> tuple[Entry, ...]:
        """The entries of one tier, in the order of saving."""
        return tuple(entry for entry in self.entries if entry.tier is tier)


def generation(documents: Iterable[Document], assets: Iterable[Asset], language: str) -> Generation:
    """The generation of one language; rows of other languages and of tier `online` are left out.

    Raises BuildError when two things claim one URL, or when the core is empty.
    """
    kept = [
        Entry(row.url, row.sha256, len(row.body), row.content_type, row.tier, row.body)
        for row in documents
        if row.language == language and row.tier in TIERS
    ]
    kept += [
        Entry(item.url, item.sha256, len(item.body), item.content_type, item.tier, item.body)
        for item in assets
        if item.tier in TIERS
    ]
    brought = _shell(kept)
    kept.sort(key=lambda each: each.url, reverse=True)  # a pack is 1 % smaller this way round
    kept.sort(key=lambda each: (TIERS.index(each.tier), each.url in brought, *_rank(each, language)))
    _refuse_twins(kept)
    if not kept or kept[0].tier is not Tier.CORE:
        raise BuildError(f"Nothing of tier core is in language {language}; a phone would have no first aid offline.")
    return Generation(language, tuple(kept), brought, sha256(_compact(_rows(kept))).hexdigest())


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """URLs whose saved copies a phone must no longer show, and what it says in their place."""

    pages: tuple[str, ...] = ()
    text: str = ""

    def as_value(self) -> dict[str, object] | None:
        """What phones compare: the same value in the worker and in the list."""
        return {"pages": list(self.pages), "text": self.text} if self.pages else None


NOTHING_WITHDRAWN = Withdrawn()


def generation_json(generation: Generation, *, withdrawn: Withdrawn = NOTHING_WITHDRAWN) -> bytes:
    """The list for people, tests and content delivery networks; phones read the same from the worker."""
    head = {"id": generation.id, "language": generation.language, "withdrawal": withdrawn.as_value()}
    return _compact({**head, "entries": _rows(generation.entries)})


def _shell(entries: Sequence[Entry]) -> frozenset[str]:
    core = {entry.url: entry.body for entry in entries if entry.tier is Tier.CORE}
    pages = {url: body for url, body in core.items() if url.endswith("/")}
    return shell(pages, core)


def _rows(entries: Iterable[Entry]) -> list[dict[str, str | int]]:
    return [
        {"url": each.url, "sha256": each.sha256, "size": each.size, "type": each.content_type, "tier": each.tier.value}
        for each in entries
    ]


def _compact(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _rank(entry: Entry, language: str) -> tuple[int, str]:
    """The core: the folders of `FIRST`, then the other pages, then files. The library: data, pages, files by kind.

    Nobody waits for one part of the library; in this order its packs are smaller on the wire.
    """
    folder, _, name = entry.url.rpartition("/")
    kind = name.rpartition(".")[2]
    if entry.tier is Tier.LIBRARY:
        said = next((place for place, word in enumerate(WORDS) if entry.content_type.startswith(word)), len(WORDS))
        return said, kind
    path = folder[1:].removeprefix(f"{language}/").strip("/")
    starts = (place for place, start in enumerate(FIRST) if path == start or (start and path.startswith(f"{start}/")))
    return next(starts, len(FIRST)) if not name else len(FIRST) + (1 if kind == "json" else 2), ""


def _refuse_twins(entries: Iterable[Entry]) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry.url in seen:
            raise BuildError(f"Two things to keep offline claim {entry.url}; give one another URL.")
        seen.add(entry.url)
