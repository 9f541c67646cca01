"""Compressed forms are exact, kept only where they pay, and made once."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from server.assets import encodings
from server.assets.encodings import Encoder

TEXT = b"<p>Breathe in for 4 and out for 6.</p>" * 40


def test_both_forms_give_back_the_same_bytes() -> None:
    encoded = Encoder().encode(TEXT, "text/html; charset=utf-8")
    assert encoded.br is not None
    assert brotli.decompress(encoded.br) == TEXT
    assert encoded.gzip is not None
    assert gzip.decompress(encoded.gzip) == TEXT


def test_a_form_that_saves_too_little_is_not_kept() -> None:
    assert Encoder().encode(b"short", "text/plain; charset=utf-8").br is None


def test_pictures_are_left_alone() -> None:
    assert Encoder().encode(TEXT, "image/png").br is None


def test_a_second_start_reads_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Encoder(cache=tmp_path).encode(TEXT, "text/css; charset=utf-8")

    def compress(_: bytes, __: int) -> bytes:
        raise AssertionError("compressed again")

    monkeypatch.setattr(encodings, "_brotli", compress)
    monkeypatch.setattr(encodings, "_gzip", compress)
    assert Encoder(cache=tmp_path).encode(TEXT, "text/css; charset=utf-8") == first


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    assert Encoder(cache=blocked / "below").encode(TEXT, "text/css; charset=utf-8").br is not None
