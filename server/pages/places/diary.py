"""The diary on the phone, the sheet of it for a clinician, and one to fill in by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from server.pages.contexts import Link, Page
from server.pages.maker import Maker
from server.pages.table import Document
from server.tier import Tier

PARTS_OF_A_BACK = ("lumbar", "thoracic", "cervical", "hips")
SHEET_DAYS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryPage(Page):
    """What a person logged on this phone; `areas` are the parts of the back that a spasm can be in."""

    TEMPLATE: ClassVar[str] = "diary.html"

    areas: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryPage(DiaryPage):
    """The diary on one sheet, for a clinician; `routines` are the names of what can have been practised, by id.

    `clinics` is every clinic; only the one chosen is shown, else the first where there is a default.
    """

    TEMPLATE: ClassVar[str] = "diary-summary.html"

    routines: Mapping[str, str]
    clinics: Sequence[Link]
    has_default: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPage(Page):
    """A diary to fill in by hand, so many days long."""

    TEMPLATE: ClassVar[str] = "diary-sheet.html"

    days: int


def documents(maker: Maker) -> Iterator[Document]:
    """What a person logs on this phone, the sheet of it for a clinician, and one for a pen."""
    words = maker.words.diary
    page = DiaryPage(title=words.title, url=maker.urls.page("diary"), tab="diary", areas=PARTS_OF_A_BACK)
    yield maker.document(page, Tier.LIBRARY)
    sheet = SummaryPage(
        title=words.summary,
        url=maker.urls.page("summary"),
        tab="diary",
        areas=PARTS_OF_A_BACK,
        routines={slug: each.name for slug, each in maker.library.routines.items()},
        clinics=maker.links.clinics(maker.settings.clinic),
        has_default=bool(maker.settings.clinic),
    )
    yield maker.document(sheet, Tier.LIBRARY)
    paper = SheetPage(title=maker.words.clinic.sheet, url=maker.urls.page("sheet"), tab="diary", days=SHEET_DAYS)
    yield maker.document(paper, Tier.LIBRARY)
