"""Decides how a clinic's poster is laid out as a PDF: Letter, A4, or a counter card of A5."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from fpdf.enums import Align

from server.content.clinics import Clinic
from server.content.words import Words
from server.paper import qr, theme
from server.paper.ink import Ink, Said

Paper = Literal["letter", "a4", "a5"]

FOOT = 30.48  # centimetres
WIDE = 85  # units across: one is a tenth of an inch on Letter, in proportion on other paper
MARGIN = 6
BAND = 26
QR_ROOM = 49
STEPS_AT = 52
FOOT_AT = 9.5  # from the lower edge
FOOT_ROOM = 7  # the rest is margin: few printers reach the edge


@dataclass(frozen=True, slots=True)
class Sheet:
    """One size of paper in millimetres, and from how far its code is read, in centimetres."""

    width: float
    height: float
    distance: float

    @property
    def unit(self) -> float:
        """Millimetres of one unit of the layout."""
        return self.width / WIDE


SHEETS: dict[Paper, Sheet] = {
    "letter": Sheet(215.9, 279.4, 3 * FOOT),
    "a4": Sheet(210.0, 297.0, 3 * FOOT),
    "a5": Sheet(148.0, 210.0, 2 * FOOT),
}


class Poster:
    """Draws one poster; lengths in units of the layout, from the top left. CodeError when the code has no room."""

    def __init__(self, *, clinic: Clinic, words: Words, address: str, paper: Paper, hero: str, number: str) -> None:
        self.clinic = clinic
        self.words = words.poster
        self.spasm = words.home.spasm
        self.name = words.site.name
        self.number = number
        self.hero = theme.painted(hero)
        sheet = SHEETS[paper]
        self.high = sheet.height / sheet.unit
        self.code = qr.code(address, use="poster", distance=sheet.distance, room=QR_ROOM * sheet.unit)
        self.ink = Ink(width=sheet.width, height=sheet.height, unit=sheet.unit)

    def pdf(self) -> bytes:
        """The poster as a file, which says whose it is but not when it was made."""
        self._band()
        self._foot()
        warned = self._warning()
        self._code(warned)
        self._steps(warned)
        return self.ink.pdf(f"{self.words.heading} {self.clinic.name}")

    def _band(self) -> None:
        ink = self.ink
        ink.box(0, 0, WIDE, BAND, fill=theme.JUNIPER)
        ink.drawing(BytesIO(self.hero.encode()), left=43, width=42, bottom=BAND)
        heading = Said(self.words.heading, width=40, size=5.2, bold=True, colour="#ffffff", line=1.1)
        lead = Said(self.words.lead, width=36, size=1.9, colour=theme.ON_BLOCK_2, gap=1.4)
        ink.stack([heading, lead], left=MARGIN, top=4.5, room=BAND - 6.5)

    def _foot(self) -> None:
        ink, top = self.ink, self.high - FOOT_AT
        ink.box(MARGIN, top - 0.2, 0.6, 6, fill=self.clinic.colour)
        known = [Said(each, width=33, size=1.45) for each in (self.clinic.place, self.clinic.phone) if each]
        ink.stack(
            [Said(self.clinic.name, width=33, size=1.8, bold=True), *known], left=MARGIN + 1.6, top=top, room=FOOT_ROOM
        )
        said = f"{self.words.free}\n{self.words.limits}\n{self.name}"
        small = Said(said, width=WIDE - MARGIN - 41, size=1.4, colour=theme.INK_2, align=Align.R)
        ink.stack([small], left=41, top=top, room=FOOT_ROOM)

    def _warning(self) -> float:
        """The box of the warning signs; its upper edge."""
        ink, top = self.ink, self.high - FOOT_AT - 11.4
        ink.box(MARGIN, top, WIDE - 2 * MARGIN, 9, edge=theme.WARNING, round_by=1.4)
        ink.triangle(MARGIN + 2.4, top + 3, 3.4, colour=theme.WARNING_INK)
        left, width = MARGIN + 7.4, WIDE - 2 * MARGIN - 9
        colour = theme.WARNING_INK
        head = Said(self.words.warn.format(number=self.number), width, 2, bold=True, colour=colour, line=1.2)
        more = Said(self.words.warn_more, width, 1.75, colour=colour, line=1.25)
        ink.stack([head, more], left=left, top=top + 1.2, room=7)
        return top

    def _code(self, warned: float) -> None:
        """The code, in the middle of its column, with its address in words beneath."""
        ink = self.ink
        side = self.code.size / ink.unit
        top = BAND + max(0, (warned - BAND - side - 4.5) / 2)
        left = 2 + (QR_ROOM - side) / 2
        module = side / self.code.side
        ink.box(left, top, side, side, fill=qr.WHITE)
        for across, down, length in self.code.bars:
            ink.box(left + across * module, top + down * module, length * module, module, fill=qr.BLACK)
        left, width = MARGIN, QR_ROOM - 2 * (MARGIN - 2)
        after = ink.text(self.words.type, left=left, top=top + side - 0.4, width=width, size=1.55, align=Align.C)
        typed = qr.words(self.code.text)
        ink.text(typed, left=left, top=after, width=width, size=1.8, bold=True, align=Align.C)

    def _steps(self, warned: float) -> None:
        ink = self.ink
        gap = min(15, (warned - BAND) / (len(self.words.steps) + 0.4))
        first = (BAND + warned - gap * len(self.words.steps)) / 2 + 1
        for place, step in enumerate(self.words.steps):
            top = first + gap * place
            ink.disc(STEPS_AT, top, 5, colour=theme.SUN)
            ink.text(
                str(place + 1), left=STEPS_AT, top=top + 0.85, width=5, size=2.7, bold=True, align=Align.C, line=1.2
            )
            head = Said(step, width=22, size=2.3, bold=True, line=1.2)
            more = Said(self.words.steps_more[place].format(spasm=self.spasm), width=21, size=1.7, gap=0.2)
            ink.stack([head, more], left=STEPS_AT + 6.5, top=top + 0.4, room=gap - 1)
