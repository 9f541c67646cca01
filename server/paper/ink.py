"""How a sheet of print is drawn: boxes, words and pictures in units of a layout, as a PDF without a date in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from fpdf import FPDF
from fpdf.enums import Align, XPos, YPos
from fpdf.output import OutputProducer, PDFInfo

from server.errors import BackAtEaseError
from server.paper.theme import INK

FONT = "Helvetica"  # every reader of PDF has it
POINTS = 72 / 25.4  # in a millimetre
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


SCALES = (1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6)  # smaller words than the last are not read from a wall


class NoRoomError(BackAtEaseError, ValueError):
    """Words that would leave their place on the paper, however small."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words in a column, with a gap above; lengths in units."""

    text: str
    width: float
    size: float
    bold: bool = False
    colour: str = INK
    align: Align = Align.L
    line: float = 1.35
    gap: float = 0


class _Undated(OutputProducer):
    """The same sheet is the same bytes whenever it is made."""

    def _add_info(self) -> PDFInfo:
        info = super()._add_info()
        info.creation_date = None  # type: ignore[assignment]
        return info


class Ink:
    """One page; every length is in units, `unit` millimetres long, from the top left."""

    def __init__(self, *, width: float, height: float, unit: float) -> None:
        self.unit = unit
        self._page = FPDF(unit="mm", format=(width, height))
        self._page.core_fonts_encoding = "windows-1252"
        self._page.set_creation_date(LONG_AGO)
        self._page.set_auto_page_break(auto=False)
        self._page.c_margin = 0
        self._page.add_page()

    def pdf(self, title: str) -> bytes:
        """The finished file."""
        self._page.set_title(title)
        return bytes(self._page.output(output_producer_class=_Undated))

    def text(
        self,
        text: str,
        *,
        left: float,
        top: float,
        width: float,
        size: float,
        bold: bool = False,
        colour: str = INK,
        align: Align = Align.L,
        line: float = 1.35,
    ) -> float:
        """Words in a column; returns where they end."""
        page = self._page
        page.set_font(FONT, "B" if bold else "", size * self.unit * POINTS)
        page.set_text_color(*_rgb(colour))
        page.set_xy(left * self.unit, top * self.unit)
        high = size * line * self.unit
        page.multi_cell(width * self.unit, high, text, align=align, new_x=XPos.LEFT, new_y=YPos.NEXT)
        return float(page.get_y()) / self.unit

    def stack(self, parts: Sequence[Said], *, left: float, top: float, room: float) -> float:
        """Words one beneath the other, all smaller alike where they would not fit the room; returns where they end.

        Raises NoRoomError when they do not fit at the smallest either.
        """
        scale = next((each for each in SCALES if self._high(parts, each) <= room), None)
        if scale is None:
            raise NoRoomError(f"There is no room for “{parts[0].text}” and what follows; take shorter words.")
        for part in parts:
            top = self.text(
                part.text,
                left=left,
                top=top + part.gap * scale,
                width=part.width,
                size=part.size * scale,
                bold=part.bold,
                colour=part.colour,
                align=part.align,
                line=part.line,
            )
        return top

    def _high(self, parts: Sequence[Said], scale: float) -> float:
        high = 0.0
        for part in parts:
            self._page.set_font(FONT, "B" if part.bold else "", part.size * scale * self.unit * POINTS)
            line = part.size * scale * part.line * self.unit
            room = self._page.multi_cell(part.width * self.unit, line, part.text, dry_run=True, output="HEIGHT")
            high += float(room) / self.unit + part.gap * scale  # type: ignore[arg-type]
        return high

    def box(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        *,
        fill: str = "",
        edge: str = "",
        round_by: float = 0,
    ) -> None:
        """A filled box, or one with an edge."""
        page = self._page
        if fill:
            page.set_fill_color(*_rgb(fill))
        if edge:
            page.set_draw_color(*_rgb(edge))
            page.set_line_width(0.22 * self.unit)
        left, top, width, height = (each * self.unit for each in (left, top, width, height))
        page.rect(
            left,
            top,
            width,
            height,
            style="F" if fill else "D",
            round_corners=bool(round_by),
            corner_radius=round_by * self.unit,
        )

    def disc(self, left: float, top: float, side: float, *, colour: str) -> None:
        """A round spot."""
        self._page.set_fill_color(*_rgb(colour))
        self._page.ellipse(left * self.unit, top * self.unit, side * self.unit, side * self.unit, style="F")

    def triangle(self, left: float, top: float, side: float, *, colour: str) -> None:
        """The sign that something matters."""
        page, unit = self._page, self.unit
        corners = [(left + side / 2, top), (left, top + side * 0.88), (left + side, top + side * 0.88)]
        page.set_draw_color(*_rgb(colour))
        page.set_line_width(0.3 * unit)
        page.polygon([(across * unit, down * unit) for across, down in corners], style="D")
        self.text(
            "!", left=left, top=top + 0.62, width=side, size=1.9, bold=True, colour=colour, align=Align.C, line=1.2
        )

    def drawing(self, svg: BytesIO, *, left: float, width: float, bottom: float) -> None:
        """A picture that stands on a line; nothing of it shows above the page or beneath the line."""
        page, unit = self._page, self.unit
        high = width * DRAWN_HIGH
        with page.rect_clip(0, 0, page.w, bottom * unit):
            page.image(svg, x=left * unit, y=(bottom - high) * unit, w=width * unit, h=high * unit)


DRAWN_HIGH = 602 / 1260  # of its width, as server/pages/hero.py frames it


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue
