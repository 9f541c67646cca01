"""The number to call is a setting of the region: nothing that a phone keeps says another one."""

from __future__ import annotations

import re

import pytest

from server.build import Site, build
from server.settings import Settings

OTHER = re.compile(rb"(?<![\w.#-])911(?![\w.-])")


@pytest.fixture(scope="module")
def site() -> Site:
    return build(Settings(cache=None, emergency_number="112"))


def test_every_page_and_the_card_of_the_worker_say_the_number_of_the_region(site: Site) -> None:
    spoken = ("text/html", "text/javascript")
    said = {each.url: each.body for each in site.resources if each.content_type.startswith(spoken)}
    assert {"/", "/relief/", "/check/emergency/", "/guide/when-to-seek-help/", "/sw.js"} <= said.keys()
    assert [url for url, body in said.items() if OTHER.search(body)] == []
    for url in ("/relief/position/", "/check/emergency/", "/guide/when-to-seek-help/", "/sw.js"):
        assert b"tel:112" in said[url], url


def test_no_text_shows_the_name_of_the_setting_in_place_of_the_number(site: Site) -> None:
    assert [each.url for each in site.resources if b"{emergency}" in each.body] == []


def test_what_scripts_say_is_of_the_region_too(site: Site) -> None:
    data = ("/assets/player.", "/assets/check.")
    said = {each.url: each.body for each in site.resources if each.url.startswith(data)}
    assert any(url.endswith(".json") for url in said)
    assert [url for url, body in said.items() if OTHER.search(body)] == []
