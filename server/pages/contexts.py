"""What every template may read: the frame of a page and its shared parts. A page has its context beside its maker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from server.content.model import Source, Withdrawal


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the frame around every page needs; `tab` names the current place, or is empty."""

    TEMPLATE: ClassVar[str] = "base.html"

    title: str
    url: str
    tab: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A numbered source at the end of a page."""

    number: int
    source: Source


@dataclass(frozen=True, slots=True)
class Link:
    """A named way to another page, with an optional line and thumbnail beneath it.

    `frame` is the most telling of the motion's `frames`, counted from 1.
    `avoid` says who should skip or change a move: (condition, action, move to do instead, who should not do that).
    """

    name: str
    url: str
    meta: str = ""
    motion: str = ""
    frame: int = 1
    frames: int = 0
    avoid: Sequence[tuple[str, ...]] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A named run of links."""

    name: str
    links: Sequence[Link]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsPage(Page):
    """A page of named lists; the guide, the exercises and the routines as lists."""

    TEMPLATE: ClassVar[str] = "groups.html"

    lead: str
    groups: Sequence[Group]


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnPage(Page):
    """What stands at the URL of a page that was taken back."""

    TEMPLATE: ClassVar[str] = "withdrawn.html"

    withdrawal: Withdrawal
