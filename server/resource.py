"""One thing the site sends, whoever sends it: the live server and the static export read the same list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256


class Keep(StrEnum):
    """How long a cache may answer for us, as a Cache-Control value."""

    FOREVER = "public, max-age=31536000, immutable"
    REVALIDATE = "no-cache"


@dataclass(frozen=True, slots=True)
class Resource:
    """A URL path and the bytes it stands for."""

    url: str
    body: bytes
    content_type: str
    keep: Keep

    @property
    def sha256(self) -> str:
        """The digest of the body, in hex."""
        return sha256(self.body).hexdigest()
