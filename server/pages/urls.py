"""Where everything lives: the one module that writes URLs (design, section 3)."""

from __future__ import annotations

from dataclasses import dataclass

FIXED = {
    "home": "/",
    "relief": "/relief/",
    "check": "/check/",
    "guide": "/guide/",
    "exercises": "/exercises/",
    "routines": "/routines/",
    "own": "/routines/own/",
    "diary": "/diary/",
    "summary": "/diary/summary/",
    "habits": "/diary/habits/",
    "sheet": "/diary/sheet/",
    "search": "/search/",
    "sources": "/sources/",
    "about": "/about/",
    "privacy": "/privacy/",
    "offline": "/offline/",
    "share": "/share/",
    "plan": "/plan/",
    "opened": "/plan/open/",
}
COLLECTIONS = {
    "guide": "/guide/{}/",
    "exercise": "/exercises/{}/",
    "routine": "/routines/{}/",
    "relief": "/relief/{}/",
    "check": "/check/{}/",
    "clinic": "/clinic/{}/",
    "poster": "/clinic/{}/poster/",
}
DEFAULT_LANGUAGE = "en"


PLAN = "/p/"


def data_file(stem: str, language: str) -> str:
    """The name of a data file that each language has its own of, such as search.json and search.es.json."""
    return f"{stem}.json" if language == DEFAULT_LANGUAGE else f"{stem}.{language}.json"


@dataclass(frozen=True, slots=True)
class Urls:
    """The URLs of one language: English at the root, others under their code."""

    language: str = DEFAULT_LANGUAGE

    @property
    def root(self) -> str:
        """The prefix of every page of this language, without its last slash."""
        return "" if self.language == DEFAULT_LANGUAGE else f"/{self.language}"

    def page(self, name: str) -> str:
        """The URL of a fixed page; KeyError for a name that is not one."""
        return self.root + FIXED[name]

    def of(self, collection: str, slug: str) -> str:
        """The URL of one member of a collection; KeyError for an unknown collection."""
        return self.root + COLLECTIONS[collection].format(slug)

    def plan(self, code: str = "") -> str:
        """Where a plan code opens; the same in every language, since it is on paper."""
        return f"{PLAN}{code}"

    def plan_manifest(self, code: str) -> str:
        """The web app manifest that starts with the plan of a code."""
        return f"{PLAN}{code}/manifest.webmanifest"

    def fragment(self, name: str) -> str:
        """The URL of a piece that htmx swaps in."""
        return f"{self.root}/fragments/{name}"

    def resolve(self, reference: str) -> str:
        """The URL of a reference as content writes it: `guide:slug`, `exercise:slug#part` or `page:name`."""
        target, _, anchor = reference.partition("#")
        kind, _, name = target.partition(":")
        url = self.page(name) if kind == "page" else self.of(kind, name)
        return f"{url}#{anchor}" if anchor else url
