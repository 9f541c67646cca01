"""All content of one language, read once, typed and frozen; the rest of the program looks at nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from math import ceil
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeVar

from server.content import prose, relief, triage
from server.content.model import ChapterHead, Exercise, Review, Routine, Source
from server.content.prose import Prose, Typesetting
from server.content.reader import SourceFile, convert, finding, parse_toml, read_file, read_toml, split_front_matter
from server.content.words import Words
from server.errors import ContentError, Finding
from server.figure.motion import Motion, read_motion

T = TypeVar("T")

WORDS_PER_MINUTE = 200
GROUPS = ("now", "understand", "relief", "prevent", "trust")


@dataclass(frozen=True, slots=True)
class ReviewStatus:
    """Whether a named clinician signed exactly these words."""

    state: Literal["none", "current", "outdated"] = "none"
    name: str | None = None
    role: str | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter of the guide, or a page about the app; `minutes` is the time to read it."""

    slug: str
    head: ChapterHead
    prose: Prose
    minutes: int
    review: ReviewStatus


@dataclass(frozen=True, slots=True)
class Library:
    """Everything one language says. `files` holds each value's text by kind and id (`exercise/bridge`)."""

    language: str
    words: Words
    sources: Mapping[str, Source]
    chapters: Mapping[str, Chapter]
    pages: Mapping[str, Chapter]
    exercises: Mapping[str, Exercise]
    routines: Mapping[str, Routine]
    motions: Mapping[str, Motion]
    check: triage.Check
    relief: tuple[relief.ReliefStep, ...]
    reviews: Mapping[str, ReviewStatus]
    files: Mapping[str, SourceFile]

    def routines_with(self, exercise: str) -> Iterator[str]:
        """The slugs of the routines that use an exercise, in routine order."""
        return (
            slug
            for slug, routine in self.routines.items()
            if any(exercise == step.exercise or exercise in step.choose for step in routine.steps)
        )


class _Shelf:
    """Reads files one by one and keeps every finding, so that one run shows all that is wrong."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[str, SourceFile] = {}
        self.findings: list[Finding] = []

    def each(self, kind: str, folder: str, suffix: str, read: Callable[[SourceFile], T]) -> dict[str, T]:
        """Every file of a folder by slug, in name order."""
        values: dict[str, T] = {}
        for path in sorted((self.root / "content" / folder).glob(f"*{suffix}")):
            try:
                file = read_file(path, self.root)
                self.files[f"{kind}/{file.slug}"] = file
                values[file.slug] = read(file)
            except ContentError as error:
                self.findings.extend(error.findings)
        return values

    def one(self, kind: str, name: str, read: Callable[[SourceFile], T]) -> T:
        """A single file that must be there; raises ContentError at once, since nothing works without it."""
        path = self.root / "content" / name
        if not path.is_file():
            shown = path.relative_to(self.root)
            raise ContentError((Finding(shown, 1, "missing-file", "the file is missing; every language needs it"),))
        file = read_file(path, self.root)
        self.files[kind] = file
        return read(file)


def _read_sources(file: SourceFile) -> dict[str, Source]:
    return {key: convert(file, value, Source) for key, value in parse_toml(file).items()}


def _read_chapter(file: SourceFile, typesetting: Typesetting) -> Chapter:
    front, body, _ = split_front_matter(file)
    text = prose.render(body, typesetting)
    minutes = max(1, ceil(len(text.text.split()) / WORDS_PER_MINUTE))
    head = convert(file, parse_toml(file, front), ChapterHead)
    return Chapter(slug=file.slug, head=head, prose=text, minutes=minutes, review=ReviewStatus())


def _read_motion(file: SourceFile) -> Motion:
    try:
        return read_motion(file.text, file.slug)
    except ValueError as error:
        raise ContentError((finding(file, 1, "motion", str(error).rstrip(".")),)) from error


def _ordered(values: Mapping[str, T], key: Callable[[T], object]) -> Mapping[str, T]:
    return MappingProxyType(dict(sorted(values.items(), key=lambda item: (key(item[1]), item[0]))))


def _statuses(reviews: Mapping[str, tuple[str, Review]], files: Mapping[str, SourceFile]) -> dict[str, ReviewStatus]:
    """The state of each reviewed subject: outdated as soon as its words no longer match what was signed."""
    found = {}
    for subject, review in reviews.values():
        file = files.get(subject)
        same = file is not None and sha256(file.text.encode()).hexdigest() == review.sha256
        found[subject] = ReviewStatus("current" if same else "outdated", review.name, review.role, review.date)
    return found


def _read_review(file: SourceFile) -> tuple[str, Review]:
    data = parse_toml(file)
    return str(data.pop("subject", "")), convert(file, data, Review)


def read_library(root: Path, language: str, typeset: Callable[[Words], Typesetting]) -> Library:
    """The content of one language under `root`; raises ContentError with every finding of shape."""
    shelf = _Shelf(root)
    words = shelf.one("words", f"{language}/words.toml", lambda file: Words(parse_toml(file)))
    typesetting = typeset(words)
    sources = shelf.one("sources", "sources.toml", _read_sources)
    check = shelf.one("check", f"{language}/check.toml", triage.read_check)
    chapters = shelf.each("guide", f"{language}/guide", ".md", lambda file: _read_chapter(file, typesetting))
    pages = shelf.each("page", f"{language}/pages", ".md", lambda file: _read_chapter(file, typesetting))
    exercises = shelf.each("exercise", f"{language}/exercises", ".toml", lambda file: read_toml(file, Exercise))
    routines = shelf.each("routine", f"{language}/routines", ".toml", lambda file: read_toml(file, Routine))
    steps = shelf.each("relief", f"{language}/relief", ".toml", relief.read_step)
    motions = shelf.each("motion", "motions", ".toml", _read_motion)
    reviews = _statuses(shelf.each("review", "reviews", ".toml", _read_review), shelf.files)
    if shelf.findings:
        raise ContentError(tuple(shelf.findings))
    return Library(
        language=language,
        words=words,
        sources=MappingProxyType(sources),
        chapters=_ordered(
            _signed(chapters, "guide", reviews), lambda each: (GROUPS.index(each.head.group), each.head.order)
        ),
        pages=_ordered(_signed(pages, "page", reviews), lambda each: each.head.order),
        exercises=_ordered(exercises, lambda each: each.number),
        routines=_ordered(routines, lambda each: each.number),
        motions=MappingProxyType(motions),
        check=check,
        relief=tuple(steps.values()),
        reviews=MappingProxyType(reviews),
        files=MappingProxyType(shelf.files),
    )


def _signed(chapters: dict[str, Chapter], kind: str, reviews: Mapping[str, ReviewStatus]) -> dict[str, Chapter]:
    """The chapters with the review state of each."""
    return {
        slug: Chapter(slug, each.head, each.prose, each.minutes, reviews.get(f"{kind}/{slug}", ReviewStatus()))
        for slug, each in chapters.items()
    }
