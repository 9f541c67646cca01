"""What a clinic's pages show: how to reach it, its poster, and the page that passes the app on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import quote

from server.content.clinics import Clinic, Hours, dialled
from server.content.library import Library
from server.pages.contexts import Page
from server.pages.hero import hero
from server.pages.maker import Maker
from server.pages.table import Document
from server.pages.urls import Urls
from server.paper import qr
from server.tier import Tier

FEET = 30.48  # centimetres
POSTER_READ_FROM = 3 * FEET


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach a clinic; `url` is empty for what can only be read."""

    icon: str
    name: str
    value: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Opens:
    """The page that a code opens: its address and the code as SVG, both empty where only the phone knows its host."""

    path: str
    address: str = ""
    code: str = ""

    @property
    def words(self) -> str:
        """The address as people type it."""
        return qr.words(self.address)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClinicPage(Page):
    """How to reach one clinic."""

    TEMPLATE: ClassVar[str] = "clinic.html"

    slug: str
    clinic: Clinic
    ways: Sequence[Way]
    hours: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterPage(Page):
    """What a clinic hangs on its wall, on paper of three sizes."""

    TEMPLATE: ClassVar[str] = "poster.html"

    slug: str
    clinic: Clinic
    phone: str
    hero: str
    opens: Opens


@dataclass(frozen=True, slots=True, kw_only=True)
class SharePage(Page):
    """The code of the whole app, for another phone to scan."""

    TEMPLATE: ClassVar[str] = "share.html"

    opens: Opens


def documents(maker: Maker) -> Iterator[Document]:
    """Each clinic and what it prints, and the page that passes the app on."""
    for page in Clinics(maker.library, maker.urls, base_url=maker.settings.base_url).all():
        yield maker.document(page, Tier.LIBRARY)


class Clinics:
    """Makes the contexts of one language; `base_url` is where the site stands, or empty where only a phone knows."""

    def __init__(self, library: Library, urls: Urls, *, base_url: str) -> None:
        self.library = library
        self.words = library.words
        self.urls = urls
        self.base_url = base_url

    def all(self) -> Iterator[Page]:
        """Every page."""
        for slug, clinic in self.library.clinics.items():
            yield self.clinic(slug, clinic)
            yield self.poster(slug, clinic)
        yield self.share()

    def clinic(self, slug: str, clinic: Clinic) -> ClinicPage:
        """The contact card."""
        return ClinicPage(
            title=clinic.name,
            url=self.urls.of("clinic", slug),
            tab="more",
            slug=slug,
            clinic=clinic,
            ways=tuple(self.ways(clinic)),
            hours=[self.hours(each) for each in clinic.hours],
        )

    def ways(self, clinic: Clinic) -> Iterator[Way]:
        """The ways that are known, the quickest first. What they carry is fixed: no address ever says how one feels."""
        words = self.words.clinic
        if clinic.phone:
            yield Way("phone", words.call, clinic.phone, f"tel:{dialled(clinic.phone)}")
        if clinic.text:
            yield Way("text", words.text, clinic.text, f"sms:{dialled(clinic.text)}?body={quote(words.request)}")
        if clinic.mail:
            query = f"subject={quote(words.subject)}&body={quote(words.request)}"
            yield Way("mail", words.mail, clinic.mail, f"mailto:{clinic.mail}?{query}")
        if clinic.booking:
            yield Way("calendar", words.book, qr.words(clinic.booking).partition("/")[0], clinic.booking)
        if clinic.directions:
            yield Way("place", words.directions, clinic.place, clinic.directions)
        elif clinic.address:
            yield Way("place", words.address, clinic.place)

    def hours(self, hours: Hours) -> str:
        """When the doors are open, in words."""
        words = self.words.clinic
        first = words.weekdays[hours.first]
        days = words.days.format(first=first, last=words.weekdays[hours.last]) if hours.last else first
        return str(words.open.format(days=days, opens=self._time(hours.opens), closes=self._time(hours.closes)))

    def _time(self, time: str) -> str:
        hour, minute = int(time[:2]), time[3:]
        pattern = self.words.clinic.pm if hour >= 12 else self.words.clinic.am
        return str(pattern.format(hour=(hour - 1) % 12 + 1, hour24=hour, minute=minute))

    def poster(self, slug: str, clinic: Clinic) -> PosterPage:
        """The poster, whose code opens the clinic's page."""
        return PosterPage(
            title=self.words.poster.title.format(clinic=clinic.name),
            url=self.urls.of("poster", slug),
            tab="more",
            slug=slug,
            clinic=clinic,
            phone=clinic.phone or "",
            hero=hero(self.library.motions["rest-90-90"]),
            opens=self.opens(self.urls.of("clinic", slug), self.words.poster.code),
        )

    def share(self) -> SharePage:
        """The code of the front page."""
        opens = self.opens(self.urls.page("home"), self.words.share.code)
        return SharePage(title=self.words.share.title, url=self.urls.page("share"), tab="more", opens=opens)

    def opens(self, path: str, label: str) -> Opens:
        """What a code opens; CodeError when the public address makes one that does not scan."""
        if not self.base_url:
            return Opens(path)
        address = self.base_url + path
        code = qr.code(address, use="poster", distance=POSTER_READ_FROM)
        return Opens(path, address, qr.svg(code, label))
