"""Which words stand for which page, and how strongly: ranking is settled here, so the phone only adds up.

A word's strength in a page is that of BM25F (Robertson, Zaragoza: Simple BM25 extension to multiple weighted
fields, 2004): mentions are weighted by part and length, then saturate. It is kept as one digit.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from server.pages.search_language import Language
from server.pages.search_texts import Section, Text

SATURATION = 4.0  # weighted mentions at which a word has half of its greatest strength
LENGTH = 0.5  # how much a longer part counts less: 0 not at all, 1 in full
STRONGEST = 6
RARE = 3  # pages
JOINED = ("It ", "They ", "This ", "That ", "These ", "Those ", "Then ", "But ", "So ", "And ", "Or ", "In that case")
FIGURES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
Place = tuple[int, int]  # a section of a page, and a sentence in it
READING = 40  # letters: what it takes to read one more sentence, however short
FAR = "~"  # one whole alphabet further


@dataclass(frozen=True, slots=True)
class Posting:
    """A page, by its place in the list of pages, and the strength of a stem in it, 1 to 9."""

    page: int
    strength: int


Postings = dict[str, tuple[Posting, ...]]


def index(texts: Sequence[Text], language: Language) -> Postings:
    """The pages of every stem, stems in order."""
    parts = [[language.telling(part.text) for part in text.parts] for text in texts]
    total: dict[float, list[int]] = defaultdict(list)
    for text, words in zip(texts, parts, strict=True):
        for part, stems in zip(text.parts, words, strict=True):
            total[part.weight].append(len(stems))
    usual = {weight: max(1.0, sum(lengths) / len(lengths)) for weight, lengths in total.items()}
    found: dict[str, list[Posting]] = defaultdict(list)
    for page, (text, words) in enumerate(zip(texts, parts, strict=True)):
        mentions: Counter[str] = Counter()
        for part, stems in zip(text.parts, words, strict=True):
            share = part.weight / (1 - LENGTH + LENGTH * len(stems) / usual[part.weight])
            for stem in stems:
                mentions[stem] += share  # type: ignore[assignment]
        for stem, mentioned in mentions.items():
            strength = round(STRONGEST * mentioned / (SATURATION + mentioned))
            if strength:
                found[stem].append(Posting(page, strength))
    return {stem: kept for stem in sorted(found) for kept in [_worth_keeping(found[stem])] if kept}


def _worth_keeping(postings: list[Posting]) -> tuple[Posting, ...]:
    """A passing mention of a common word finds nothing that others do not; one of a rare word may be all there is."""
    least = 1 if len(postings) <= RARE else 2
    return tuple(posting for posting in postings if posting.strength >= least)


def rarity(postings: Postings, pages: int) -> dict[str, float]:
    """How much each stem tells pages apart: the inverse document frequency of BM25."""
    return {stem: log(1 + (pages - len(each) + 0.5) / (len(each) + 0.5)) for stem, each in postings.items()}


def packed(postings: Postings) -> dict[str, str]:
    """The postings as three texts that compress well.

    `stems` are parted by spaces. `gaps` holds for each stem, parted by spaces, the distance of every page from the
    one before it as a figure of base 62. `strengths` holds the digits of all stems in a row.
    """
    gaps = " ".join(_gaps([posting.page for posting in each]) for each in postings.values())
    strengths = "".join(str(posting.strength) for each in postings.values() for posting in each)
    return {"stems": " ".join(postings), "gaps": gaps, "strengths": strengths}


def _gaps(pages: list[int]) -> str:
    steps = (page - before - 1 for before, page in zip([-1, *pages], pages, strict=False))
    return "".join(FAR * (step // len(FIGURES)) + FIGURES[step % len(FIGURES)] for step in steps)


class Shown:
    """The sentences of one page that may be shown, best first: each next one shows most that was not shown before."""

    def __init__(self, text: Text, worth: Mapping[str, float], language: Language) -> None:
        self._text = text
        self._worth = worth
        self._chosen: set[Place] = set()
        known = set(language.telling(f"{text.title} {text.lead}"))
        known.update(stem for section in text.sections for stem in language.telling(section.heading))
        self._rest = {
            (number, place): set(language.telling(sentence)) - known
            for number, section in enumerate(text.sections)
            for place, sentence in enumerate(section.sentences)
            if stands_alone(sentence)
        }

    def next(self) -> tuple[float, Place] | None:
        """The best sentence that is left with its gain, or None when the rest shows nothing new."""
        best = max(
            ((self._gain(place), place) for place in self._rest), default=(0.0, (0, 0)), key=lambda each: each[0]
        )
        return best if best[0] > 0 else None

    def take(self, place: Place) -> int:
        """Chooses a sentence; gives its length."""
        shown = self._rest.pop(place)
        self._rest = {other: stems - shown for other, stems in self._rest.items()}
        self._chosen.add(place)
        return len(self._sentence(place))

    def sections(self) -> tuple[Section, ...]:
        """The page with the chosen sentences alone, and all its headings."""
        kept = (
            Section(section.anchor, section.heading, tuple(self._sentence(place) for place in places))
            for number, section in enumerate(self._text.sections)
            for places in [sorted(place for place in self._chosen if place[0] == number)]
        )
        return tuple(section for section in kept if section.heading or section.sentences)

    def _gain(self, place: Place) -> float:
        return sum(self._worth.get(stem, 0.0) for stem in self._rest[place]) / (READING + len(self._sentence(place)))

    def _sentence(self, place: Place) -> str:
        return self._text.sections[place[0]].sentences[place[1]]


def telling_sentences(pages: Sequence[Shown], most: int) -> None:
    """Chooses the sentences of all pages that show most of what people look for, at most `most` letters of them.

    A search result shows the sentence that fits best; a common word is met in any of them, a rare one only here.
    """
    room = most
    best = {number: found for number, page in enumerate(pages) if (found := page.next())}
    while best:
        number = max(best, key=lambda each: (best[each][0], -each))
        room -= pages[number].take(best.pop(number)[1])
        if room < 0:
            return
        found = pages[number].next()
        if found:
            best[number] = found


def stands_alone(sentence: str) -> bool:
    """Whether a sentence keeps its meaning without its neighbours: a line of a list may be a warning's condition."""
    return sentence.endswith((".", "!", "?")) and sentence.count(" ") >= 3 and not sentence.startswith(JOINED)
