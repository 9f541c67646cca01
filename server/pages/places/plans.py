"""Where plans are made and kept, and the page that opens any plan on the phone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from server.pages import finder
from server.pages.contexts import Page
from server.pages.finder import Filter
from server.pages.maker import Maker
from server.pages.plan_view import NOTHING, View
from server.pages.table import Document
from server.tier import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class PlansPage(Page):
    """Plans kept on this phone, one to open, one to make; `area` is the filter of the moves that a script lists."""

    TEMPLATE: ClassVar[str] = "plan.html"

    sheet: str
    area: Filter
    nothing: View = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPlanPage(Page):
    """A plan from its code, or why there is none; with neither it is what a phone keeps, to open any plan with.

    `character` is what stands at `position` of a text with a character that no code has, for that reason only.
    """

    TEMPLATE: ClassVar[str] = "plan-open.html"

    view: View = NOTHING
    reason: str = ""
    character: str = ""
    position: int = 0


def documents(maker: Maker) -> Iterator[Document]:
    """Both pages."""
    area, *_ = finder.filters(maker.library)
    page = PlansPage(
        title=maker.words.plan.title,
        url=maker.urls.page("plan"),
        tab="exercises",
        sheet=finder.SHEET,
        area=area,
    )
    yield maker.document(page, Tier.LIBRARY)
    opened = OpenPlanPage(title=maker.words.plan.opened, url=maker.urls.page("opened"), tab="exercises")
    yield maker.document(opened, Tier.LIBRARY)
