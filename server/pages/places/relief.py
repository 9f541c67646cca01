"""The front page, the safety check with its outcomes, and the way through a spasm: what a phone keeps first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from server.content.library import ReviewStatus
from server.content.model import Exercise, Routine
from server.content.outcome import Outcome
from server.content.relief import ReliefStep
from server.content.triage_table import Check
from server.figure import svg
from server.pages import avoid
from server.pages.contexts import Link, Page, Reference
from server.pages.hero import hero
from server.pages.maker import Maker
from server.pages.table import Document
from server.tier import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Page):
    """The front page; `today_strip` are pictures as markup: in the page they are a third of what they weigh apart."""

    TEMPLATE: ClassVar[str] = "home.html"

    today: Routine
    today_url: str
    today_strip: Sequence[str]
    chapters: Sequence[Link]
    hero: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage(Page):
    """The safety check as one plain page."""

    TEMPLATE: ClassVar[str] = "check.html"

    check: Check
    source_count: int
    review: ReviewStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomePage(Page):
    """The page of one outcome; `versions` holds the general words first, then one for each kind of sign."""

    TEMPLATE: ClassVar[str] = "outcome.html"

    check: Check
    slug: str
    versions: Sequence[Outcome]
    review: ReviewStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliefPage(Page):
    """The relief flow at a glance; the way through, as links to its steps; when the check must be done again.

    `written` is the day of the newest step, `review` the state of the one that is furthest from signed.
    """

    TEMPLATE: ClassVar[str] = "relief.html"

    steps: Sequence[Link]
    recheck: Mapping[str, int]
    outcomes: Sequence[Outcome]
    written: date
    review: ReviewStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliefStepPage(Page):
    """One screen of the relief flow; `number` counts from 1, `frames` has the most telling keyframe of each motion.

    `helpers` are what a person may have done by the end, each with its id as the URL.
    """

    TEMPLATE: ClassVar[str] = "relief-step.html"

    step: ReliefStep
    number: int
    count: int
    before: str
    after: str
    exercises: Mapping[str, Exercise]
    avoids: Mapping[str, Sequence[tuple[str, ...]]]
    frames: Mapping[str, int]
    helpers: Sequence[Link]
    outcomes: Sequence[Outcome]
    references: Sequence[Reference]
    review: ReviewStatus


def documents(maker: Maker) -> Iterator[Document]:
    """All of them."""
    yield from (home(maker), *check(maker), *relief(maker))


def home(maker: Maker) -> Document:
    """The front page: the spasm first."""
    today = maker.words.home.today_routine
    routine = maker.library.routines[today]
    moves = [link for step in routine.steps for link in maker.links.step(step)]
    context = HomePage(
        title=maker.words.home.title,
        url=maker.urls.page("home"),
        tab="relief",
        today=routine,
        today_url=maker.urls.of("routine", today),
        today_strip=[svg.inline(maker.library.motions[link.motion]) for link in moves if link.motion][:4],
        chapters=[maker.links.chapter(maker.library.chapters[slug]) for slug in maker.words.home.guide_chapters],
        hero=hero(maker.library.motions["rest-90-90"]),
    )
    return maker.document(context, Tier.CORE)


def check(maker: Maker) -> Iterator[Document]:
    """The safety check and the page of each outcome."""
    check = maker.library.check
    url = maker.urls.page("check")
    review = maker.links.review("check")
    start = CheckPage(title=check.title, url=url, check=check, source_count=len(check.source_ids), review=review)
    yield maker.document(start, Tier.CORE)
    for slug in check.outcome_slugs:
        context = OutcomePage(
            title=check.fill(check.outcome(slug).title, maker.settings.emergency_number),
            url=maker.urls.of("check", slug),
            check=check,
            slug=slug,
            versions=check.versions(slug),
            review=review,
        )
        yield maker.document(context, Tier.CORE)


def relief(maker: Maker) -> Iterator[Document]:
    """The way through a spasm, and each of its steps."""
    steps = maker.library.relief
    urls = [maker.urls.of("relief", step.slug) for step in steps]
    links = [Link(step.title, url, step.lead) for step, url in zip(steps, urls, strict=True)]
    page = ReliefPage(
        title=maker.words.relief.title,
        url=maker.urls.page("relief"),
        tab="relief",
        steps=links,
        recheck=maker.library.check.recheck.numbers(),
        outcomes=maker.library.check.outcomes,
        written=max(step.written for step in steps),
        review=maker.links.review_of_all(f"relief/{step.file}" for step in steps),
    )
    yield maker.document(page, Tier.CORE)
    for number, step in enumerate(steps, start=1):
        context = ReliefStepPage(
            title=step.title,
            url=urls[number - 1],
            step=step,
            number=number,
            count=len(steps),
            before=urls[number - 2] if number > 1 else page.url,
            after=urls[number] if number < len(urls) else "",
            exercises=maker.library.exercises,
            avoids={each.exercise: avoid.rules(maker.library, each.avoid) for each in step.choices if each.exercise},
            frames={name: motion.key + 1 for name, motion in maker.library.motions.items()},
            helpers=helpers(maker),
            outcomes=maker.library.check.outcomes,
            references=maker.links.references(step.sources),
            review=maker.links.review(f"relief/{step.file}"),
        )
        yield maker.document(context, Tier.CORE)


def helpers(maker: Maker) -> list[Link]:
    """What a person may have done in the flow, to say at its end what helped."""
    choices = [choice for step in maker.library.relief for choice in step.choices]
    positions = [Link(choice.label, choice.exercise) for choice in choices if choice.exercise]
    return [*positions, *(Link(name, each) for each, name in maker.words.relief.did.items())]
