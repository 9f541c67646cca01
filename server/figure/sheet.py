"""Decides how motions are looked at: strip frames and moving figures at phone size, light or dark, on one page."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from pathlib import Path

from server.figure.motion import Motion
from server.figure.svg import moving, still, strip
from server.figure.theme import DARK, LIGHT, LINES

WIDTH = 170


def sheet(motions: Iterable[Motion], *, dark: bool = False, width: int = WIDTH, still_only: bool = True) -> str:
    """One HTML page: a row per motion with its id, its strip frames and, unless still_only, the moving figure."""
    colours = DARK if dark else LIGHT
    rows = "".join(_row(motion, width, still_only) for motion in motions)
    paints = "".join(
        f".be-fig__{name}{{{'stroke' if name in LINES else 'fill'}:#{value}}}" for name, value in colours.items()
    )
    back, stage, ink = ("#0f1b19", "#1d302c", "#edf3ee") if dark else ("#faf6f0", "#e7efe9", "#10302b")
    return (
        "<!doctype html><meta charset=utf-8><title>Figures</title><style>"
        f":root{{color-scheme:{'dark' if dark else 'light'}}}"
        f"body{{margin:8px;font:12px sans-serif;background:{back};color:{ink};display:flex;flex-wrap:wrap;gap:8px}}"
        "figure{margin:0}div{display:flex;gap:4px}"
        f"img,svg{{width:{width}px;aspect-ratio:4/3;background:{stage};border-radius:10px}}{paints}</style>{rows}"
    )


def _row(motion: Motion, width: int, still_only: bool) -> str:
    pictures = "".join(_image(still(motion, index), width) for index in range(len(motion.keyframes)))
    moves = "" if still_only else moving(motion)
    return f"<figure>{motion.name}<div>{pictures}{moves}</div></figure>"


def _image(text: str, width: int) -> str:
    return f'<img alt="" width="{width}" src="data:image/svg+xml;base64,{b64encode(text.encode()).decode()}">'


def write_sheets(motions: Sequence[Motion], folder: Path, *, still_only: bool = False) -> None:
    """Writes the light and the dark sheet, and each motion's own strip as SVG, into a folder that it makes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, dark in (("light", False), ("dark", True)):
        page = sheet(motions, dark=dark, still_only=still_only)
        (folder / f"sheet-{name}.html").write_text(page, encoding="utf-8")
    for motion in motions:
        (folder / f"{motion.name}.svg").write_text(strip(motion), encoding="utf-8")
