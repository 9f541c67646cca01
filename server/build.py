"""The composition root: content and files in, one finished site out, the same bytes every time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from server.assets.catalogue import Asset, Catalogue, asset
from server.assets.modules import modules, on_demand, reached
from server.assets.stylesheet import stylesheet
from server.content import triage
from server.content.checks.rules import findings
from server.content.library import Library, read_library
from server.content.prose import Typesetting
from server.content.words import Words
from server.errors import ContentError
from server.figure.svg import strip
from server.offline.card import emergency_card
from server.offline.generation import Generation, generation, generation_json
from server.offline.pack import CONTENT_TYPE, Pack, packs
from server.offline.web_manifest import web_manifest
from server.offline.worker import worker_script
from server.pages.headers import SECURITY
from server.pages.icons import icon
from server.pages.search import search_asset, search_words
from server.pages.site import SiteSettings, documents
from server.pages.table import PageTable
from server.pages.urls import Urls
from server.resource import Keep, Resource
from server.settings import Settings
from server.tier import Tier

LANGUAGES = ("en",)
# Kept with the library: scripts of its pages, and those that only add to relief pages which are whole without them.
ON_RELIEF_PAGES = ("flow", "helped", "pacer", "relief", "resume", "running")
LIBRARY_SCRIPTS = {f"{name}.js" for name in ("install-hint", "offline-status", "search", "stage", *ON_RELIEF_PAGES)}
NOT_FOUND = "/not-found/"


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that can be asked for; `resources` is what server and export send."""

    libraries: tuple[Library, ...]
    table: PageTable
    catalogue: Catalogue
    generations: tuple[Generation, ...]
    packs: tuple[tuple[Pack, ...], ...]
    resources: tuple[Resource, ...]
    not_found: str = NOT_FOUND


def read_content(settings: Settings, language: str) -> Library:
    """The checked content of one language; raises ContentError with every finding."""

    def typeset(words: Words) -> Typesetting:
        return Typesetting(
            url=Urls(language).resolve, icon=icon, words=words, emergency_number=settings.emergency_number
        )

    library = read_library(settings.root, language, typeset)
    found = findings(library)
    if found:
        raise ContentError(found)
    search_words(settings.root, library)
    return library


def read_assets(settings: Settings, libraries: tuple[Library, ...]) -> Catalogue:
    """Every file under /assets/: styles, scripts, vendored libraries, icons, figures and the safety check's table."""
    pwa = settings.root / "pwa"
    scripts = {path.name: path.read_text(encoding="utf-8") for path in sorted((pwa / "scripts").glob("*.js"))}
    first = {"register.js", "app.js"} | (on_demand(scripts, "app.js") - LIBRARY_SCRIPTS)
    items: list[Asset] = modules(scripts, dict.fromkeys(reached(scripts, first), Tier.CORE))
    items.append(asset("app.css", stylesheet(pwa), Tier.CORE))
    items.append(asset("htmx.js", (pwa / "vendor" / "htmx" / "htmx.min.js").read_bytes(), Tier.CORE))
    items += _pictures(pwa)
    items += _figures(libraries)
    for library in libraries:
        name = "check.json" if library.language == LANGUAGES[0] else f"check.{library.language}.json"
        items.append(asset(name, triage.as_json(library.check).encode(), Tier.CORE))
        items.append(search_asset(settings.root, library))
    return Catalogue(items)


def _pictures(pwa: Path) -> list[Asset]:
    """The page's own icon is kept on the phone; those the operating system fetches are not."""
    files = sorted(path for name in ("icons", "screenshots") for path in (pwa / name).glob("*.[ps][nv]g"))
    kept = {"icon.svg": Tier.CORE}
    return [
        asset(f"{path.parent.name}/{path.name}", path.read_bytes(), kept.get(path.name, Tier.ONLINE)) for path in files
    ]


def _figures(libraries: tuple[Library, ...]) -> list[Asset]:
    """The step strip of each motion; those of the relief flow come with the core."""
    items = {}
    for library in libraries:
        first = {library.exercises[slug].motion for slug in _relief_exercises(library)}
        for name, motion in library.motions.items():
            tier = Tier.CORE if name in first else Tier.LIBRARY
            items[name] = asset(f"figures/{name}.svg", strip(motion).encode(), tier)
    return list(items.values())


def _relief_exercises(library: Library) -> set[str]:
    """The positions to choose from, which a person in a spasm needs first; later pictures come with the library."""
    return {choice.exercise for step in library.relief for choice in step.choices if choice.exercise}


def build(settings: Settings) -> Site:
    """The whole site; raises ContentError or BuildError when its parts do not fit."""
    libraries = tuple(read_content(settings, language) for language in LANGUAGES)
    catalogue = read_assets(settings, libraries)
    site_settings = SiteSettings(pwa=settings.root / "pwa", emergency_number=settings.emergency_number)
    table = PageTable(row for library in libraries for row in documents(library, catalogue, site_settings))
    generations = tuple(generation(table, catalogue, library.language) for library in libraries)
    packed = tuple(packs(each) for each in generations)
    resources = [
        *(Resource(row.url, row.body, row.content_type, Keep.REVALIDATE) for row in table),
        *(Resource(item.url, item.body, item.content_type, Keep.FOREVER) for item in catalogue),
        *(Resource(pack.url, pack.body, CONTENT_TYPE, Keep.FOREVER) for each in packed for pack in each),
        *_offline(settings, libraries[0], catalogue, generations[0], packed[0]),
    ]
    return Site(libraries, table, catalogue, generations, packed, tuple(resources))


def _offline(
    settings: Settings, library: Library, catalogue: Catalogue, made: Generation, packed: tuple[Pack, ...]
) -> tuple[Resource, ...]:
    """The worker, the list it carries, and the web app manifest."""
    worker = settings.root / "pwa" / "worker"
    source = (worker / "card.html").read_text(encoding="utf-8")
    words = library.words.offline.card
    card = emergency_card(source, words, language=library.language, number=settings.emergency_number)
    script = worker_script(made, packed, SECURITY, card, worker)
    manifest = web_manifest(library.words, catalogue, Urls(library.language))
    return (
        Resource("/sw.js", script, "text/javascript; charset=utf-8", Keep.REVALIDATE),
        Resource("/generation.json", generation_json(made), "application/json", Keep.REVALIDATE),
        Resource("/manifest.webmanifest", manifest, "application/manifest+json", Keep.REVALIDATE),
    )
