"""What can go wrong in this program, with the fields a caller needs to say what, where and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class BackAtEaseError(Exception):
    """Every error this program raises on purpose."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing wrong in the content, where it stands, and what to do about it."""

    path: Path
    line: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message} (rule {self.rule})."


class ContentError(BackAtEaseError, ValueError):
    """The content cannot be used; `findings` names every place and remedy, not only the first."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = tuple(sorted(findings))
        super().__init__("\n".join(str(finding) for finding in self.findings))


class BuildError(BackAtEaseError, RuntimeError):
    """Content, templates or assets do not fit together; nothing is served or written."""


class SettingsError(BackAtEaseError, ValueError):
    """A setting has a value the program cannot work with."""
