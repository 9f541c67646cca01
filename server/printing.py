"""What the `poster` and `qr` commands write, and what they need to know first."""

from __future__ import annotations

import re
from pathlib import Path

from server import plan_code
from server.build import LANGUAGES, read_content
from server.errors import SettingsError
from server.pages.hero import hero
from server.pages.urls import Urls
from server.paper import qr
from server.paper.poster import Paper, Poster
from server.settings import PREFIX, Settings

ADDRESS = re.compile(r"https?://", re.IGNORECASE)
LABEL = "QR code: {words}"
PIXELS = 8  # a module


def print_poster(settings: Settings, clinic: str, paper: Paper, out: Path) -> None:
    """Writes a clinic's poster. Raises SettingsError, or CodeError when the address makes no code that scans."""
    _named(out, (".pdf",))
    library = read_content(settings, LANGUAGES[0])
    if clinic not in library.clinics:
        known = ", ".join(library.clinics) or "none"
        raise SettingsError(f"There is no clinic {clinic!r}; content/clinics has {known}.")
    poster = Poster(
        clinic=library.clinics[clinic],
        words=library.words,
        address=_base(settings) + Urls(library.language).of("clinic", clinic),
        paper=paper,
        hero=hero(library.motions["rest-90-90"]),
        number=settings.emergency_number,
    )
    _write(out, poster.pdf())


def print_code(settings: Settings, target: str, use: qr.Use, out: Path | None) -> str:
    """Writes the code of an address or a plan, and returns what to say: the code itself when there is no file."""
    text = target if ADDRESS.match(target) else _plan_address(settings, target)
    made = qr.code(text, use=use)
    if out is None:
        return f"{qr.terminal(made)}{text}"
    _named(out, (".svg", ".png"))
    if out.suffix == ".svg":
        _write(out, f"{qr.svg(made, LABEL.format(words=qr.words(text)), alone=True)}\n".encode())
    else:
        _write(out, qr.png(made, PIXELS))
    return f"{text} is in {out}, {made.size:.0f} mm wide, {made.module:.2f} mm a module."


def _plan_address(settings: Settings, code: str) -> str:
    """The address of a plan, all in capitals, which makes the smallest code; PlanCodeError for what is no plan."""
    plan = plan_code.decode(code)
    return f"{_base(settings)}/p/{plan_code.encode(plan)}".upper()


def _base(settings: Settings) -> str:
    if not settings.base_url:
        raise SettingsError(
            f"Nobody said where the site is served; give --base-url https://example.org or {PREFIX}BASE_URL."
        )
    return settings.base_url


def _named(out: Path, suffixes: tuple[str, ...]) -> None:
    if out.suffix not in suffixes:
        raise SettingsError(f"The file is {out}; name one that ends in {' or '.join(suffixes)}.")


def _write(out: Path, body: bytes) -> None:
    try:
        out.write_bytes(body)
    except OSError as error:
        raise SettingsError(f"Cannot write {out} ({error.strerror}); choose another place.") from error
