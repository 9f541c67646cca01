"""How search reads words: what counts as one, which forms are the same, and what people say for what we write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from server.content.model import Frozen
from server.content.reader import SourceFile, convert, finding, parse_toml, read_file
from server.errors import ContentError, Finding

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
MARKS = re.compile(r"[\u0300-\u036f'’]")
ARROWS = {
    "rewrite": re.compile(r"[^>]+ -> \w+"),
    "means": re.compile(r"[^>]+ (?:-> [^>]+|-> [^>]+ => [^>]+|=> [^>]+)"),
}
Ending = tuple[str, str, int]


class Asked(Frozen, frozen=True):
    """What else a page is asked for by; `also` names are shown, `say` phrases are not. Both parted by `;`."""

    say: str = ""
    also: str = ""


class FixedPage(Frozen, frozen=True):
    """A page that is no content file, by its name in server/pages/urls.py."""

    page: str
    title: str
    text: str
    say: str = ""
    also: str = ""


class SearchWords(Frozen, frozen=True):
    """content/<language>/search.toml; its head says what each part is."""

    rewrite: str
    stop: str
    same: str
    means: str
    signs: str
    crisis: str
    help: str
    clinic: str
    fillers: str
    aside: str
    topic: str
    endings: tuple[tuple[Ending, ...], ...]
    irregular: Mapping[str, str]
    intents: Mapping[str, str]
    pages: Mapping[str, Asked]
    fixed: tuple[FixedPage, ...] = ()


def read_words(root: Path, language: str) -> tuple[SourceFile, SearchWords]:
    """The search words of one language and the file they stand in; raises ContentError."""
    path = root / "content" / language / "search.toml"
    if not path.is_file():
        message = "the file is missing; every language needs it"
        raise ContentError((Finding(path.relative_to(root), 1, "missing-file", message),))
    file = read_file(path, root)
    words = convert(file, parse_toml(file), SearchWords)
    for name, text in (("rewrite", words.rewrite), ("means", words.means)):
        wrong = next((line for line in lines(text) if not ARROWS[name].fullmatch(line)), None)
        if wrong is not None:
            message = f"{name}: “{wrong[:40]}” needs its arrow; the head of the file shows how"
            raise ContentError((finding(file, file.line_of(wrong), "shape", message),))
    return file, words


def lines(text: str) -> Iterator[str]:
    """The lines of one part of the file, without comments."""
    return (line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def phrases(text: str) -> list[str]:
    """The phrases of one line."""
    return [part.strip() for part in text.split(";") if part.strip()]


def plain(word: str) -> str:
    """A word in lower case, without accents and apostrophes."""
    return MARKS.sub("", unicodedata.normalize("NFD", word.lower()))


@dataclass(frozen=True, slots=True)
class Sequence:
    """Words taken as one word."""

    typed: tuple[str, ...]
    word: str


class Language:
    """Words to stems, the same way as pwa/scripts/search-language.js."""

    def __init__(self, words: SearchWords) -> None:
        self._irregular = words.irregular
        self._endings = words.endings
        self._stems: dict[str, str] = {}
        self.stop = frozenset(words.stop.split())
        self.fillers = frozenset(words.fillers.split())
        self.rewrite = tuple(
            Sequence(tuple(typed.split()), word.strip())
            for line in lines(words.rewrite)
            for left, _, word in [line.partition("->")]
            for typed in phrases(left)
        )
        self._starts = {each.typed[0] for each in self.rewrite}

    def words(self, text: str) -> list[str]:
        """The words of a text, plain and rewritten, in order."""
        found = [plain(match[0]) for match in WORD.finditer(text)]
        return self._rewritten(found) if not self._starts.isdisjoint(found) else found

    def stems(self, text: str) -> list[str]:
        """The stems of all words of a text, in order."""
        return [self.stem(word) for word in self.words(text)]

    def telling(self, text: str) -> list[str]:
        """The stems of the words that say something alone."""
        return [self.stem(word) for word in self.words(text) if word not in self.stop]

    def stem(self, word: str) -> str:
        """What all forms of a word share; two words with one stem are the same to search."""
        stem = self._stems.get(word)
        if stem is None:
            whole = self._irregular.get(word, word)
            kept = whole == word and word in self._irregular
            stem = self._stems[word] = word if kept else self._cut(whole)
        return stem

    def _cut(self, word: str) -> str:
        for rules in self._endings:
            for ending, instead, least in rules:
                if word.endswith(ending) and len(word) - len(ending) >= least:
                    word = word[: len(word) - len(ending)] + instead
                    break
        return word

    def _rewritten(self, words: list[str]) -> list[str]:
        done: list[str] = []
        at = 0
        while at < len(words):
            match = self._sequence_at(words, at)
            done.append(match.word if match else words[at])
            at += len(match.typed) if match else 1
        return done

    def _sequence_at(self, words: list[str], at: int) -> Sequence | None:
        if words[at] not in self._starts:
            return None
        return next((each for each in self.rewrite if tuple(words[at : at + len(each.typed)]) == each.typed), None)
