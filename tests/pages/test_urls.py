"""URLs are written in one place, the same for every language but for its prefix."""

from __future__ import annotations

import pytest

from server.pages.urls import Urls


@pytest.mark.parametrize(
    ("reference", "english", "spanish"),
    [
        ("page:home", "/", "/es/"),
        ("guide:myths", "/guide/myths/", "/es/guide/myths/"),
        ("exercise:bridge#stop", "/exercises/bridge/#stop", "/es/exercises/bridge/#stop"),
        ("relief:position", "/relief/position/", "/es/relief/position/"),
    ],
)
def test_a_reference_resolves_in_each_language(reference: str, english: str, spanish: str) -> None:
    assert Urls("en").resolve(reference) == english
    assert Urls("es").resolve(reference) == spanish


def test_an_unknown_page_is_an_error() -> None:
    with pytest.raises(KeyError):
        Urls().resolve("page:shop")
