"""The routines by phase, each routine, and the ones that a person makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from server.content.library import ReviewStatus
from server.content.model import Routine, RoutineStep
from server.content.words import Words
from server.pages import doses
from server.pages.contexts import Group, Link, Page, Reference
from server.pages.maker import Maker
from server.pages.table import Document
from server.tier import Tier


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a routine, ready to show."""

    step: RoutineStep
    links: Sequence[Link]
    dose: str
    minutes: str
    skips: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutinePage(Page):
    """One routine."""

    TEMPLATE: ClassVar[str] = "routine.html"

    slug: str
    routine: Routine
    steps: Sequence[Step]
    picture: Link | None
    following: Link | None
    easier: Link | None
    references: Sequence[Reference]
    review: ReviewStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPage(Page):
    """Routines that a person made, and what they can be made of: moves by area, as links."""

    TEMPLATE: ClassVar[str] = "own.html"

    moves: Sequence[Group]


def documents(maker: Maker) -> Iterator[Document]:
    """The routines by phase, and each routine."""
    phases = {slug: each.phases[0] for slug, each in maker.library.routines.items()}
    groups = _grouped(phases, maker.words.phases, maker.links.routine)
    words = maker.words.routines
    more = Group(
        maker.words.own.title,
        [
            Link(maker.words.own.make, maker.urls.page("own"), maker.words.own.lead),
            Link(maker.words.plan.title, maker.urls.page("plan"), maker.words.plan.lead),
        ],
    )
    yield maker.groups("routines", words.title, words.lead, [*groups, more])
    yield own_page(maker)
    for slug, routine in maker.library.routines.items():
        yield routine_page(maker, slug, routine)


def own_page(maker: Maker) -> Document:
    """Routines that a person makes from the library; the phone alone knows them."""
    areas = {slug: each.areas[0] for slug, each in maker.library.exercises.items()}
    context = OwnPage(
        title=maker.words.own.title,
        url=maker.urls.page("own"),
        tab="exercises",
        moves=_grouped(areas, maker.words.areas, maker.links.exercise),
    )
    return maker.document(context, Tier.LIBRARY)


def routine_page(maker: Maker, slug: str, routine: Routine) -> Document:
    """One routine, followable as a list."""
    steps = [step(maker, each) for each in routine.steps]
    context = RoutinePage(
        title=routine.name,
        url=maker.urls.of("routine", slug),
        tab="exercises",
        slug=slug,
        routine=routine,
        steps=steps,
        picture=next((link for each in steps for link in each.links if link.motion), None),
        following=maker.links.routine(routine.next) if routine.next else None,
        easier=maker.links.routine(routine.back) if routine.back else None,
        references=maker.links.references(routine.sources),
        review=maker.links.review(f"routine/{slug}"),
    )
    return maker.document(context, Tier.LIBRARY)


def step(maker: Maker, step: RoutineStep) -> Step:
    """One step of a routine in words."""
    words = maker.words.routine
    return Step(
        step=step,
        links=maker.links.step(step),
        dose=doses.line(step.dose, maker.words.dose),
        minutes=words.min.format(minutes=f"{step.minutes:g}"),
        skips=", ".join(maker.words.conditions[each] for each in step.skip),
    )


def _grouped(keys: Mapping[str, str], names: Words, link: Callable[[str], Link]) -> list[Group]:
    """Links by slug under the name of their key; keys in the order in which they first come."""
    return [
        Group(names[key], [link(slug) for slug, own in keys.items() if own == key])
        for key in dict.fromkeys(keys.values())
    ]
