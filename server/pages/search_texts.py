"""What search reads of each page, and how much each part counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from server.content.library import Chapter, Library
from server.content.model import Exercise, Routine
from server.pages.search_language import Asked, FixedPage, SearchWords
from server.pages.urls import Urls

BEFORE_STOP = re.compile(r"\s+(?=[.,;:!?])")  # what a citation leaves behind
SENTENCE = re.compile(r"[^.!?]+(?:[.!?]+(?=\S)[^.!?]+)*[.!?]*\s*")

NAMING = 3  # spaces: fewer make no sentence of their own

# How much one mention counts. A title or a phrase that people ask with says what a page is for; a step rarely does.
TITLE = 8.0
ALSO = 6.0
SAY = 4.0
HEADING = 3.0
LEAD = 3.0
TAG = 2.0
BODY = 1.0
ASIDE = 0.4


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a page with their weight."""

    weight: float
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a page: the anchor and words of its heading, both empty at the top, and its sentences."""

    anchor: str
    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """One page as search sees it; `lead` is shown when nothing fits the query better."""

    kind: str
    slug: str
    title: str
    lead: str
    parts: tuple[Part, ...]
    sections: tuple[Section, ...]
    also: str = ""
    say: str = ""


def texts(library: Library, words: SearchWords) -> Iterator[Text]:
    """Every page that can be found, in the order of the library."""
    urls = Urls(library.language)
    for fixed in words.fixed:
        yield _page(urls, urls.page(fixed.page), fixed)
    for slug, clinic in library.clinics.items():
        about = f"{clinic.place}. {library.words.clinic.ask}."
        yield _page(urls, urls.of("clinic", slug), FixedPage("clinic", clinic.name, about, words.clinic))
    for slug, chapter in library.chapters.items():
        yield _chapter(slug, chapter, words.pages.get(f"guide:{slug}", Asked()))
    for slug, routine in library.routines.items():
        yield _routine(slug, routine, words.pages.get(f"routine:{slug}", Asked()), library)
    for slug, exercise in library.exercises.items():
        yield _exercise(slug, exercise, words.pages.get(f"exercise:{slug}", Asked()))


def sentences(lines: Iterable[str]) -> tuple[str, ...]:
    """The sentences of some lines; a word or two before a full stop name what the next sentence says."""
    found: list[str] = []
    for line in lines:
        start = ""
        for match in SENTENCE.finditer(BEFORE_STOP.sub("", line)):
            sentence = f"{start} {match[0].strip()}".strip()
            start = sentence if sentence.count(" ") < NAMING else ""
            if not start:
                found.append(sentence)
        if start:
            found.append(start)
    return tuple(found)


def _asked(asked: Asked | FixedPage) -> tuple[Part, Part]:
    return Part(ALSO, asked.also), Part(SAY, asked.say)


def _page(urls: Urls, url: str, page: FixedPage) -> Text:
    """A page that is no article, move or routine; what stands after its language in its address is its slug."""
    parts = (Part(TITLE, page.title), Part(LEAD, page.text), *_asked(page))
    slug = url.removeprefix(f"{urls.root}/").rstrip("/")
    return Text("page", slug, page.title, page.text, parts, (), page.also, page.say)


def _chapter(slug: str, chapter: Chapter, asked: Asked) -> Text:
    head = chapter.head
    sections = _sections(chapter)
    parts = (
        Part(TITLE, f"{head.title} {head.short or ''}"),
        Part(LEAD, head.lead),
        Part(HEADING, " ".join(section.heading for section in sections)),
        Part(BODY, " ".join(sentence for section in sections for sentence in section.sentences)),
        *_asked(asked),
    )
    return Text("guide", slug, head.title, head.lead, parts, sections, asked.also, asked.say)


def _sections(chapter: Chapter) -> tuple[Section, ...]:
    """The chapter cut at its headings, which stand in its plain text as lines of their own."""
    found: list[tuple[str, str, list[str]]] = [("", "", [])]
    headings = list(chapter.prose.headings)
    for line in chapter.prose.text.splitlines():
        if headings and line == headings[0].text:
            heading = headings.pop(0)
            found.append((heading.id, heading.text, []))
        else:
            found[-1][2].append(line)
    return tuple(Section(anchor, heading, sentences(lines)) for anchor, heading, lines in found)


def _exercise(slug: str, exercise: Exercise, asked: Asked) -> Text:
    how = (exercise.start, *exercise.steps, exercise.breathing, exercise.feel)
    variants = (exercise.easier.text, exercise.harder.text)
    tags = (exercise.kind, exercise.position, *exercise.areas, *exercise.equipment)
    parts = (
        Part(TITLE, exercise.name),
        Part(LEAD, exercise.summary),
        Part(TAG, " ".join(tags)),
        Part(BODY, f"{exercise.feel} {exercise.start} {exercise.picture}"),
        Part(ASIDE, " ".join((*exercise.steps, exercise.breathing, *variants))),
        *_asked(asked),
    )
    section = Section("", "", sentences((*how, *variants)))
    return Text("exercise", slug, exercise.name, exercise.summary, parts, (section,), asked.also, asked.say)


def _routine(slug: str, routine: Routine, asked: Asked, library: Library) -> Text:
    moves = [step.exercise for step in routine.steps if step.exercise] + [
        choice for step in routine.steps for choice in step.choose
    ]
    names = ", ".join(library.exercises[move].name for move in moves if move in library.exercises)
    notes = [*routine.notes, *(step.note for step in routine.steps if step.note)]
    stages = [f"{stage.name}. {stage.text}" for stage in routine.stages]
    parts = (
        Part(TITLE, routine.name),
        Part(LEAD, f"{routine.summary} {routine.use_when}"),
        Part(TAG, f"{' '.join(routine.areas)} {routine.minutes:g} minutes"),
        Part(BODY, " ".join((*routine.notes, *stages, routine.progress, routine.frequency))),
        Part(ASIDE, f"{names} {' '.join(notes)}"),
        *_asked(asked),
    )
    section = Section("", "", sentences((routine.use_when, *notes, *stages, routine.progress)))
    return Text("routine", slug, routine.name, routine.summary, parts, (section,), asked.also, asked.say)
