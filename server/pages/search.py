"""What the search page needs: the file that the phone searches, and the list of everything for those without script."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from server.assets.catalogue import Asset, asset
from server.content.library import Library
from server.content.reader import SourceFile, finding
from server.content.triage_table import Check
from server.content.words import Words
from server.errors import ContentError, Finding
from server.pages.contexts import Group, Link, Page
from server.pages.search_data import search_data
from server.pages.search_language import SearchWords, lines, read_words
from server.pages.urls import FIXED, Urls, data_file
from server.tier import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage(Page):
    """The search page; `data` names the asset to search, `groups` lists every page for those without script."""

    TEMPLATE: ClassVar[str] = "search.html"

    data: str
    check: Check
    groups: Sequence[Group]


def search_page(library: Library, words: Words) -> SearchPage:
    """The search page of one language."""
    urls = Urls(library.language)
    named = {
        "guide": (words.guide.title, {slug: each.head.title for slug, each in library.chapters.items()}),
        "routine": (words.routines.title, {slug: each.name for slug, each in library.routines.items()}),
        "exercise": (words.exercises.title, {slug: each.name for slug, each in library.exercises.items()}),
    }
    return SearchPage(
        title=words.search.title,
        url=urls.page("search"),
        data=asset_name(library.language),
        check=library.check,
        groups=[
            Group(title, [Link(name, urls.of(kind, slug)) for slug, name in names.items()])
            for kind, (title, names) in named.items()
        ],
    )


def asset_name(language: str) -> str:
    """The name of the file that the phone searches."""
    return data_file("search", language)


def search_asset(root: Path, library: Library) -> Asset:
    """The file that the phone searches; raises ContentError when search.toml does not fit the library."""
    body = json.dumps(search_data(library, search_words(root, library)), ensure_ascii=False, separators=(",", ":"))
    return asset(asset_name(library.language), body.encode(), Tier.LIBRARY)


def search_words(root: Path, library: Library) -> SearchWords:
    """The search words of the library's language; raises ContentError for a page that does not exist."""
    file, words = read_words(root, library.language)
    known = {f"page:{name}" for name in FIXED}
    for kind, slugs in (("guide", library.chapters), ("exercise", library.exercises), ("routine", library.routines)):
        known |= {f"{kind}:{slug}" for slug in slugs}
    wrong = tuple(_unknown(file, page) for page in _pages(words) if page not in known)
    if wrong:
        raise ContentError(wrong)
    return words


def _pages(words: SearchWords) -> Iterator[str]:
    """Every page that the search words name."""
    yield words.help
    yield from words.pages
    yield from (f"page:{fixed.page}" for fixed in words.fixed)
    yield from (page for line in lines(words.means) for page in line.partition("=>")[2].split())


def _unknown(file: SourceFile, page: str) -> Finding:
    message = f"there is no page {page}; correct or remove it"
    return finding(file, file.line_of(page.removeprefix("page:")), "known-reference", message)
