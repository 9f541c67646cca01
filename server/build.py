"""The composition root: content and files in, one finished site out, the same bytes every time."""

from __future__ import annotations

from dataclasses import dataclass

from server.assets.catalogue import Catalogue
from server.content.checks.rules import findings
from server.content.library import Library, read_library
from server.content.prose import Typesetting
from server.content.words import Words
from server.errors import ContentError
from server.offline.generation import Generation
from server.pages.icons import icon
from server.pages.table import PageTable
from server.pages.urls import Urls
from server.resource import Resource
from server.settings import Settings

LANGUAGES = ("en",)
NOT_FOUND = "/not-found/"


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that can be asked for; `resources` is what server and export send."""

    libraries: tuple[Library, ...]
    table: PageTable
    catalogue: Catalogue
    generations: tuple[Generation, ...]
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
    return library
