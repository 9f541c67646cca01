"""The habits check: what to ask oneself now and then, and where each habit leads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from server.content.habits import Habits
from server.content.library import ReviewStatus
from server.pages.contexts import Link, Page, Reference
from server.pages.maker import Maker
from server.pages.table import Document
from server.tier import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class HabitsPage(Page):
    """What to ask oneself now and then; `links` are the ways on, by reference (`routine:desk-3`)."""

    TEMPLATE: ClassVar[str] = "habits.html"

    habits: Habits
    links: Mapping[str, Link]
    references: Sequence[Reference]
    review: ReviewStatus


def documents(maker: Maker) -> Iterator[Document]:
    """The one page."""
    habits = maker.library.habits
    context = HabitsPage(
        title=maker.words.habits.title,
        url=maker.urls.page("habits"),
        tab="diary",
        habits=habits,
        links={f"{kind}:{slug}": maker.links.reference(kind, slug) for kind, slug in habits.targets},
        references=maker.links.references(habits.source_ids),
        review=maker.links.review("habits"),
    )
    yield maker.document(context, Tier.LIBRARY)
