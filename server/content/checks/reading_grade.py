"""How hard a text is to read: Flesch-Kincaid grade, with syllables counted by rule (English)."""

from __future__ import annotations

import re
from collections.abc import Iterable

WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
VOWELS = re.compile(r"[aeiouy]+")


def syllables(word: str) -> int:
    """An estimate that is right for most everyday words: groups of vowels, less silent endings."""
    lower = re.sub(r"['’].*", "", word.lower())
    count = len(VOWELS.findall(lower))
    if re.search(r"[^aeiouy]e$", lower) and not re.search(r"[^aeiouy]le$", lower):
        count -= 1
    if re.search(r"[^aeiouytd]ed$", lower):
        count -= 1
    return max(1, count)


def reading_grade(sentences: Iterable[str]) -> float:
    """The Flesch-Kincaid grade of the sentences; 0 when there are none."""
    counted = [words for sentence in sentences if len(words := WORD.findall(sentence)) > 1]
    total = sum(map(len, counted))
    if not total:
        return 0.0
    spoken = sum(syllables(word) for words in counted for word in words)
    return 0.39 * total / len(counted) + 11.8 * spoken / total - 15.59
