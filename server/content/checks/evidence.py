"""Rules about evidence: every page cites, every citation is known, and no number rests on memory alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.content.checks.rule import Complaint, Rule
from server.content.library import Library
from server.content.prose import CITATION

SENTENCE_WITH_SOURCE = re.compile(r"(?:^|(?<=[.!?\n|]))(?P<words>[^.!?\n|\[]*)\[(?P<ids>@[^\]]+)\]")
# A phone number is an address, not a finding.
NUMBER = re.compile(r"\b(?!988\b)\d[\d.,]*\b")


def _cited(library: Library) -> Iterator[tuple[str, str]]:
    """Every file with each source id it names."""
    for slug, chapter in library.chapters.items():
        yield from ((f"guide/{slug}", source) for source in chapter.prose.citations)
    for slug, page in library.pages.items():
        yield from ((f"page/{slug}", source) for source in page.prose.citations)
    for slug, exercise in library.exercises.items():
        yield from ((f"exercise/{slug}", source) for source in exercise.sources)
    for slug, routine in library.routines.items():
        yield from ((f"routine/{slug}", source) for source in routine.sources)
    for step in library.relief:
        yield from ((f"relief/{step.file}", source) for source in step.sources)
    yield from (("check", source) for source in library.check.source_ids)
    yield from (("habits", source) for source in library.habits.source_ids)


def _known(library: Library) -> Iterator[Complaint]:
    for file, source in _cited(library):
        if source not in library.sources:
            yield Complaint(file, source, f"source “{source}” is not in content/sources.toml; add it or correct the id")


def _present(library: Library) -> Iterator[Complaint]:
    citing = {file for file, _ in _cited(library)}
    wanted = ("guide/", "exercise/", "routine/", "relief/")
    for file in library.files:
        if file.startswith(wanted) and file not in citing:
            yield Complaint(file, "sources", "nothing is cited; name at least one source id from content/sources.toml")


def _numbers(library: Library) -> Iterator[Complaint]:
    for slug in library.chapters:
        for match in SENTENCE_WITH_SOURCE.finditer(library.files[f"guide/{slug}"].text):
            ids = [part.strip(" @") for part in match["ids"].split(";")]
            codes = {library.sources[each].checked for each in ids if each in library.sources}
            number = NUMBER.search(CITATION.sub("", match["words"]))
            if codes == {"M"} and number:
                message = f"the number {number[0]} rests on memory alone ({', '.join(ids)}); say it without a number"
                yield Complaint(f"guide/{slug}", match[0].strip(), message)


def _habits(library: Library) -> Iterator[Complaint]:
    for each in library.habits.habit:
        if not each.sources:
            message = f"habit “{each.id}” cites nothing; name at least one source id from content/sources.toml"
            yield Complaint("habits", f'id = "{each.id}"', message)


RULES = (
    Rule("known-source", _known),
    Rule("cites-a-source", _present),
    Rule("number-from-memory", _numbers),
    Rule("habit-cites", _habits),
)
