"""The search of the real content in a real browser, without the program: its file, its scripts and its page."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

from playwright.sync_api import Page

from server.assets.catalogue import Asset, Catalogue, asset
from server.assets.modules import modules
from server.assets.stylesheet import later_sheets, stylesheet
from server.content.library import Library, read_library
from server.content.prose import Typesetting
from server.content.words import Words
from server.pages.headers import SECURITY
from server.pages.icons import icon
from server.pages.render import Renderer
from server.pages.search import search_asset, search_page
from server.pages.urls import Urls
from server.settings import ROOT
from server.tier import Tier
from tests.harness.site import File, Site
from tests.scripts.running import NOTES

PWA = ROOT / "pwa"
EXAMPLES = tomllib.loads((PWA / "components/search/examples.toml").read_text(encoding="utf-8"))
VECTORS = tomllib.loads((ROOT / "tests/vectors/search.toml").read_text(encoding="utf-8"))
# The page's own start, without what other parts of the app do.
START = "import { mount } from './search.js';\nmount(document.querySelector('[data-module=\"search\"]'));\n"


def _words() -> Words:
    shared = tomllib.loads((ROOT / "content/en/words.toml").read_text(encoding="utf-8"))
    return Words({**shared, "search": EXAMPLES["words"]})


@cache
def library() -> Library:
    """The English content as it is."""
    return read_library(
        ROOT,
        "en",
        lambda words: Typesetting(url=Urls().resolve, icon=icon, words=words, emergency_number="911"),
    )


@cache
def index_file() -> Asset:
    """The file that the phone searches."""
    return search_asset(ROOT, library())


@cache
def index_data() -> dict[str, Any]:
    """What that file holds."""
    return dict(json.loads(index_file().body))


@cache
def catalogue() -> Catalogue:
    """What the search page asks for."""
    scripts = {path.name: path.read_text(encoding="utf-8") for path in (PWA / "scripts").glob("search*.js")}
    others = ("states.js", "conditions.js", "page-document.js", "player-fit.js", *NOTES)
    scripts |= {name: (PWA / "scripts" / name).read_text(encoding="utf-8") for name in others}
    items = modules({**scripts, "app.js": START}, {})
    items += [asset(name, body, Tier.LIBRARY) for name, body in later_sheets(PWA).items()]
    items += [index_file(), asset("app.css", stylesheet(PWA), Tier.CORE), asset("htmx.js", b"", Tier.CORE)]
    names = ("icons/icon.svg", "icons/apple-touch-180.png")
    items += [asset(name, (PWA / name).read_bytes(), Tier.CORE) for name in names]
    return Catalogue(items)


@cache
def page_body() -> bytes:
    """The search page as it is sent."""
    words = _words()
    renderer = Renderer(pwa=PWA, words=words, urls=Urls(), catalogue=catalogue(), emergency_number="911")
    return renderer.render(search_page(library(), words))


def files(*, without: tuple[str, ...] = ()) -> Mapping[str, File]:
    """The search page and all it needs, by path, under the program's headers."""
    found = {item.url: File(item.body, item.content_type.partition(";")[0], SECURITY) for item in catalogue()}
    found["/search/"] = File(page_body(), headers=SECURITY)
    found["/sw.js"] = File("", "text/javascript", SECURITY)
    found["/manifest.webmanifest"] = File("{}", "application/manifest+json", SECURITY)
    return {path: file for path, file in found.items() if path not in without}


@contextmanager
def opened(page: Page, address: str = "/search/", *, without: tuple[str, ...] = ()) -> Iterator[Site]:
    """The search page in the browser; the site lists what was asked for."""
    with Site(files(without=without)) as site:
        page.goto(site.url + address)
        yield site


def script_url(name: str) -> str:
    """Where a script of the page is served."""
    return catalogue().url(name)
