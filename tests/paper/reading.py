"""Codes read as a stranger's phone would: by zbar, a program that shares nothing with what drew them."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image

from tests.harness.machine import find_zbarimg


def said(picture: Image.Image, folder: Path) -> list[str]:
    """What the codes in a picture say."""
    program = find_zbarimg()
    assert program, "zbarimg is missing: python -m tests.harness.machine says how to get it"
    path = folder / "code.png"
    picture.convert("RGB").save(path)
    done = subprocess.run(
        [program, "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", path],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.stdout.split()


def pages(body: bytes | Path, dots: float) -> list[Image.Image]:
    """The pages of a PDF as a printer of so many dots an inch puts them on paper."""
    source = BytesIO(body) if isinstance(body, bytes) else body
    return [page.render(scale=dots / 72).to_pil() for page in pypdfium2.PdfDocument(source)]


def smaller(picture: Image.Image, share: float) -> Image.Image:
    """The picture as a camera further away sees it."""
    return picture.resize((round(picture.width * share), round(picture.height * share)), Image.Resampling.LANCZOS)
