"""The file that the phone searches: pages, index and language in as few bytes as they take."""

from __future__ import annotations

import re
from collections.abc import Iterable

from server.content.library import Library
from server.pages.search_index import Postings, Shown, index, packed, rarity, telling_sentences
from server.pages.search_language import Language, SearchWords, lines, phrases
from server.pages.search_texts import Section, Text, texts
from server.pages.urls import Urls

NOT_IN_ANCHOR = re.compile("[^a-z0-9]+")
LETTERS = 5000  # of sentences to show, in all
UNASKED = 1 / 3  # what a word is worth showing that nobody is known to type
SEEN = 3  # results that most people look at
UNSEEN = 1 / 5  # and what a word is worth showing below them


def search_data(library: Library, words: SearchWords) -> dict[str, object]:
    """All that the phone needs to search, as plain values; pwa/scripts/search-index.js reads them."""
    language = Language(words)
    pages = tuple(texts(library, words))
    postings = index(pages, language)
    worth = _likely(postings, len(pages), words, language)
    shown = [Shown(page, each, language) for page, each in zip(pages, worth, strict=True)]
    telling_sentences(shown, LETTERS)
    return {
        "language": _language_data(words, language),
        "help": words.help,
        "bases": _bases(Urls(library.language), {page.kind for page in pages}),
        "pages": [_page_data(page, sentences, language) for page, sentences in zip(pages, shown, strict=True)],
        **packed(postings),
    }


def _likely(postings: Postings, pages: int, words: SearchWords, language: Language) -> list[dict[str, float]]:
    """What each word is worth showing on each page: most where it is rare, often typed, and found there first."""
    asked = {stem for text in (words.same, words.means) for line in lines(text) for stem in language.stems(line)}
    worth: list[dict[str, float]] = [{} for _ in range(pages)]
    for stem, rare in rarity(postings, pages).items():
        usual = rare * (1 if stem in asked else UNASKED)
        for rank, posting in enumerate(sorted(postings[stem], key=lambda each: -each.strength)):
            worth[posting.page][stem] = usual * (1 if rank < SEEN else UNSEEN)
    return worth


def _page_data(page: Text, shown: Shown, language: Language) -> list[object]:
    return [
        page.kind,
        page.slug,
        page.title,
        page.lead,
        page.also,
        _names(page.say, language),
        _sections(shown.sections()),
    ]


def _names(say: str, language: Language) -> str:
    """The phrases that can be met as a whole; single words are found through the index."""
    return _short(";".join(each for each in phrases(say) if " " in each), language)


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


def _short(text: str, language: Language) -> str:
    """Phrases without fillers, which matching lets stand between; what would be one word stays whole."""
    found = []
    for phrase in phrases(text):
        kept = [word for word in language.words(phrase) if word not in language.fillers]
        found.append(" ".join(kept) if len(kept) > 1 else phrase)
    return _stemmed(";".join(found), language)


def _language_data(words: SearchWords, language: Language) -> dict[str, object]:
    return {
        "rewrite": [[" ".join(each.typed), each.word] for each in language.rewrite],
        "stop": " ".join(sorted(language.stop)),
        "endings": words.endings,
        "irregular": dict(words.irregular),
        "aside": _stemmed(words.aside, language),
        "topic": _stemmed(words.topic, language),
        "intents": {kind: _stemmed(text, language) for kind, text in words.intents.items()},
        "same": [_short(line, language) for line in lines(words.same)],
        "means": [_meaning(line, language) for line in lines(words.means)],
        "crisis": _stemmed(";".join(lines(words.crisis)), language),
        "signs": [[_stemmed(side, language) for side in line.split("+")] for line in lines(words.signs)],
    }


def _meaning(line: str, language: Language) -> list[str]:
    """What is typed, what is looked for, and the pages that count more."""
    left, _, pages = line.partition("=>")
    typed, _, meant = left.partition("->")
    parts = [_short(typed, language), _short(meant, language), pages.strip()]
    return parts if parts[2] else parts[:2]
