"""What every maker of pages works with: the library, its words, links and templates."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from server.assets.catalogue import Catalogue
from server.content.library import Library
from server.pages.contexts import Group, GroupsPage, Page, WithdrawnPage
from server.pages.links import Links
from server.pages.render import Renderer
from server.pages.table import Document
from server.tier import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """What an operator's settings change on the pages."""

    pwa: Path
    emergency_number: str
    base_url: str = ""
    clinic: str = ""


class Maker:
    """Makes the documents of one language."""

    def __init__(self, library: Library, catalogue: Catalogue, settings: SiteSettings) -> None:
        self.library = library
        self.words = library.words
        self.links = Links(library)
        self.urls = self.links.urls
        self.settings = settings
        self.renderer = Renderer(
            pwa=settings.pwa,
            words=library.words,
            urls=self.urls,
            catalogue=catalogue,
            emergency_number=settings.emergency_number,
        )

    def document(self, context: Page, tier: Tier) -> Document:
        """One rendered page, or the notice in its place when it was taken back."""
        taken = self.library.withdrawal
        if taken and context.url in map(self.urls.resolve, taken.pages):
            context = WithdrawnPage(title=context.title, url=context.url, tab=context.tab, withdrawal=taken)
        body = self.renderer.render(context)
        return Document(url=context.url, language=self.library.language, title=context.title, tier=tier, body=body)

    def groups(self, page: str, title: str, lead: str, groups: list[Group]) -> Document:
        """A page of named lists."""
        tab = "exercises" if page == "routines" else page
        context = GroupsPage(title=title, url=self.urls.page(page), tab=tab, lead=lead, groups=groups)
        return self.document(context, Tier.LIBRARY)
