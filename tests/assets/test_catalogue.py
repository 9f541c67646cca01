"""An asset's URL carries the hash of its content."""

from __future__ import annotations

import pytest

from server.assets.catalogue import Catalogue, asset
from server.errors import BuildError
from server.tier import Tier


def test_the_url_holds_the_start_of_the_digest() -> None:
    item = asset("figures/bridge.svg", b"<svg/>", Tier.LIBRARY)
    assert item.url == f"/assets/figures/bridge.{item.sha256[:12]}.svg"
    assert item.content_type == "image/svg+xml"


def test_an_unknown_suffix_is_refused() -> None:
    with pytest.raises(BuildError, match=r"files ending in \.exe are not served"):
        asset("a.exe", b"", Tier.CORE)


def test_two_assets_of_one_name_are_refused() -> None:
    with pytest.raises(BuildError, match="Two assets are named app"):
        Catalogue([asset("app.js", b"1", Tier.CORE), asset("app.js", b"2", Tier.CORE)])


def test_a_missing_asset_stops_the_build() -> None:
    with pytest.raises(BuildError, match=r"No asset is named gone\.svg"):
        Catalogue([]).url("gone.svg")
