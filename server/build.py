"""The composition root: content and files in, one finished site out, the same bytes every time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from server.assets.catalogue import Asset, Catalogue, asset
from server.assets.modules import in_use, modules, on_demand, reached
from server.assets.stylesheet import later_sheets, stylesheet
from server.content import triage
from server.content.checks.rules import findings
from server.content.library import Library, read_library
from server.content.prose import Typesetting
from server.content.words import Words
from server.errors import ContentError, SettingsError
from server.figure.svg import strip
from server.offline.card import emergency_card
from server.offline.generation import NOTHING_WITHDRAWN, Generation, Withdrawn, generation, generation_json
from server.offline.pack import CONTENT_TYPE, Pack, packs
from server.offline.web_manifest import web_manifest
from server.offline.worker import worker_script
from server.pages import finder
from server.pages.headers import SECURITY
from server.pages.icons import icon
from server.pages.maker import SiteSettings
from server.pages.plan_data import plan_asset
from server.pages.player_data import player_asset
from server.pages.search import search_asset, search_words
from server.pages.site import documents
from server.pages.table import PageTable
from server.pages.urls import Urls, data_file
from server.resource import Effort, Keep, Resource
from server.settings import Settings
from server.tier import Tier

LANGUAGES = ("en",)
# Kept with the library: scripts of its pages, and those that only add to relief pages which are whole without them.
ON_RELIEF_PAGES = ("flow", "helped", "pacer", "relief", "resume", "running")
ON_LIBRARY_PAGES = (
    "clinic",
    "conditions-panel",
    "diary",
    "diary-summary",
    "finder",
    "habits",
    "handout",
    "marks",
    "own",
    "plan-kept",
    "plan-make",
    "plan-open",
    "player",
    "print",
    "reminder",
    "search",
    "share",
    "stage",
)
ANYWHERE_LATER = ("install-hint", "late-sheet", "morning", "offline-status")
LIBRARY_SCRIPTS = {f"{name}.js" for name in (*ON_LIBRARY_PAGES, *ON_RELIEF_PAGES, *ANYWHERE_LATER)}
NOT_FOUND = "/not-found/"
QUICKLY_PACKED = 4 * 1024 * 1024  # bytes that are compressed with the utmost effort in a second and a half


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
    if settings.clinic and settings.clinic not in library.clinics:
        known = ", ".join(library.clinics) or "none"
        raise SettingsError(f"There is no clinic {settings.clinic!r}; content/clinics has {known}.")
    return library


def read_assets(settings: Settings, libraries: tuple[Library, ...]) -> Catalogue:
    """Every file under /assets/: styles, scripts, vendored libraries, icons, figures and the safety check's table."""
    pwa = settings.root / "pwa"
    scripts = {path.name: path.read_text(encoding="utf-8") for path in sorted((pwa / "scripts").glob("*.js"))}
    scripts["lean-qr.js"] = (pwa / "vendor" / "lean-qr" / "index.mjs").read_text(encoding="utf-8")
    scripts = {name: scripts[name] for name in sorted(in_use(scripts, ("register.js", "app.js")))}
    first = {"register.js", "app.js"} | (on_demand(scripts, "app.js") - LIBRARY_SCRIPTS)
    items: list[Asset] = modules(scripts, dict.fromkeys(reached(scripts, first), Tier.CORE))
    items.append(asset("app.css", stylesheet(pwa), Tier.CORE))
    items.append(asset(finder.SHEET, finder.sheet(finder.filters(libraries[0])), Tier.LIBRARY))
    items += [asset(name, body, Tier.LIBRARY) for name, body in later_sheets(pwa).items()]
    items.append(asset("htmx.js", (pwa / "vendor" / "htmx" / "htmx.min.js").read_bytes(), Tier.CORE))
    items += _pictures(pwa)
    figures = _figures(libraries)
    items += figures.values()
    for library in libraries:
        name = data_file("check", library.language)
        items.append(asset(name, triage.as_json(library.check).encode(), Tier.CORE))
        items.append(search_asset(settings.root, library))
        items.append(player_asset(library))
        items.append(plan_asset(library, figures))
    return Catalogue(items)


