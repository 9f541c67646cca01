"""What can be asked for: one row per document, which server, offline copy, export and sitemap all read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from server.errors import BuildError
from server.tier import Tier

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Document:
    """One page as it is sent: `body` is the whole of it, `sha256` its digest in hex."""

    url: str
    language: str
    title: str
    tier: Tier
    body: bytes
    content_type: str = HTML
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", sha256(self.body).hexdigest())


class PageTable:
    """Every document by its URL, in URL order. Raises BuildError when two claim one URL."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._rows: dict[str, Document] = {}
        for document in sorted(documents, key=lambda row: row.url):
            if document.url in self._rows:
                raise BuildError(f"Two documents claim {document.url}; give one another URL.")
            self._rows[document.url] = document

    def __iter__(self) -> Iterator[Document]:
        return iter(self._rows.values())

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, url: object) -> bool:
        return url in self._rows

    def __getitem__(self, url: str) -> Document:
        return self._rows[url]

    def get(self, url: str) -> Document | None:
        """The document at this URL, or None."""
        return self._rows.get(url)

    def in_language(self, language: str) -> Iterator[Document]:
        """The documents of one language, in URL order."""
        return (row for row in self if row.language == language)
