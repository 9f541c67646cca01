"""What a clinic tells its patients about itself: content/clinics/<slug>.toml, once read."""

from __future__ import annotations

from typing import Literal

from server.content.model import Frozen

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
JUNIPER = "#0f4a42"
WHITE = "#ffffff"


class Hours(Frozen, frozen=True):
    """When the doors are open, from one day of the week to another or on one day; times as 08:00."""

    first: Day
    opens: str
    closes: str
    last: Day | None = None


class Clinic(Frozen, frozen=True):
    """One clinic. Only number, name and city must be known; a page says nothing of what is missing.

    `phone` and `text` are written as +1 555 010 0000; `booking` and `directions` are links; `colour` carries white
    words; `languages` are those spoken there, each in its own words.
    """

    number: int
    name: str
    city: str
    address: str | None = None
    directions: str | None = None
    phone: str | None = None
    text: str | None = None
    mail: str | None = None
    booking: str | None = None
    hours: tuple[Hours, ...] = ()
    languages: tuple[str, ...] = ()
    colour: str = JUNIPER

    @property
    def place(self) -> str:
        """Where it is, in one line."""
        return ", ".join(part for part in (self.address, self.city) if part)


def dialled(number: str) -> str:
    """A number as a phone dials it."""
    return number.replace(" ", "")


def contrast(first: str, second: str) -> float:
    """The contrast of two colours as #rrggbb, from 1 to 21 (WCAG 2.2, relative luminance)."""
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
