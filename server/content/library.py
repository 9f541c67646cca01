"""All content of one language, read once, typed and frozen; the rest of the program looks at nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from math import ceil
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeVar

from server.content import prose, relief, triage
from server.content.clinics import Clinic
from server.content.habits import Habits
from server.content.model import ChapterHead, Exercise, Review, Routine, Source, Withdrawal
from server.content.numbers import Numbers
from server.content.player import Player
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
    numbers: Numbers
    chapters: Mapping[str, Chapter]
    pages: Mapping[str, Chapter]
    exercises: Mapping[str, Exercise]
    routines: Mapping[str, Routine]
    motions: Mapping[str, Motion]
    clinics: Mapping[str, Clinic]
    check: triage.Check
    player: Player
    habits: Habits
    relief: tuple[relief.ReliefStep, ...]
    reviews: Mapping[str, ReviewStatus]
    withdrawal: Withdrawal | None
    files: Mapping[str, SourceFile]

    def routines_with(self, exercise: str) -> Iterator[str]:
        """The slugs of the routines that use an exercise, in routine order."""
        return (
            slug for slug, routine in self.routines.items() if any(exercise in step.moves for step in routine.steps)
        )

    def chapters_with(self, exercise: str) -> Iterator[str]:
        """The slugs of the chapters that lead to an exercise, in chapter order."""
        return (slug for slug, chapter in self.chapters.items() if exercise in chapter.head.exercises)


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

    def maybe(self, kind: str, name: str, read: Callable[[SourceFile], T]) -> T | None:
        """A single file that need not be there."""
        return self.one(kind, name, read) if (self.root / "content" / name).exists() else None

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
    front, body, _ = split_front_matter(_with_number(file, typesetting))
    text = prose.render(body, typesetting)
    minutes = max(1, ceil(len(text.text.split()) / WORDS_PER_MINUTE))
    head = convert(file, parse_toml(file, front), ChapterHead)
    return Chapter(slug=file.slug, head=head, prose=text, minutes=minutes, review=ReviewStatus())


def _with_number(file: SourceFile, typesetting: Typesetting) -> SourceFile:
    """The file as this region reads it; its own text stays as it was signed."""
    return replace(file, text=file.text.replace("{emergency}", typesetting.emergency_number))


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
    numbers = shelf.one("numbers", "numbers.toml", lambda file: read_toml(file, Numbers))
    player = shelf.one("player", "player.toml", lambda file: read_toml(file, Player))
    withdrawal = shelf.maybe("withdrawal", f"{language}/withdrawal.toml", lambda file: read_toml(file, Withdrawal))
    check = shelf.one("check", f"{language}/check.toml", triage.read_check)
    habits = shelf.one("habits", f"{language}/habits.toml", lambda file: read_toml(file, Habits))
    chapters = shelf.each("guide", f"{language}/guide", ".md", lambda file: _read_chapter(file, typesetting))
    pages = shelf.each("page", f"{language}/pages", ".md", lambda file: _read_chapter(file, typesetting))

    def region(file: SourceFile) -> SourceFile:
        return _with_number(file, typesetting)

    exercises = shelf.each("exercise", f"{language}/exercises", ".toml", lambda file: read_toml(region(file), Exercise))
    routines = shelf.each("routine", f"{language}/routines", ".toml", lambda file: read_toml(region(file), Routine))
    steps = shelf.each("relief", f"{language}/relief", ".toml", lambda file: relief.read_step(region(file)))
    clinics = shelf.each("clinic", "clinics", ".toml", lambda file: read_toml(file, Clinic))
    motions = shelf.each("motion", "motions", ".toml", _read_motion)
    reviews = _statuses(shelf.each("review", "reviews", ".toml", _read_review), shelf.files)
    if shelf.findings:
        raise ContentError(tuple(shelf.findings))
    return Library(
        language=language,
        words=words,
        sources=MappingProxyType(sources),
        numbers=numbers,
        chapters=_ordered(
            _signed(chapters, "guide", reviews), lambda each: (GROUPS.index(each.head.group), each.head.order)
        ),
        pages=_ordered(_signed(pages, "page", reviews), lambda each: each.head.order),
        exercises=_ordered(exercises, lambda each: each.number),
        routines=_ordered(routines, lambda each: each.number),
        motions=MappingProxyType(motions),
        clinics=_ordered(clinics, lambda each: each.number),
        check=check,
        player=player,
        habits=habits,
        relief=tuple(steps.values()),
        reviews=MappingProxyType(reviews),
        withdrawal=withdrawal,
        files=MappingProxyType(shelf.files),
    )


def _signed(chapters: dict[str, Chapter], kind: str, reviews: Mapping[str, ReviewStatus]) -> dict[str, Chapter]:
    """The chapters with the review state of each."""
    return {
        slug: Chapter(slug, each.head, each.prose, each.minutes, reviews.get(f"{kind}/{slug}", ReviewStatus()))
        for slug, each in chapters.items()
    }
