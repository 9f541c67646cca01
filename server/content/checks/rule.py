"""What a rule is: a name, and a walk over the library that yields every place where it does not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from server.content.library import Library
from server.errors import Finding


@dataclass(frozen=True, slots=True)
class Complaint:
    """A rule's objection: which file (`exercise/bridge`), the text to point at, and the sentence with its remedy."""

    file: str
    needle: str
    message: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A named check; `walk` yields complaints and never stops at the first."""

    name: str
    walk: Callable[[Library], Iterator[Complaint]]

    def findings(self, library: Library) -> Iterator[Finding]:
        """The complaints with path and line."""
        for complaint in self.walk(library):
            file = library.files[complaint.file]
            yield Finding(file.path, file.line_of(complaint.needle), self.name, complaint.message)
