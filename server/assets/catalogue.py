"""What files a page may name: their bytes, their hashed URLs and when a phone keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from server.errors import BuildError
from server.tier import Tier

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
    ".txt": "text/plain; charset=utf-8",
}
HASH_LENGTH = 12  # hex digits in a file name: 48 bits, ample for a few hundred files


@dataclass(frozen=True, slots=True)
class Asset:
    """One file under /assets/; `name` is as authors write it (`figures/bridge.svg`), `url` carries the hash."""

    name: str
    body: bytes
    tier: Tier
    content_type: str
    sha256: str = field(init=False)
    url: str = field(init=False)

    def __post_init__(self) -> None:
        digest = sha256(self.body).hexdigest()
        stem, dot, suffix = self.name.rpartition(".")
        object.__setattr__(self, "sha256", digest)
        object.__setattr__(self, "url", f"/assets/{stem}.{digest[:HASH_LENGTH]}{dot}{suffix}")


def asset(name: str, body: bytes, tier: Tier) -> Asset:
    """An asset whose type follows from its name; BuildError for a suffix that is not served."""
    suffix = name[name.rfind(".") :]
    if suffix not in TYPES:
        raise BuildError(f"{name}: files ending in {suffix} are not served; known are {', '.join(sorted(TYPES))}.")
    return Asset(name=name, body=body, tier=tier, content_type=TYPES[suffix])


class Catalogue:
    """Every asset by its name and by its URL. Raises BuildError when two share a name."""

    def __init__(self, assets: Iterable[Asset]) -> None:
        self._by_name: dict[str, Asset] = {}
        for item in sorted(assets, key=lambda each: each.name):
            if item.name in self._by_name:
                raise BuildError(f"Two assets are named {item.name}; rename one.")
            self._by_name[item.name] = item

    def __iter__(self) -> Iterator[Asset]:
        return iter(self._by_name.values())

    def __len__(self) -> int:
        return len(self._by_name)

    def __getitem__(self, name: str) -> Asset:
        return self._by_name[name]

    def url(self, name: str) -> str:
        """The hashed URL of a named asset; BuildError with the nearest names when there is none."""
        found = self._by_name.get(name)
        if found is None:
            raise BuildError(f"No asset is named {name}; see pwa/ for what exists.")
        return found.url
