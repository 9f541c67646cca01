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

from server.resource import Effort, Resource

SMALLEST_SAVING = 0.05  # a variant that saves less is not worth a second copy in memory
PACKED = "application/octet-stream"
Compress = Callable[[bytes, int], bytes]
COMPRESSIBLE = ("text/", "application/json", "application/manifest+json", "image/svg+xml", PACKED)
# The best level but one: a start takes a third of the time, and no file is 2 % larger for it.
BROTLI_LEVELS = {Effort.ONCE: 4, Effort.QUICK: 9, Effort.USUAL: 10, Effort.UTMOST: 11}
GZIP_LEVELS = {Effort.ONCE: 4, Effort.QUICK: 7, Effort.USUAL: 9, Effort.UTMOST: 9}


@dataclass(frozen=True, slots=True)
class Encoded:
    """One body and its compressed forms; a form is None where it would not save enough."""

    identity: bytes
    br: bytes | None = None
    gzip: bytes | None = None


def _brotli(body: bytes, quality: int) -> bytes:
    packed: bytes = brotli.compress(body, mode=brotli.MODE_TEXT, quality=quality, lgwin=24)
    return packed


def _gzip(body: bytes, level: int) -> bytes:
    return gzip.compress(body, compresslevel=level, mtime=0)


class Encoder:
    """Compresses bodies; with a cache folder, each body only once per machine."""

    def __init__(self, *, cache: Path | None = None) -> None:
        self._cache = cache

    def encode(self, body: bytes, content_type: str, *, effort: Effort = Effort.USUAL) -> Encoded:
        """The body with its worthwhile compressed forms; more effort makes them a little smaller and much later."""
        if not content_type.startswith(COMPRESSIBLE):
            return Encoded(identity=body)
        return Encoded(
            identity=body,
            br=self._variant(body, "br", _brotli, BROTLI_LEVELS[effort]),
            gzip=self._variant(body, "gz", _gzip, GZIP_LEVELS[effort]),
        )

    def encode_all(self, resources: Iterable[Resource]) -> list[Encoded]:
        """Many bodies at once on all cores: both compressors release the interpreter lock."""

        def encode(each: Resource) -> Encoded:
            return self.encode(each.body, each.content_type, effort=each.effort)

        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            return list(pool.map(encode, resources))

    def _variant(self, body: bytes, suffix: str, compress: Compress, level: int) -> bytes | None:
        packed = self._cached(body, suffix, compress, level)
        return packed if len(packed) <= len(body) * (1 - SMALLEST_SAVING) else None

    def _cached(self, body: bytes, suffix: str, compress: Compress, level: int) -> bytes:
        if self._cache is None:
            return compress(body, level)
        recipe = f"{suffix} {level} {brotli.__version__} ".encode()
        path = self._cache / f"{sha256(recipe + body).hexdigest()}.{suffix}"
        try:
            return path.read_bytes()
        except OSError:
            packed = compress(body, level)
            write_whole(path, packed)
            return packed


def write_whole(path: Path, body: bytes) -> None:
    """Writes a cache file in one step, so that a killed program leaves no half of it; a read-only disk is no error."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}.part")
        draft.write_bytes(body)
        draft.replace(path)
    except OSError:
        return
