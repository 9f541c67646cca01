"""search.toml is checked like all content: a fault stops the build and names its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.errors import ContentError
from server.pages.search import search_words
from server.settings import ROOT
from tests.search.searching import library

WHOLE = (ROOT / "content/en/search.toml").read_text(encoding="utf-8")


def changed(root: Path, old: str, new: str) -> Path:
    """A copy of search.toml with one change, alone under a root of its own."""
    assert WHOLE.count(old) >= 1
    path = root / "content/en/search.toml"
    path.parent.mkdir(parents=True)
    path.write_text(WHOLE.replace(old, new, 1), encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('[pages."guide:first-aid"]', '[pages."guide:first-ade"]', "no page guide:first-ade"),
        ("=> guide:conditions", "=> guide:illnesses", "no page guide:illnesses"),
        ('help = "guide:when-to-seek-help"', 'help = "guide:gone"', "no page guide:gone"),
        ('page = "relief"', 'page = "relieve"', "no page page:relieve"),
        ("warm up -> warmup", "warm up warmup", "needs its arrow"),
        ("backache; back ache; bad back -> back pain", "backache; back ache; bad back", "needs its arrow"),
        ('\nsay = "', '\nsays = "', "says"),
        ("stop = ", "stops = ", "stops"),
    ],
)
def test_a_fault_in_the_search_words_is_named_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(ContentError, match=message) as caught:
        search_words(changed(tmp_path, old, new), library())
    (found,) = caught.value.findings
    assert found.path == Path("content/en/search.toml")
    assert found.line >= 1


def test_a_language_without_search_words_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"search\.toml"):
        search_words(tmp_path, library())


def test_every_page_of_the_library_has_words_of_its_own() -> None:
    words = search_words(ROOT, library())
    kept = library()
    expected = {f"guide:{slug}" for slug in kept.chapters} | {f"exercise:{slug}" for slug in kept.exercises}
    assert expected | {f"routine:{slug}" for slug in kept.routines} == set(words.pages)
