"""Every rule of the content, and the one call that runs them all."""

from __future__ import annotations

from server.content.checks import clinics, doses, evidence, language, links, numbers, structure
from server.content.library import Library
from server.errors import Finding

RULES = (
    *evidence.RULES,
    *language.RULES,
    *links.RULES,
    *doses.RULES,
    *structure.RULES,
    *numbers.RULES,
    *clinics.RULES,
)


def findings(library: Library) -> tuple[Finding, ...]:
    """Everything that any rule finds, in order of file and line."""
    return tuple(sorted(found for rule in RULES for found in rule.findings(library)))
