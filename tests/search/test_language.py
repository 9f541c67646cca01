"""Words are read in one way by the program and by the phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from server.pages.search import search_words
from server.pages.search_language import Language
from server.pages.search_texts import texts
from server.settings import ROOT
from tests.scripts.running import modules, run
from tests.search.searching import index_data, library

READ = """
  const language = new m.Language(given.data);
  return given.texts.map((text) => language.tokens(text).map(({ word, stem, stop }) => [word, stem, stop]));
"""


@pytest.fixture(scope="module")
def language() -> Language:
    return Language(search_words(ROOT, library()))


def test_the_phone_reads_every_word_of_the_content_as_the_program_does(page: Page, language: Language) -> None:
    words = search_words(ROOT, library())
    all_texts = [part.text for text in texts(library(), words) for part in text.parts]
    all_texts += ["Can’t, can't & cannot: 90/90 x-ray Ça naïve über-stiff", "get up, sit down; A&E"]
    with modules(page, "search-language.js") as opened:
        read = run(opened, "search-language.js", READ, {"data": index_data()["language"], "texts": all_texts})
    expected = [
        [[word, language.stem(word), word in language.stop] for word in language.words(text)] for text in all_texts
    ]
    assert read == expected
    assert sum(map(len, expected)) > 10_000


@pytest.mark.parametrize(
    "forms",
    [
        ("stretch", "stretches", "stretching", "stretched"),
        ("spasm", "spasms"),
        ("hip", "hips"),
        ("move", "moves", "moving", "moved", "movement"),
        ("numb", "numbness"),
        ("stiff", "stiffness"),
        ("breathe", "breathing", "breath"),
        ("sit", "sitting", "sits", "sat"),
        ("lie", "lying", "lay", "laying"),
        ("calf", "calves"),
        ("belly", "bellies"),
        ("throw", "threw", "thrown"),
    ],
)
def test_the_forms_of_a_word_share_a_stem(language: Language, forms: tuple[str, ...]) -> None:
    assert len({language.stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("care", "car"), ("chills", "chill"), ("evening", "even"), ("pelvis", "pelvi")],
)
def test_words_that_only_look_alike_stay_apart(language: Language, one: str, other: str) -> None:
    assert language.stem(one) != language.stem(other)
