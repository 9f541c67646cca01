"""Decides how a QR code on paper is made so that it scans the first time; what would not is refused with a reason.

Always black on white, with the quiet zone of four modules inside the picture. Its size follows from where it is read:
without the quiet zone a tenth of the distance, and never less than 0.8 mm a module (ISO/IEC 18004; design, section 7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from io import BytesIO
from itertools import groupby
from typing import Literal

import segno
from segno.encoder import DataOverflowError

from server.errors import BackAtEaseError

Use = Literal["poster", "handout"]

LEVELS = {"poster": "Q", "handout": "M"}
DISTANCES = {"poster": 120.0, "handout": 30.0}  # centimetres from the eye
QUIET = 4  # modules on each side
LEAST_MODULE = 0.8  # millimetres: what phones scan well from a cheap printer
MOST_MODULES = 57  # version 10: a denser one does not scan well across a room
BLACK, WHITE = "#000000", "#ffffff"
ADDRESS = re.compile(r"https?://[^\s/]+(?:/\S*)?", re.IGNORECASE)
XMLNS = ' xmlns="http://www.w3.org/2000/svg"'


class CodeError(BackAtEaseError, ValueError):
    """A code that would not scan, or not from where it is read."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code ready to draw: `rows` of modules, 1 is black, without the quiet zone; `module` in millimetres."""

    text: str
    level: str
    rows: tuple[bytes, ...]
    module: float

    @property
    def side(self) -> int:
        """Modules along one side, with the quiet zone."""
        return len(self.rows) + 2 * QUIET

    @property
    def size(self) -> float:
        """Millimetres along one side, with the quiet zone."""
        return self.side * self.module

    @property
    def bars(self) -> Iterator[tuple[int, int, int]]:
        """Every run of black in a row: from the left, from the top (both with the quiet zone) and how long."""
        for down, row in enumerate(self.rows, start=QUIET):
            across = QUIET
            for black, run in groupby(row):
                length = len(list(run))
                if black:
                    yield across, down, length
                across += length


def code(
    text: str,
    *,
    use: Use,
    distance: float | None = None,
    room: float | None = None,
    level: str | None = None,
    quiet: int = QUIET,
    dark: str = BLACK,
    light: str = WHITE,
) -> Code:
    """A code of an address; `distance` in centimetres, `room` in millimetres is the most it may take.

    Raises CodeError for what cannot be scanned well, or with less than the error correction of its use.
    """
    if not ADDRESS.fullmatch(text):
        raise CodeError(f"The code would say {text!r}; give a whole address, such as https://example.org/.")
    if (level or LEVELS[use]) != LEVELS[use]:
        raise CodeError(f"The error correction is {level}; a {use} needs {LEVELS[use]}.")
    if quiet < QUIET:
        raise CodeError(f"The quiet zone is {quiet} modules; a code needs {QUIET} on each side.")
    if (dark.lower(), light.lower()) != (BLACK, WHITE):
        raise CodeError(f"The code would be {dark} on {light}; not every phone reads it unless it is black on white.")
    far = DISTANCES[use] if distance is None else distance
    if not 0 < far <= 1000:
        raise CodeError(f"The reading distance is {far:g} cm; give one from 1 to 1000.")
    rows = _modules(text, LEVELS[use])
    made = Code(text, LEVELS[use], rows, max(far / len(rows), LEAST_MODULE))
    if room is not None and made.size > room:
        raise CodeError(
            f"A {use} read from {far:g} cm needs a code of {made.size:.0f} mm, and there are {room:.0f} mm; "
            "take larger paper, a shorter address or a shorter distance."
        )
    return made


def _modules(text: str, level: str) -> tuple[bytes, ...]:
    try:
        made = segno.make_qr(text, error=level, boost_error=False)
    except DataOverflowError as error:
        raise CodeError(f"The address has {len(text)} characters; give a shorter one.") from error
    rows = tuple(bytes(row) for row in made.matrix)
    if len(rows) > MOST_MODULES:
        raise CodeError(f"The address has {len(text)} characters, too many for a code that scans; give a shorter one.")
    return rows


def svg(made: Code, label: str, *, alone: bool = False) -> str:
    """The code as SVG, `alone` as a file of its own; `label` is what a reader hears."""
    size = f"{made.size:.2f}mm"
    d = "".join(f"M{across} {down}h{length}v1h-{length}z" for across, down, length in made.bars)
    return (
        f'<svg{XMLNS if alone else ""} viewBox="0 0 {made.side} {made.side}" width="{size}" height="{size}" role="img"'
        f' aria-label="{escape(label)}" shape-rendering="crispEdges">'
        f'<rect width="{made.side}" height="{made.side}" fill="{WHITE}"/><path fill="{BLACK}" d="{d}"/></svg>'
    )


def terminal(made: Code) -> str:
    """The code in half blocks, black on white whatever the terminal's colours."""
    edge = bytes(QUIET)
    empty = bytes(made.side)
    rows = [*[empty] * QUIET, *(edge + row + edge for row in made.rows), *[empty] * (QUIET + made.side % 2)]
    lines = (
        "".join(" ▀▄█"[upper + 2 * lower] for upper, lower in zip(*pair, strict=True))
        for pair in zip(rows[::2], rows[1::2], strict=True)
    )
    return "".join(f"\x1b[30;107m{line}\x1b[0m\n" for line in lines)


def png(made: Code, pixels: int) -> bytes:
    """The code as a picture of so many pixels a module."""
    file = BytesIO()
    segno.make_qr(made.text, error=made.level, boost_error=False).save(file, kind="png", scale=pixels, border=QUIET)
    return file.getvalue()


def words(address: str) -> str:
    """An address as people type it."""
    return re.sub(r"^https?://", "", address, flags=re.IGNORECASE).rstrip("/")
