"""The guide: the list of its chapters, and each chapter; the pages about the app read alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from server.content.library import GROUPS, Chapter
from server.pages import finder
from server.pages.contexts import Group, Link, Page, Reference
from server.pages.maker import Maker
from server.pages.table import Document
from server.tier import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterPage(Page):
    """A chapter of the guide, or a page about the app; `zones` are the parts of a back to point at, if it has one."""

    TEMPLATE: ClassVar[str] = "chapter.html"

    chapter: Chapter
    back: Link
    zones: Sequence[str]
    references: Sequence[Reference]
    onward: Sequence[Link]
    next: Link | None


def documents(maker: Maker) -> Iterator[Document]:
    """All of them."""
    yield from (*guide(maker), *about(maker))


def guide(maker: Maker) -> Iterator[Document]:
    """The list of chapters, and each chapter with the one that follows it."""
    chapters = list(maker.library.chapters.values())
    groups = [
        Group(maker.words.guide.groups[group], [maker.links.chapter(each) for each in members])
        for group in GROUPS
        if (members := [each for each in chapters if each.head.group == group])
    ]
    words = maker.words.guide
    yield maker.groups("guide", words.title, words.lead, groups)
    for chapter, following in zip(chapters, [*chapters[1:], None], strict=True):
        next_link = maker.links.chapter(following) if following else None
        url = maker.urls.of("guide", chapter.slug)
        yield chapter_page(maker, chapter, url, Link(words.back, maker.urls.page("guide")), next_link)


def about(maker: Maker) -> Iterator[Document]:
    """The pages about the app itself."""
    for slug, page in maker.library.pages.items():
        back = Link(maker.words.tabs.more, maker.urls.page("offline"))
        yield chapter_page(maker, page, maker.urls.page(slug), back, None)


def chapter_page(maker: Maker, chapter: Chapter, url: str, back: Link, following: Link | None) -> Document:
    """One chapter, with what it leads to."""
    onward = [maker.links.exercise(slug) for slug in chapter.head.exercises]
    onward += [maker.links.routine(slug) for slug in chapter.head.routines]
    context = ChapterPage(
        title=chapter.head.title,
        url=url,
        tab="guide" if following or chapter.slug in maker.library.chapters else "more",
        chapter=chapter,
        back=back,
        zones=finder.MAP if chapter.head.map else (),
        references=maker.links.references(chapter.prose.citations),
        onward=onward,
        next=following,
    )
    return maker.document(context, Tier.LIBRARY)
