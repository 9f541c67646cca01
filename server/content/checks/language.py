"""Rules about words: what we never say, how long a sentence may be, how hard a page may read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.content.checks.reading_grade import WORD, reading_grade
from server.content.checks.rule import Complaint, Rule
from server.content.checks.texts import texts
from server.content.library import Library

NEVER = (
    "proven",
    "cure",
    "heals faster",
    "heal faster",
    "slipped",
    "worn out",
    "crumbling",
    "never bend",
    "safe for you",
    "prescribed",
    "miracle",
    "guarantee",
)
FORBIDDEN = re.compile(rf"\b(?:{'|'.join(NEVER)})\w*", re.IGNORECASE)
EMERGENCY = re.compile(r"\b911\b|(?<=[Cc]all )(?:000|112|999)\b")
LONGEST_SENTENCE = 20
HIGHEST_GRADE = 8.0
HIGHEST_GRADE_IN_A_SPASM = 6.0


def _forbidden(library: Library) -> Iterator[Complaint]:
    for text in texts(library):
        for line in text.lines:
            for match in FORBIDDEN.finditer(line):
                yield Complaint(
                    text.file, match[0], f"“{match[0]}” promises or frightens; say what may help, in plain words"
                )


def _sentences(library: Library) -> Iterator[Complaint]:
    for text in texts(library):
        for sentence in text.sentences:
            length = len(WORD.findall(sentence))
            if length > LONGEST_SENTENCE:
                start = " ".join(sentence.split()[:4])
                message = f"a sentence has {length} words; the most is {LONGEST_SENTENCE}: split “{start} …”"
                yield Complaint(text.file, start, message)


def _grades(library: Library) -> Iterator[Complaint]:
    for text in texts(library):
        limit = HIGHEST_GRADE_IN_A_SPASM if text.in_a_spasm else HIGHEST_GRADE
        grade = reading_grade(text.sentences)
        if grade > limit:
            start = f"[{text.part}" if text.part else ""
            message = f"the text reads at grade {grade:.1f}; the limit is {limit:g}: use shorter words"
            yield Complaint(text.file, start, message)


def _regions(library: Library) -> Iterator[Complaint]:
    for name, file in library.files.items():
        for match in EMERGENCY.finditer(file.text):
            message = f"the number {match[0]} is right in one region only; write {{emergency}}, which is a setting"
            yield Complaint(name, match[0], message)


RULES = (
    Rule("forbidden-words", _forbidden),
    Rule("sentence-length", _sentences),
    Rule("reading-grade", _grades),
    Rule("number-of-a-region", _regions),
)
