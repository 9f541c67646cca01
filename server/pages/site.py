"""All documents of a library, place by place: a new kind of page is a module in places/ and a name here."""

from __future__ import annotations

from collections.abc import Iterator

from server.assets.catalogue import Catalogue
from server.content.library import Library
from server.pages.maker import Maker, SiteSettings
from server.pages.places import clinics, diary, exercises, guide, habits, house, plans, relief, routines
from server.pages.table import Document

PLACES = (relief, guide, exercises, routines, plans, diary, habits, clinics, house)


def documents(library: Library, catalogue: Catalogue, settings: SiteSettings) -> Iterator[Document]:
    """Every document of a library."""
    maker = Maker(library, catalogue, settings)
    for place in PLACES:
        yield from place.documents(maker)
