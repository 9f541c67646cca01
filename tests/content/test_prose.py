"""Markdown becomes the design language's markup, and its sources are numbered in order of use."""

from __future__ import annotations

import pytest

from server.content.prose import Prose, Typesetting, render
from server.content.words import Words
from server.pages.urls import Urls

WORDS = Words({"prose": {"do": "Do", "dont": "Don’t", "call": "Call {emergency}", "source_label": "Source {number}"}})


def prose(markdown: str, *, emergency_number: str = "911") -> Prose:
    setting = Typesetting(url=Urls().resolve, icon="<svg {}/>".format, words=WORDS, emergency_number=emergency_number)
    return render(markdown, setting)


def test_sources_are_numbered_by_first_use_and_shared() -> None:
    text = prose("Heat may help [@b; @a]. So may walks [@a].")
    assert text.citations == ("b", "a")
    assert text.html.count('href="#source-2"') == 2
    assert text.text == "Heat may help . So may walks ."


def test_an_emergency_card_ends_with_the_call_of_the_region() -> None:
    html = prose("::: emergency Call now if\n- chest pain\n:::", emergency_number="112").html
    assert '<h2 class="be-care__head"><svg phone/>Call now if</h2>' in html
    assert 'href="tel:112"' in html
    assert "Call 112" in html


def test_a_card_inside_a_section_has_a_lower_heading() -> None:
    assert "<h3 class=" in prose("## Help\n\n::: urgent Today\n- fever\n:::").html


def test_lists_of_dos_and_donts_carry_a_mark_on_each_line() -> None:
    html = prose("::: dont\n- Don’t stay in bed.\n- Don’t lift.\n:::").html
    assert html.count("<svg cross/>") == 3
    assert "be-judge--no" in html


def test_references_become_urls() -> None:
    assert 'href="/exercises/bridge/"' in prose("[Bridge](exercise:bridge)").html
    assert 'href="/check/#legs"' in prose("[check](page:check#legs)").html


def test_raw_html_is_shown_as_text() -> None:
    assert "<script" not in prose("<script>alert(1)</script>\n\n<b onclick=x>hi</b>").html


@pytest.mark.parametrize("target", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x"])
def test_a_link_that_runs_code_stays_text(target: str) -> None:
    assert "<a " not in prose(f"[x]({target})").html


def test_headings_have_anchors() -> None:
    text = prose("## What to do first\n\nStop.")
    assert [(each.level, each.id) for each in text.headings] == [(2, "what-to-do-first")]
    assert '<h2 id="what-to-do-first">' in text.html


def test_a_missing_word_is_an_error_that_names_it() -> None:
    with pytest.raises(AttributeError, match=r"words\.home is not in words\.toml"):
        _ = WORDS.home
    with pytest.raises(KeyError, match=r"words\.prose\.nope"):
        _ = WORDS["prose"]["nope"]
