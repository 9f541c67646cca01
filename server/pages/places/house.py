"""What belongs to the app itself: search, sources, what is saved on this phone, and an address that is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from server.content.model import Source
from server.pages.contexts import Link, Page
from server.pages.maker import Maker
from server.pages.search import search_page
from server.pages.table import Document
from server.tier import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage(Page):
    """Every source."""

    TEMPLATE: ClassVar[str] = "sources.html"

    sources: Mapping[str, Source]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflinePage(Page):
    """What this phone keeps, and which clinic is its own: the one chosen, else the first where there is a default."""

    TEMPLATE: ClassVar[str] = "offline.html"

    more: Sequence[Link]
    clinics: Sequence[Link]
    has_default: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage(Page):
    """For an address that is wrong or not saved."""

    TEMPLATE: ClassVar[str] = "not-found.html"


def documents(maker: Maker) -> Iterator[Document]:
    """All of them."""
    yield from (search(maker), sources(maker), offline(maker), not_found(maker))


def search(maker: Maker) -> Document:
    """Search, and every page by name."""
    return maker.document(search_page(maker.library, maker.words), Tier.LIBRARY)


def sources(maker: Maker) -> Document:
    """Every source with its strength."""
    context = SourcesPage(
        title=maker.words.sources.title, url=maker.urls.page("sources"), tab="more", sources=maker.library.sources
    )
    return maker.document(context, Tier.LIBRARY)


def offline(maker: Maker) -> Document:
    """What is saved on this phone, and the rest of the app's own pages."""
    more = [Link(page.head.title, maker.urls.page(slug), page.head.lead) for slug, page in maker.library.pages.items()]
    more.append(Link(maker.words.sources.title, maker.urls.page("sources"), maker.words.sources.lead))
    more.append(Link(maker.words.share.title, maker.urls.page("share"), maker.words.share.meta))
    context = OfflinePage(
        title=maker.words.offline_page.title,
        url=maker.urls.page("offline"),
        tab="more",
        more=more,
        clinics=maker.links.clinics(maker.settings.clinic),
        has_default=bool(maker.settings.clinic),
    )
    return maker.document(context, Tier.LIBRARY)


def not_found(maker: Maker) -> Document:
    """The page for an address that is wrong or not saved."""
    context = NotFoundPage(title=maker.words.not_found.title, url=f"{maker.urls.root}/not-found/")
    return maker.document(context, Tier.CORE)
