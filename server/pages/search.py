"""What the search page needs: the file that the phone searches, and the list of everything for those without script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from server.assets.catalogue import Asset, asset
from server.content.library import Library
from server.content.reader import finding
from server.errors import ContentError
from server.pages.search_index import index, packed, rarity, telling_sentences
from server.pages.search_language import Language, SearchWords, lines, phrases, read_words
from server.pages.search_texts import Section, Text, texts
from server.pages.urls import Urls
from server.tier import Tier

NAME = "search.json"
NOT_IN_ANCHOR = re.compile("[^a-z0-9]+")
EXCERPT = {"guide": 420, "routine": 60, "exercise": 0, "page": 0}  # letters of sentences kept for each page


def search_asset(root: Path, library: Library) -> Asset:
    """The file `search.json`; raises ContentError when search.toml does not fit the library."""
    words = read_search_words(root, library)
    body = json.dumps(search_data(library, words), ensure_ascii=False, separators=(",", ":"))
    return asset(NAME, body.encode(), Tier.LIBRARY)


def read_search_words(root: Path, library: Library) -> SearchWords:
    """The search words of the library's language; raises ContentError for a page that does not exist."""
    file, words = read_words(root, library.language)
    known = {f"guide:{slug}" for slug in library.chapters}
    known |= {f"exercise:{slug}" for slug in library.exercises} | {f"routine:{slug}" for slug in library.routines}
    wrong = [
        finding(file, file.line_of(f'"{page}"'), "known-reference", f"there is no page {page}; correct or remove it")
        for page in words.pages
        if page not in known
    ]
    if wrong:
        raise ContentError(tuple(wrong))
    return words


def search_data(library: Library, words: SearchWords) -> dict[str, object]:
    """All that the phone needs to search, as plain values; pwa/scripts/search-index.js reads them."""
    language = Language(words)
    pages = tuple(texts(library, words))
    postings = index(pages, language)
    worth = _likely(rarity(postings, len(pages)), words, language)
    return {
        "language": _language_data(words, language),
        "help": words.help,
        "bases": _bases(Urls(library.language), {page.kind for page in pages}),
        "pages": [_page_data(page, worth, language) for page in pages],
        **packed(postings),
    }


def _likely(worth: dict[str, float], words: SearchWords, language: Language) -> dict[str, float]:
    """Words that people are known to type are worth showing before others as rare."""
    asked = {stem for text in (words.same, words.means) for line in lines(text) for stem in language.stems(line)}
    return {stem: value if stem in asked else value / 3 for stem, value in worth.items()}


def _page_data(page: Text, worth: dict[str, float], language: Language) -> list[object]:
    sections = telling_sentences(page, worth, language, EXCERPT[page.kind])
    return [page.kind, page.slug, page.title, page.lead, page.also, _names(page.say, language), _sections(sections)]


def _names(say: str, language: Language) -> str:
    """The phrases that can be met as a whole; single words are found through the index."""
    return _stemmed(";".join(each for each in phrases(say) if " " in each), language)


def _sections(sections: Iterable[Section]) -> list[list[str]]:
    """Heading, sentences, and the anchor where the phone cannot derive it from the heading."""
    return [
        [section.heading, "\n".join(section.sentences), *([section.anchor] if section.anchor != derived else [])]
        for section in sections
        for derived in [NOT_IN_ANCHOR.sub("-", section.heading.lower()).strip("-")]
    ]


def _bases(urls: Urls, kinds: set[str]) -> dict[str, str]:
    """What stands before the slug in the URL of each kind."""
    return {kind: urls.of(kind, "")[:-1] if kind != "page" else f"{urls.root}/" for kind in sorted(kinds)}


def _stemmed(text: str, language: Language) -> str:
    return ";".join(" ".join(language.stems(phrase)) for phrase in phrases(text))


def _language_data(words: SearchWords, language: Language) -> dict[str, object]:
    return {
        "rewrite": [[" ".join(each.typed), each.word] for each in language.rewrite],
        "stop": " ".join(sorted(language.stop)),
        "endings": words.endings,
        "irregular": dict(words.irregular),
        "aside": _stemmed(words.aside, language),
        "topic": _stemmed(words.topic, language),
        "intents": {kind: _stemmed(text, language) for kind, text in words.intents.items()},
        "same": [_stemmed(line, language) for line in lines(words.same)],
        "means": [[_stemmed(side, language) for side in line.split("->")] for line in lines(words.means)],
        "signs": [[_stemmed(side, language) for side in line.split("+")] for line in lines(words.signs)],
    }


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the full list."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What pwa/templates/search.html reads."""

    data_url: str
    check_url: str
    emergency_number: str
    groups: Mapping[str, tuple[Listed, ...]]


def search_page(library: Library, data_url: str, emergency_number: str) -> SearchPage:
    """The page for one library; `data_url` is where its search.json is served."""
    urls = Urls(library.language)
    groups = {
        "guide": tuple(Listed(urls.of("guide", slug), each.head.title) for slug, each in library.chapters.items()),
        "routine": tuple(Listed(urls.of("routine", slug), each.name) for slug, each in library.routines.items()),
        "exercise": tuple(Listed(urls.of("exercise", slug), each.name) for slug, each in library.exercises.items()),
    }
    return SearchPage(data_url, urls.page("check"), emergency_number, groups)
