"""Rules about clinics: a patient in pain meets no number that cannot be dialled and no link that is not private."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.content.checks.rule import Complaint, Rule
from server.content.clinics import WHITE, Clinic, contrast, dialled
from server.content.library import Library

PHONE = re.compile(r"\+[1-9][0-9]*(?: [0-9]+)*")
DIGITS = range(8, 16)  # E.164, with the country's
LINK = re.compile(r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[^\s\"<>]*)?", re.IGNORECASE)
MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
COLOUR = re.compile(r"#[0-9a-f]{6}")
TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
LEAST_CONTRAST = 4.5  # WCAG 2.2 AA, white words on the clinic's colour


def _phones(library: Library) -> Iterator[Complaint]:
    for slug, clinic in library.clinics.items():
        for field, number in (("phone", clinic.phone), ("text", clinic.text)):
            if number is not None and not _dials(number):
                message = f"{field} is “{number}”, which a phone cannot dial from everywhere; write +1 555 010 0000"
                yield Complaint(f"clinic/{slug}", field, message)


def _dials(number: str) -> bool:
    return PHONE.fullmatch(number) is not None and len(dialled(number)) - 1 in DIGITS


def _links(library: Library) -> Iterator[Complaint]:
    for slug, clinic in library.clinics.items():
        for field, link in (("booking", clinic.booking), ("directions", clinic.directions)):
            if link is not None and not LINK.fullmatch(link):
                message = f"{field} is “{link}”; give a link that begins with https://, so that nobody reads along"
                yield Complaint(f"clinic/{slug}", field, message)


def _mails(library: Library) -> Iterator[Complaint]:
    for slug, clinic in library.clinics.items():
        if clinic.mail is not None and not MAIL.fullmatch(clinic.mail):
            message = f"mail is “{clinic.mail}”; give one plain address, such as desk@example.org"
            yield Complaint(f"clinic/{slug}", "mail", message)


def _colours(library: Library) -> Iterator[Complaint]:
    for slug, clinic in library.clinics.items():
        if not COLOUR.fullmatch(clinic.colour):
            message = f"colour is “{clinic.colour}”; write it as #0f4a42, in small letters"
            yield Complaint(f"clinic/{slug}", "colour", message)
        elif (found := contrast(clinic.colour, WHITE)) < LEAST_CONTRAST:
            message = f"white words on {clinic.colour} have a contrast of {found:.1f}; choose a darker one, 4.5 or more"
            yield Complaint(f"clinic/{slug}", "colour", message)


def _hours(library: Library) -> Iterator[Complaint]:
    for slug, clinic in library.clinics.items():
        for opens, closes in _times(clinic):
            if not (TIME.fullmatch(opens) and TIME.fullmatch(closes) and opens < closes):
                message = f"hours say {opens} to {closes}; write them as 08:00 to 17:00, the earlier first"
                yield Complaint(f"clinic/{slug}", "hours", message)


def _times(clinic: Clinic) -> Iterator[tuple[str, str]]:
    return ((each.opens, each.closes) for each in clinic.hours)


def _named(library: Library) -> Iterator[Complaint]:
    for slug, clinic in library.clinics.items():
        texts = (clinic.name, clinic.city, clinic.address, *clinic.languages)
        if any(text is not None and not text.strip() for text in texts):
            yield Complaint(f"clinic/{slug}", "name", "a field is empty; leave out what is not known")


RULES = (
    Rule("clinic-phone", _phones),
    Rule("clinic-link", _links),
    Rule("clinic-mail", _mails),
    Rule("clinic-colour", _colours),
    Rule("clinic-hours", _hours),
    Rule("clinic-field-empty", _named),
)
