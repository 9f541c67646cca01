"""Which compressed forms of a body are kept, and the cache that spares the next start the work."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import brotli

SMALLEST_SAVING = 0.05  # a variant that saves less is not worth a second copy in memory
COMPRESSIBLE = ("text/", "application/json", "application/manifest+json", "image/svg+xml", "application/octet-stream")
RECIPE = f"1-br11-gz9-{brotli.__version__}"  # part of each cache key: change it when the settings below change


@dataclass(frozen=True, slots=True)
class Encoded:
    """One body and its compressed forms; a form is None where it would not save enough."""

    identity: bytes
    br: bytes | None = None
    gzip: bytes | None = None


def _brotli(body: bytes) -> bytes:
    packed: bytes = brotli.compress(body, mode=brotli.MODE_TEXT, quality=11, lgwin=24)
    return packed


def _gzip(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=9, mtime=0)


class Encoder:
    """Compresses bodies; with a cache folder, each body only once per machine."""

    def __init__(self, *, cache: Path | None = None) -> None:
        self._cache = cache

    def encode(self, body: bytes, content_type: str) -> Encoded:
        """The body with its worthwhile compressed forms."""
        if not content_type.startswith(COMPRESSIBLE):
            return Encoded(identity=body)
        return Encoded(
            identity=body,
            br=self._variant(body, "br", _brotli),
            gzip=self._variant(body, "gz", _gzip),
        )

    def encode_all(self, bodies: Iterable[tuple[bytes, str]]) -> list[Encoded]:
        """Many bodies at once on all cores: both compressors release the interpreter lock."""
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            return list(pool.map(lambda pair: self.encode(*pair), bodies))

    def _variant(self, body: bytes, suffix: str, compress: Callable[[bytes], bytes]) -> bytes | None:
        packed = self._cached(body, suffix, compress)
        return packed if len(packed) <= len(body) * (1 - SMALLEST_SAVING) else None

    def _cached(self, body: bytes, suffix: str, compress: Callable[[bytes], bytes]) -> bytes:
        if self._cache is None:
            return compress(body)
        path = self._cache / f"{sha256(RECIPE.encode() + body).hexdigest()}.{suffix}"
        try:
            return path.read_bytes()
        except OSError:
            packed = compress(body)
            _write_whole(path, packed)
            return packed


def _write_whole(path: Path, body: bytes) -> None:
    """Writes the file in one step, so that a killed program leaves no half of it; a read-only disk is no error."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}.part")
        draft.write_bytes(body)
        draft.replace(path)
    except OSError:
        return
