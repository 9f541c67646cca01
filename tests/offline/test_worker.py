"""The worker's script is the same bytes for the same site, and small enough to be fetched on every visit."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from server.errors import BuildError
from server.offline.card import emergency_card
from server.offline.generation import Withdrawn
from server.offline.worker import SCRIPTS, worker_script
from server.pages.headers import SECURITY
from tests.faults.small_site import CARD_WORDS, MADE, PWA, build

SOURCE = (PWA / "worker" / "card.html").read_text(encoding="utf-8")
CARD = emergency_card(SOURCE, CARD_WORDS, language="en", number="911")


def script(**options: Withdrawn) -> str:
    return worker_script(MADE.generation, MADE.packs, SECURITY, CARD, PWA / "worker", **options).decode()


def constant(text: str, name: str) -> object:
    line = next(line for line in text.splitlines() if line.startswith(f"const {name} = "))
    return json.loads(line.removeprefix(f"const {name} = ").removesuffix(";"))


def test_same_site_makes_the_same_bytes() -> None:
    assert script() == script()
    assert build().answers["/sw.js"].choose("").body == MADE.answers["/sw.js"].choose("").body


def test_worker_lists_every_entry_with_its_hash_and_size() -> None:
    tiers = constant(script(), "GENERATION")["tiers"]  # type: ignore[index]
    listed = [(url, digest, size) for rows in tiers.values() for url, digest, size, _ in rows]
    assert listed == [(entry.url, entry.mark, entry.size) for entry in MADE.generation.entries]


def test_packs_in_the_worker_cover_every_entry() -> None:
    listed = constant(script(), "GENERATION")
    for tier, rows in listed["tiers"].items():  # type: ignore[index]
        assert sum(count for _, count, _ in listed["packs"][tier]) == len(rows)  # type: ignore[index]


def test_line_separators_in_words_cannot_end_a_script_line() -> None:
    withdrawn = Withdrawn(("/guide/myths/",), "one\u2028two")
    assert "\u2028" not in script(withdrawn=withdrawn)
    assert constant(script(withdrawn=withdrawn), "WITHDRAWAL") == withdrawn.as_value()


def test_worker_that_cannot_be_read_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"policy\.js"):
        worker_script(MADE.generation, MADE.packs, SECURITY, CARD, tmp_path)


def test_no_script_of_the_worker_is_forgotten() -> None:
    assert set(SCRIPTS) == {path.name for path in (PWA / "worker").glob("*.js")}


def test_card_is_one_page_without_files_and_with_the_number_to_call() -> None:
    assert 'href="tel:911"' in CARD.page
    assert "Call 911" in CARD.page
    assert "src=" not in CARD.page
    assert "<link" not in CARD.page
    assert "$" not in CARD.page


def test_policy_of_the_card_allows_its_own_style_and_nothing_more() -> None:
    policy = CARD.as_values(SECURITY["content-security-policy"])["policy"]
    digest = b64encode(sha256(CARD.style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert policy.count(";") == SECURITY["content-security-policy"].count(";")


def test_words_of_the_card_cannot_become_markup() -> None:
    words = {**CARD_WORDS, "title": "<b>&", "signs": ["<script>"]}
    page = emergency_card(SOURCE, words, language="en", number="911").page
    assert "<b>" not in page
    assert "<script>" not in page


def test_missing_word_of_the_card_stops_the_build() -> None:
    words = {key: value for key, value in CARD_WORDS.items() if key != "rest"}
    with pytest.raises(KeyError, match="rest"):
        emergency_card(SOURCE, words, language="en", number="911")
