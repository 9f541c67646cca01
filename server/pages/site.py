"""Which documents there are: one function per kind of page, and the list of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from server.assets.catalogue import Catalogue
from server.content.library import GROUPS, Chapter, Library, ReviewStatus
from server.content.model import Area, Exercise, Routine, RoutineStep
from server.figure import svg
from server.pages import contexts, doses
from server.pages.contexts import Link, Reference
from server.pages.hero import hero
from server.pages.render import Renderer
from server.pages.search import search_page
from server.pages.table import Document
from server.pages.urls import Urls
from server.tier import Tier

NOT_REVIEWED = ReviewStatus()


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """What an operator's settings change on the pages."""

    pwa: Path
    emergency_number: str


class Pages:
    """Makes the documents of one language."""

    def __init__(self, library: Library, catalogue: Catalogue, settings: SiteSettings) -> None:
        self.library = library
        self.words = library.words
        self.urls = Urls(library.language)
        self.settings = settings
        self.renderer = Renderer(
            pwa=settings.pwa,
            words=library.words,
            urls=self.urls,
            catalogue=catalogue,
            emergency_number=settings.emergency_number,
        )

    def all(self) -> Iterator[Document]:
        """Every document of this language."""
        yield from (self.home(), *self.check(), *self.relief(), *self.guide(), *self.exercises(), *self.routines())
        yield from (self.search(), self.sources(), *self.about(), self.offline(), self.not_found())

    def document(self, context: contexts.Page, tier: Tier) -> Document:
        """One rendered page."""
        body = self.renderer.render(context)
        return Document(url=context.url, language=self.library.language, title=context.title, tier=tier, body=body)

    def home(self) -> Document:
        """The front page: the spasm first."""
        today = self.words.home.today_routine
        routine = self.library.routines[today]
        context = contexts.HomePage(
            title=self.words.home.title,
            url=self.urls.page("home"),
            tab="relief",
            today=routine,
            today_url=self.urls.of("routine", today),
            today_strip=[link for step in routine.steps for link in self.step_links(step)][:5],
            chapters=[self.chapter_link(self.library.chapters[slug]) for slug in self.words.home.guide_chapters],
            hero=hero(self.library.motions["rest-90-90"]),
        )
        return self.document(context, Tier.CORE)

    def check(self) -> Iterator[Document]:
        """The safety check and the page of each outcome."""
        check = self.library.check
        url = self.urls.page("check")
        start = contexts.CheckPage(title=check.title, url=url, check=check, source_count=len(check.source_ids))
        yield self.document(start, Tier.CORE)
        for slug in check.outcome_slugs:
            context = contexts.OutcomePage(
                title=check.fill(check.outcome(slug).title, self.settings.emergency_number),
                url=self.urls.of("check", slug),
                check=check,
                slug=slug,
                versions=check.versions(slug),
            )
            yield self.document(context, Tier.CORE)

    def relief(self) -> Iterator[Document]:
        """The way through a spasm, and each of its steps."""
        steps = self.library.relief
        urls = [self.urls.of("relief", step.slug) for step in steps]
        links = [Link(step.title, url, step.lead) for step, url in zip(steps, urls, strict=True)]
        page = contexts.ReliefPage(
            title=self.words.relief.title, url=self.urls.page("relief"), tab="relief", steps=links
        )
        yield self.document(page, Tier.CORE)
        for number, step in enumerate(steps, start=1):
            context = contexts.ReliefStepPage(
                title=step.title,
                url=urls[number - 1],
                step=step,
                number=number,
                count=len(steps),
                before=urls[number - 2] if number > 1 else page.url,
                after=urls[number] if number < len(urls) else "",
                exercises=self.library.exercises,
                frames={name: motion.key + 1 for name, motion in self.library.motions.items()},
                helpers=self.helpers(),
                references=self.references(step.sources),
                review=self.review(f"relief/{step.file}"),
            )
            yield self.document(context, Tier.CORE)

    def helpers(self) -> list[Link]:
        """What a person may have done in the flow, to say at its end what helped."""
        choices = [choice for step in self.library.relief for choice in step.choices]
        positions = [Link(choice.label, choice.exercise) for choice in choices if choice.exercise]
        return [*positions, *(Link(name, each) for each, name in self.words.relief.did.items())]

    def guide(self) -> Iterator[Document]:
        """The list of chapters, and each chapter with the one that follows it."""
        chapters = list(self.library.chapters.values())
        groups = [
            contexts.Group(self.words.guide.groups[group], [self.chapter_link(each) for each in members])
            for group in GROUPS
            if (members := [each for each in chapters if each.head.group == group])
        ]
        words = self.words.guide
        yield self.groups("guide", words.title, words.lead, groups)
        for chapter, following in zip(chapters, [*chapters[1:], None], strict=True):
            next_link = self.chapter_link(following) if following else None
            url = self.urls.of("guide", chapter.slug)
            yield self.chapter(chapter, url, Link(words.back, self.urls.page("guide")), next_link)

    def about(self) -> Iterator[Document]:
        """The pages about the app itself."""
        for slug, page in self.library.pages.items():
            back = Link(self.words.tabs.more, self.urls.page("offline"))
            yield self.chapter(page, self.urls.page(slug), back, None)

    def chapter(self, chapter: Chapter, url: str, back: Link, following: Link | None) -> Document:
        """One chapter, with what it leads to."""
        onward = [self.exercise_link(slug) for slug in chapter.head.exercises]
        onward += [self.routine_link(slug) for slug in chapter.head.routines]
        context = contexts.ChapterPage(
            title=chapter.head.title,
            url=url,
            tab="guide" if following or chapter.slug in self.library.chapters else "more",
            chapter=chapter,
            back=back,
            references=self.references(chapter.prose.citations),
            onward=onward,
            next=following,
        )
        return self.document(context, Tier.LIBRARY)

    def exercises(self) -> Iterator[Document]:
        """The library by area, and each move."""
        groups = [
            contexts.Group(self.words.areas[area], [self.exercise_link(slug) for slug in slugs])
            for area in Area
            if (slugs := [slug for slug, each in self.library.exercises.items() if each.areas[0] == area])
        ]
        words = self.words.exercises
        yield self.groups("exercises", words.title, words.lead, groups)
        for slug, exercise in self.library.exercises.items():
            yield self.exercise(slug, exercise)

    def exercise(self, slug: str, exercise: Exercise) -> Document:
        """One move."""
        others = [exercise.easier.exercise, exercise.harder.exercise, *(each.instead for each in exercise.avoid)]
        context = contexts.ExercisePage(
            title=exercise.name,
            url=self.urls.of("exercise", slug),
            tab="exercises",
            exercise=exercise,
            figure=svg.moving(self.library.motions[exercise.motion], label=exercise.picture),
            dose=doses.cells(exercise.dose, self.words.dose),
            routines=[self.routine_link(each) for each in self.library.routines_with(slug)],
            references=self.references(exercise.sources),
            review=self.review(f"exercise/{slug}"),
            links={each: self.exercise_link(each) for each in others if each},
        )
        return self.document(context, Tier.LIBRARY)

    def routines(self) -> Iterator[Document]:
        """The routines by phase, and each routine."""
        phases = dict.fromkeys(each.phases[0] for each in self.library.routines.values())
        groups = [
            contexts.Group(
                self.words.phases[phase],
                [self.routine_link(slug) for slug, each in self.library.routines.items() if each.phases[0] == phase],
            )
            for phase in phases
        ]
        words = self.words.routines
        yield self.groups("routines", words.title, words.lead, groups)
        for slug, routine in self.library.routines.items():
            yield self.routine(slug, routine)

    def routine(self, slug: str, routine: Routine) -> Document:
        """One routine, followable as a list."""
        steps = [self.step(each) for each in routine.steps]
        context = contexts.RoutinePage(
            title=routine.name,
            url=self.urls.of("routine", slug),
            tab="routines",
            routine=routine,
            steps=steps,
            picture=next((link for each in steps for link in each.links if link.motion), None),
            following=self.routine_link(routine.next) if routine.next else None,
            easier=self.routine_link(routine.back) if routine.back else None,
            references=self.references(routine.sources),
            review=self.review(f"routine/{slug}"),
        )
        return self.document(context, Tier.LIBRARY)

    def step(self, step: RoutineStep) -> contexts.Step:
        """One step of a routine in words."""
        words = self.words.routine
        return contexts.Step(
            step=step,
            links=self.step_links(step),
            dose=doses.line(step.dose, self.words.dose),
            minutes=words.min.format(minutes=f"{step.minutes:g}"),
            skips=", ".join(self.words.conditions[each] for each in step.skip),
        )

    def step_links(self, step: RoutineStep) -> list[Link]:
        """Where a step leads: one move, several to choose from, the check, or another routine."""
        words = self.words.routine
        if step.check:
            return [Link(words.check_step, self.urls.page("check"), words.check_meta)]
        if step.routine:
            return [self.routine_link(step.routine)]
        slugs = (step.exercise,) if step.exercise else step.choose
        return [self.exercise_link(slug, meta="") for slug in slugs if slug]

    def sources(self) -> Document:
        """Every source with its strength."""
        context = contexts.SourcesPage(
            title=self.words.sources.title, url=self.urls.page("sources"), tab="more", sources=self.library.sources
        )
        return self.document(context, Tier.LIBRARY)

    def search(self) -> Document:
        """Search, and every page by name."""
        return self.document(search_page(self.library, self.words), Tier.LIBRARY)

    def offline(self) -> Document:
        """What is saved on this phone, and the rest of the app's own pages."""
        more = [
            Link(page.head.title, self.urls.page(slug), page.head.lead) for slug, page in self.library.pages.items()
        ]
        more.append(Link(self.words.sources.title, self.urls.page("sources"), self.words.sources.lead))
        title = self.words.offline_page.title
        context = contexts.OfflinePage(title=title, url=self.urls.page("offline"), tab="more", more=more)
        return self.document(context, Tier.LIBRARY)

    def not_found(self) -> Document:
        """The page for an address that is wrong or not saved."""
        context = contexts.NotFoundPage(title=self.words.not_found.title, url=f"{self.urls.root}/not-found/")
        return self.document(context, Tier.CORE)

    def groups(self, page: str, title: str, lead: str, groups: list[contexts.Group]) -> Document:
        """A page of named lists."""
        context = contexts.GroupsPage(title=title, url=self.urls.page(page), tab=page, lead=lead, groups=groups)
        return self.document(context, Tier.LIBRARY)

    def references(self, ids: Iterable[str]) -> list[Reference]:
        """The numbered sources of a page."""
        return [Reference(number, self.library.sources[each]) for number, each in enumerate(ids, start=1)]

    def review(self, subject: str) -> ReviewStatus:
        """Whether a clinician signed this text."""
        return self.library.reviews.get(subject, NOT_REVIEWED)

    def chapter_link(self, chapter: Chapter) -> Link:
        """A chapter in a list."""
        head = chapter.head
        minutes = self.words.home.reading.format(minutes=chapter.minutes)
        return Link(head.short or head.title, self.urls.of("guide", chapter.slug), f"{head.lead} {minutes}")

    def exercise_link(self, slug: str, meta: str | None = None) -> Link:
        """A move in a list, with its picture at its most telling moment."""
        exercise = self.library.exercises[slug]
        motion = self.library.motions[exercise.motion]
        line = exercise.summary if meta is None else meta
        return Link(exercise.name, self.urls.of("exercise", slug), line, exercise.motion, motion.key + 1)

    def routine_link(self, slug: str) -> Link:
        """A routine in a list."""
        routine = self.library.routines[slug]
        minutes = self.words.routine.min.format(minutes=f"{routine.minutes:g}")
        return Link(routine.name, self.urls.of("routine", slug), f"{minutes}. {routine.summary}")


def documents(library: Library, catalogue: Catalogue, settings: SiteSettings) -> Iterator[Document]:
    """Every document of a library."""
    return Pages(library, catalogue, settings).all()
