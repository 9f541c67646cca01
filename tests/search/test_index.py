"""The file that the phone searches: what is in it, how small it is, and that it is the same every time."""

from __future__ import annotations

import json

import brotli
import pytest
from playwright.sync_api import Page

from server.pages.search import search_words
from server.pages.search_data import search_data
from server.pages.search_index import Posting, Shown, index, packed, stands_alone, telling_sentences
from server.pages.search_language import Language
from server.pages.search_texts import Part, Section, Text, sentences, texts
from server.settings import ROOT
from tests.scripts.running import modules, run
from tests.search.searching import index_file, library

LARGEST = 25_000  # bytes, compressed
UNPACK = """
  const index = new m.Index(given.packed, given.pages);
  return index.stems.map((stem) => [stem, index.postings(stem).map(([page]) => page)]);
"""


@pytest.fixture(scope="module")
def language() -> Language:
    return Language(search_words(ROOT, library()))


def text_of(title: str, body: str = "", *, say: str = "") -> Text:
    parts = (Part(8.0, title), Part(1.0, body), Part(4.0, say))
    return Text("guide", title, title, "", parts, (Section("", "", sentences([body])),), say=say)


def test_the_file_is_small_enough() -> None:
    assert len(brotli.compress(index_file().body, mode=brotli.MODE_TEXT, quality=11, lgwin=24)) <= LARGEST


def test_the_same_content_gives_the_same_file() -> None:
    again = search_data(library(), search_words(ROOT, library()))
    assert json.dumps(again, ensure_ascii=False, separators=(",", ":")).encode() == index_file().body


def test_every_page_of_the_library_can_be_found() -> None:
    found = {(text.kind, text.slug) for text in texts(library(), search_words(ROOT, library()))}
    kept = library()
    assert {("guide", slug) for slug in kept.chapters} <= found
    assert {("exercise", slug) for slug in kept.exercises} <= found
    assert {("routine", slug) for slug in kept.routines} <= found


def test_a_title_counts_more_than_a_mention(language: Language) -> None:
    found = index(
        [text_of("Heat"), text_of("Cold", "Not heat but cold, with a cloth between, for ten minutes.")], language
    )
    strengths = {posting.page: posting.strength for posting in found["heat"]}
    assert strengths[0] > strengths[1]


def test_a_passing_mention_of_a_common_word_is_left_out_and_of_a_rare_one_kept(language: Language) -> None:
    long = " ".join(f"word{number}" for number in range(400))
    pages = [text_of(f"Page {number}", f"common {long}") for number in range(9)] + [text_of("Last", f"rare {long}")]
    found = index(pages, language)
    assert "common" not in found
    assert [posting.page for posting in found["rar"]] == [9]


def test_the_phone_unpacks_what_was_packed(page: Page) -> None:
    far = {
        "far": (Posting(3, 2), Posting(4, 6), Posting(130, 1)),
        "near": (Posting(0, 5),),
        "zone": (Posting(61, 1), Posting(62, 1)),
    }
    with modules(page, "search-index.js") as opened:
        unpacked = run(opened, "search-index.js", UNPACK, {"packed": packed(far), "pages": 131})
    assert unpacked == [[stem, [posting.page for posting in each]] for stem, each in far.items()]


def test_the_sentences_to_show_are_those_with_the_words_that_matter(language: Language) -> None:
    text = text_of("Page", "They say it is so. Take naproxen with some food. Then there is nothing more to say.")
    shown = Shown(text, {"naproxen": 3.0, "food": 1.0}, language)
    telling_sentences([shown], 60)
    assert [section.sentences for section in shown.sections()] == [("Take naproxen with some food.",)]


def test_no_more_letters_are_shown_than_allowed(language: Language) -> None:
    said = "Here is word{0} in a sentence. And there is other{0} too."
    pages = [text_of(f"Page {number}", said.format(number)) for number in range(9)]
    worth = {f"word{number}": 2.0 for number in range(9)} | {f"other{number}": 1.0 for number in range(9)}
    shown = [Shown(each, worth, language) for each in pages]
    telling_sentences(shown, 100)
    letters = sum(len(each) for one in shown for section in one.sections() for each in section.sentences)
    assert 60 < letters <= 140


@pytest.mark.parametrize(
    "fragment",
    ["Numb between the legs", "Both legs are weak or numb", "Stop.", "It may help a little."],
)
def test_a_line_that_needs_its_neighbours_is_never_shown_alone(fragment: str) -> None:
    assert not stands_alone(fragment)


def test_no_sentence_of_the_file_needs_its_neighbours() -> None:
    shown = [text for page in json.loads(index_file().body)["pages"] for _, text, *_ in page[6] if text]
    assert all(stands_alone(sentence) for text in shown for sentence in text.split("\n"))
    assert len(shown) > 40


def test_a_name_before_a_full_stop_stays_with_what_is_said_of_it() -> None:
    assert sentences(["Stenosis. The space for the nerves is narrow. Ask."]) == (
        "Stenosis. The space for the nerves is narrow.",
        "Ask.",
    )
