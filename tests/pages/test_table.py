"""The page table holds each URL once, in order."""

from __future__ import annotations

import pytest

from server.errors import BuildError
from server.pages.table import Document, PageTable
from server.tier import Tier


def document(url: str, language: str = "en") -> Document:
    return Document(url=url, language=language, title=url, tier=Tier.CORE, body=b"<p>" + url.encode())


def test_rows_are_in_url_order_whatever_order_they_came_in() -> None:
    table = PageTable([document("/b/"), document("/"), document("/a/")])
    assert [row.url for row in table] == ["/", "/a/", "/b/"]


def test_one_url_claimed_twice_stops_the_build() -> None:
    with pytest.raises(BuildError, match="Two documents claim /a/"):
        PageTable([document("/a/"), document("/a/")])


def test_a_language_sees_its_own_rows() -> None:
    table = PageTable([document("/"), document("/es/", "es")])
    assert [row.url for row in table.in_language("es")] == ["/es/"]
