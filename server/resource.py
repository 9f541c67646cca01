"""One thing the site sends, whoever sends it: the live server and the static export read the same list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from hashlib import sha256


class Keep(StrEnum):
    """How long a cache may answer for us, as a Cache-Control value."""

    FOREVER = "public, max-age=31536000, immutable"
    REVALIDATE = "no-cache"


class Effort(Enum):
    """How long a start may take to make something small."""

    ONCE = auto()  # made for one asker, who waits for it
    QUICK = auto()  # so seldom sent that a start does not wait for it
    USUAL = auto()
    UTMOST = auto()  # every phone fetches it whole


@dataclass(frozen=True, slots=True)
class Resource:
    """A URL path and the bytes it stands for."""

    url: str
    body: bytes
    content_type: str
    keep: Keep
    effort: Effort = Effort.USUAL

    @property
    def sha256(self) -> str:
        """The digest of the body, in hex."""
        return sha256(self.body).hexdigest()
