"""How pages name each other: a link to each thing of the library, and what a phone must know to mark it."""

from __future__ import annotations

from collections.abc import Iterable

from server.content.library import Chapter, Library, ReviewStatus
from server.content.model import RoutineStep
from server.pages import avoid
from server.pages.contexts import Link, Reference
from server.pages.urls import Urls

NOT_REVIEWED = ReviewStatus()
STATES = ("none", "outdated", "current")


class Links:
    """The links of one language."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.words = library.words
        self.urls = Urls(library.language)

    def chapter(self, chapter: Chapter) -> Link:
        """A chapter in a list."""
        head = chapter.head
        minutes = self.words.home.reading.format(minutes=chapter.minutes)
        return Link(head.short or head.title, self.urls.of("guide", chapter.slug), f"{head.lead} {minutes}")

    def exercise(self, slug: str, meta: str | None = None) -> Link:
        """A move in a list, with its picture at its most telling moment."""
        exercise = self.library.exercises[slug]
        motion = self.library.motions[exercise.motion]
        line = exercise.summary if meta is None else meta
        url = self.urls.of("exercise", slug)
        frames = len(motion.keyframes)
        rules = avoid.rules(self.library, exercise.avoid)
        return Link(exercise.name, url, line, exercise.motion, motion.key + 1, frames, rules)

    def routine(self, slug: str) -> Link:
        """A routine in a list."""
        routine = self.library.routines[slug]
        minutes = self.words.routine.min.format(minutes=f"{routine.minutes:g}")
        return Link(routine.name, self.urls.of("routine", slug), f"{minutes}. {routine.summary}")

    def reference(self, kind: str, slug: str) -> Link:
        """Where a reference of the content leads, by name."""
        if kind == "exercise":
            return self.exercise(slug)
        if kind == "routine":
            return self.routine(slug)
        if kind == "guide":
            return self.chapter(self.library.chapters[slug])
        return Link(self.library.check.title, self.urls.page(slug))

    def clinics(self, first: str) -> list[Link]:
        """Every clinic, the one named first before the others."""
        found = [
            Link(each.name, self.urls.of("clinic", slug), each.place) for slug, each in self.library.clinics.items()
        ]
        return sorted(found, key=lambda link: link.url != self.urls.of("clinic", first)) if first else found

    def step(self, step: RoutineStep) -> list[Link]:
        """Where a step leads: one move, several to choose from, the check, or another routine."""
        words = self.words.routine
        if step.check:
            return [Link(words.check_step, self.urls.page("check"), words.check_meta)]
        if step.routine:
            return [self.routine(step.routine)]
        return [self.exercise(slug, meta="" if step.note else None) for slug in step.moves]

    def references(self, ids: Iterable[str]) -> list[Reference]:
        """The numbered sources of a page."""
        return [Reference(number, self.library.sources[each]) for number, each in enumerate(ids, start=1)]

    def review(self, subject: str) -> ReviewStatus:
        """Whether a clinician signed this text."""
        return self.library.reviews.get(subject, NOT_REVIEWED)

    def review_of_all(self, subjects: Iterable[str]) -> ReviewStatus:
        """The state of several texts as one: that of the text furthest from signed."""
        return min(map(self.review, subjects), key=lambda each: STATES.index(each.state))
