"""The manifest says everything a phone's home screen and a store ask for, and every picture is what it says."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest

from server.assets.catalogue import Asset, Catalogue, asset
from server.content.words import Words
from server.errors import BuildError
from server.offline.web_manifest import png_size, web_manifest
from server.pages.urls import Urls
from server.settings import ROOT
from server.tier import Tier

WORDS = Words(tomllib.loads((ROOT / "content" / "en" / "words.toml").read_text(encoding="utf-8")))


def pictures() -> list[Asset]:
    files = [path for folder in ("icons", "screenshots") for path in (ROOT / "pwa" / folder).glob("*.png")]
    return [asset(f"{path.parent.name}/{path.name}", path.read_bytes(), Tier.ONLINE) for path in files]


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(web_manifest(WORDS, Catalogue(pictures()), Urls()))
    return made


def test_same_app_for_ever(manifest: dict[str, Any]) -> None:
    assert (manifest["id"], manifest["scope"], manifest["start_url"]) == ("/", "/", "/")


ASKED_FOR = (
    "name short_name description lang dir display display_override orientation theme_color background_color "
    "categories icons screenshots shortcuts"
)


@pytest.mark.parametrize("field", ASKED_FOR.split())
def test_nothing_a_store_asks_for_is_missing(manifest: dict[str, Any], field: str) -> None:
    assert manifest[field]


def test_home_screen_name_is_not_cut_off(manifest: dict[str, Any]) -> None:
    assert len(manifest["short_name"]) <= 12


def test_icons_come_in_both_sizes_and_maskable_ones_apart(manifest: dict[str, Any]) -> None:
    icons = {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]}
    assert icons == {(size, purpose) for size in ("192x192", "512x512") for purpose in ("any", "maskable")}
    assert len({icon["src"] for icon in manifest["icons"]}) == len(icons)


def test_screenshots_show_phone_and_desk_with_a_sentence_each(manifest: dict[str, Any]) -> None:
    shots = manifest["screenshots"]
    assert {shot["form_factor"] for shot in shots} == {"narrow", "wide"}
    assert all(shot["label"] for shot in shots)
    for form in ("narrow", "wide"):
        shapes = {shot["sizes"] for shot in shots if shot["form_factor"] == form}
        assert len(shapes) == 1, "stores refuse pictures of one form in several shapes"
        width, height = (int(part) for part in shapes.pop().split("x"))
        assert 320 <= min(width, height) <= max(width, height) <= 3840
        assert max(width, height) <= 2.3 * min(width, height)


def test_shortcuts_lead_straight_to_relief_and_to_a_routine(manifest: dict[str, Any]) -> None:
    relief, routine = manifest["shortcuts"]
    assert relief["url"] == "/relief/"
    assert routine["url"].startswith("/routines/")
    assert all(icon["sizes"] == "96x96" for shortcut in (relief, routine) for icon in shortcut["icons"])


def test_wrongly_sized_icon_stops_the_build() -> None:
    small = next(item for item in pictures() if item.name == "icons/any-192.png")
    swapped = [
        asset(item.name, small.body, item.tier) if item.name == "icons/any-512.png" else item for item in pictures()
    ]
    with pytest.raises(BuildError, match="not 512"):
        web_manifest(WORDS, Catalogue(swapped), Urls())


def test_picture_that_is_no_png_stops_the_build() -> None:
    with pytest.raises(BuildError, match="is not a PNG"):
        png_size(asset("icons/any-192.png", b"GIF89a", Tier.ONLINE))
