"""A generation is the same list on any machine, and says what a phone keeps first."""

from __future__ import annotations

import json
import random
from hashlib import sha256

import pytest

from server.assets.catalogue import Asset, asset
from server.errors import BuildError
from server.offline.generation import Withdrawn, generation, generation_json
from server.offline.pack import packs
from server.pages.table import Document
from server.tier import Tier


def page(url: str, tier: Tier = Tier.LIBRARY, text: str = "words", language: str = "en") -> Document:
    return Document(url, language, url, tier, text.encode())


HOME = page("/", Tier.CORE)
EVERYTHING: list[Document] = [
    HOME,
    page("/guide/"),
    page("/check/", Tier.CORE),
    page("/check/emergency/", Tier.CORE),
    page("/relief/", Tier.CORE),
    page("/offline/", Tier.CORE),
    page("/poster/", Tier.ONLINE),
    page("/es/", Tier.CORE, language="es"),
]
FILES: list[Asset] = [asset("app.css", b"body {}", Tier.CORE), asset("icons/any-512.png", b"png", Tier.ONLINE)]


def test_warning_signs_and_relief_come_first_and_files_last() -> None:
    urls = [entry.url for entry in generation(EVERYTHING, FILES, "en").entries]
    assert urls == ["/check/emergency/", "/check/", "/relief/", "/", "/offline/", FILES[0].url, "/guide/"]


def test_other_languages_and_pages_that_stay_online_are_left_out() -> None:
    urls = {entry.url for entry in generation(EVERYTHING, FILES, "en").entries}
    assert not urls & {"/poster/", "/es/", FILES[1].url}
    assert [entry.url for entry in generation(EVERYTHING, (), "es").entries] == ["/es/"]


def test_each_entry_carries_the_hash_and_size_of_its_bytes() -> None:
    for entry in generation(EVERYTHING, FILES, "en").entries:
        assert entry.sha256 == sha256(entry.body).hexdigest()
        assert entry.size == len(entry.body)


def test_order_of_reading_changes_nothing() -> None:
    shuffled = random.Random(1).sample(EVERYTHING, len(EVERYTHING))
    assert generation(shuffled, reversed(FILES), "en") == generation(EVERYTHING, FILES, "en")


@pytest.mark.parametrize(
    "changed",
    [page("/guide/", text="other words"), page("/guide/", Tier.CORE), page("/guides/")],
    ids=["words", "tier", "URL"],
)
def test_any_change_makes_another_generation(changed: Document) -> None:
    other = [changed if row.url == "/guide/" else row for row in EVERYTHING]
    assert generation(other, FILES, "en").id != generation(EVERYTHING, FILES, "en").id


def test_change_of_what_no_phone_keeps_makes_no_other_generation() -> None:
    other = [page("/poster/", Tier.ONLINE, "new") if row.url == "/poster/" else row for row in EVERYTHING]
    assert generation(other, FILES, "en").id == generation(EVERYTHING, FILES, "en").id


def test_two_things_at_one_url_stop_the_build() -> None:
    with pytest.raises(BuildError, match="claim /guide/"):
        generation([*EVERYTHING, page("/guide/")], FILES, "en")


def test_generation_without_a_core_stops_the_build() -> None:
    with pytest.raises(BuildError, match="no first aid offline"):
        generation([page("/guide/")], (), "en")


def test_list_names_every_entry_and_the_recall() -> None:
    made = generation(EVERYTHING, FILES, "en")
    withdrawn = Withdrawn(("/guide/myths/",), "Taken back.")
    listed = json.loads(generation_json(made, withdrawn=withdrawn))
    assert listed["id"] == made.id
    assert listed["withdrawal"] == {"pages": ["/guide/myths/"], "text": "Taken back."}
    assert [(row["url"], row["sha256"]) for row in listed["entries"]] == [(e.url, e.sha256) for e in made.entries]


def test_shell_is_what_every_page_names_and_what_that_imports() -> None:
    part = asset("part.js", b"export const part = 1;\n", Tier.CORE)
    later = asset("later.js", b"export const later = 1;\n", Tier.CORE)
    main = asset("main.js", f"import {{ part }} from '{part.url}';\nimport('{later.url}');\n".encode(), Tier.CORE)
    style = asset("app.css", b"body {}", Tier.CORE)
    extra = asset("extra.js", b"", Tier.CORE)
    head = f'<link rel="stylesheet" href="{style.url}"><script type="module" src="{main.url}"></script>'
    pages = [page("/", Tier.CORE, head), page("/check/", Tier.CORE, f'{head}<script src="{extra.url}"></script>')]
    made = generation(pages, [part, later, main, style, extra], "en")
    assert made.shell == {part.url, main.url, style.url}
    assert {entry.url for entry in made.entries[-3:]} == made.shell


def test_nothing_of_the_library_is_taken_from_what_a_first_visit_shows() -> None:
    shown, other = (asset(f"{name}.svg", f"<svg>{name}</svg>".encode(), Tier.LIBRARY) for name in ("shown", "other"))
    front = page("/", Tier.CORE, f'<img class="be-fig" src="{shown.url}" alt="">')
    chapter = page("/guide/", Tier.LIBRARY, f'<img src="{other.url}" alt="">')
    made = generation([front, chapter], [shown, other], "en")
    assert made.shell == frozenset()
    assert {pack.tier for pack in packs(made)} == {Tier.CORE, Tier.LIBRARY}
    assert not any(pack.is_shell for pack in packs(made))
