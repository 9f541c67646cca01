"""The sentences of the library, file by file: what the rules about language read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from server.content.library import Chapter, Library
from server.content.model import Exercise, Routine

# The parts of the interface words that a spasm's screens and the emergency card are made of.
IN_A_SPASM = ("relief", "check", "offline")
PLACEHOLDER = re.compile(r"\{\w*\}")
SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]?")


@dataclass(frozen=True, slots=True)
class Text:
    """All the prose of one file, or of one part of it; `lines` are its separate pieces, as a reader meets them."""

    file: str
    lines: tuple[str, ...]
    part: str = ""

    @property
    def in_a_spasm(self) -> bool:
        """Whether it is read on the floor, in pain."""
        return self.file == "check" or self.file.startswith("relief/") or self.part in IN_A_SPASM

    @property
    def sentences(self) -> Iterator[str]:
        """Each sentence, stripped; a line without a full stop is one sentence."""
        for line in self.lines:
            yield from (match[0].strip() for match in SENTENCE.finditer(line) if match[0].strip())


def texts(library: Library) -> Iterator[Text]:
    """The text of every file a patient reads."""
    for slug, chapter in library.chapters.items():
        yield Text(f"guide/{slug}", _chapter(chapter))
    for slug, page in library.pages.items():
        yield Text(f"page/{slug}", _chapter(page))
    for slug, exercise in library.exercises.items():
        yield Text(f"exercise/{slug}", _exercise(exercise))
    for slug, routine in library.routines.items():
        yield Text(f"routine/{slug}", _routine(routine))
    for step in library.relief:
        yield Text(f"relief/{step.file}", step.sentences)
    yield Text("check", library.check.sentences)
    yield Text("habits", library.habits.sentences)
    for part, words in library.words.items():
        yield Text("words", tuple(_leaves(words)), part)


def _leaves(words: Any) -> Iterator[str]:
    """Every piece of a tree of words. A pattern's values are numbers and names: they read as one short word."""
    if isinstance(words, str):
        yield PLACEHOLDER.sub("one", words)
    else:
        for each in words.values() if isinstance(words, Mapping) else words:
            yield from _leaves(each)


def _chapter(chapter: Chapter) -> tuple[str, ...]:
    return (chapter.head.title, chapter.head.lead, *chapter.prose.text.splitlines())


def _exercise(exercise: Exercise) -> tuple[str, ...]:
    return (
        exercise.summary,
        exercise.start,
        *exercise.steps,
        exercise.breathing,
        exercise.feel,
        exercise.should_not_feel,
        exercise.picture,
        exercise.easier.text,
        exercise.harder.text,
        *exercise.stop,
        *(each.text for each in exercise.avoid),
    )


def _routine(routine: Routine) -> tuple[str, ...]:
    notes = (step.note for step in routine.steps if step.note)
    stages = (stage.text for stage in routine.stages)
    return (routine.summary, routine.use_when, routine.progress, *routine.notes, *notes, *stages)