def _pictures(pwa: Path) -> list[Asset]:
    """The page's own icon is kept on the phone; those the operating system fetches are not."""
    files = sorted(path for name in ("icons", "screenshots") for path in (pwa / name).glob("*.[ps][nv]g"))
    kept = {"icon.svg": Tier.CORE}
    return [
        asset(f"{path.parent.name}/{path.name}", path.read_bytes(), kept.get(path.name, Tier.ONLINE)) for path in files
    ]


def _figures(libraries: tuple[Library, ...]) -> dict[str, Asset]:
    """The step strip of each motion by its name; those of the relief flow come with the core."""
    items = {}
    for library in libraries:
        first = {library.exercises[slug].motion for slug in _relief_exercises(library)}
        for name, motion in library.motions.items():
            tier = Tier.CORE if name in first else Tier.LIBRARY
            items[name] = asset(f"figures/{name}.svg", strip(motion).encode(), tier)
    return items


def _relief_exercises(library: Library) -> set[str]:
    """The positions to choose from, which a person in a spasm needs first; later pictures come with the library."""
    return {choice.exercise for step in library.relief for choice in step.choices if choice.exercise}


def build(settings: Settings) -> Site:
    """The whole site; raises ContentError or BuildError when its parts do not fit."""
    libraries = tuple(read_content(settings, language) for language in LANGUAGES)
    catalogue = read_assets(settings, libraries)
    site_settings = SiteSettings(
        pwa=settings.root / "pwa",
        emergency_number=settings.emergency_number,
        base_url=settings.base_url,
        clinic=settings.clinic,
    )
    table = PageTable(row for library in libraries for row in documents(library, catalogue, site_settings))
    generations = tuple(generation(table, catalogue, library.language) for library in libraries)
    packed = tuple(packs(each) for each in generations)
    resources = [
        *(Resource(row.url, row.body, row.content_type, Keep.REVALIDATE, _care(row.url == "/")) for row in table),
        *(
            Resource(item.url, item.body, item.content_type, Keep.FOREVER, _care(item.tier is Tier.CORE))
            for item in catalogue
        ),
        *(Resource(pack.url, pack.body, CONTENT_TYPE, Keep.FOREVER, _effort(pack)) for each in packed for pack in each),
        *(
            Resource(url, body, CONTENT_TYPE, Keep.FOREVER, Effort.QUICK)
            for each in packed
            for pack in each
            for url, body in pack.rests()
        ),
        *_offline(settings, libraries[0], catalogue, generations[0], packed[0]),
    ]
    return Site(libraries, table, catalogue, generations, packed, tuple(resources))


def _effort(pack: Pack) -> Effort:
    """The utmost, unless a start would wait seconds for it."""
    return _care(len(pack.body) <= QUICKLY_PACKED)


def _care(utmost: bool) -> Effort:
    """The utmost for what a first visit waits for and for what is sent to everyone; a start has no time for all."""
    return Effort.UTMOST if utmost else Effort.USUAL


def _offline(
    settings: Settings, library: Library, catalogue: Catalogue, made: Generation, packed: tuple[Pack, ...]
) -> tuple[Resource, ...]:
    """The worker, the list it carries, and the web app manifest."""
    worker = settings.root / "pwa" / "worker"
    source = (worker / "card.html").read_text(encoding="utf-8")
    words = library.words.offline.card
    card = emergency_card(source, words, language=library.language, number=settings.emergency_number)
    withdrawn = _withdrawn(library)
    script = worker_script(made, packed, SECURITY, card, worker, withdrawn=withdrawn)
    manifest = web_manifest(library.words, catalogue, Urls(library.language))
    return (
        Resource("/sw.js", script, "text/javascript; charset=utf-8", Keep.REVALIDATE, Effort.UTMOST),
        Resource("/generation.json", generation_json(made, withdrawn=withdrawn), "application/json", Keep.REVALIDATE),
        Resource("/manifest.webmanifest", manifest, "application/manifest+json", Keep.REVALIDATE),
    )


def _withdrawn(library: Library) -> Withdrawn:
    """What phones are told of pages that were taken back."""
    taken = library.withdrawal
    if taken is None:
        return NOTHING_WITHDRAWN
    pages = tuple(map(Urls(library.language).resolve, taken.pages))
    return Withdrawn(pages, f"{library.words.withdrawn.lead} {taken.text}")
