"""Whether the site must be built at all: the last one is kept under the hash of everything it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import msgspec

from server.assets.encodings import write_whole
from server.build import build
from server.resource import Resource
from server.settings import ROOT, Settings

# Libraries whose output is in the pages.
MAKERS = ("jinja2", "markdown-it-py", "mdit-py-plugins", "msgspec", "segno")


def resources(settings: Settings) -> tuple[Resource, ...]:
    """Everything the site sends, built or, when nothing has changed since, read back. Raises as `build` does."""
    if settings.cache is None:
        return build(settings).resources
    path = settings.cache / f"site-{digest(settings)}.msgpack"
    with suppress(OSError, msgspec.DecodeError):
        return msgspec.msgpack.decode(path.read_bytes(), type=tuple[Resource, ...])
    made = build(settings).resources
    write_whole(path, msgspec.msgpack.encode(made))
    return made


def folders(settings: Settings) -> tuple[Path, ...]:
    """Where a build's inputs lie: the site's own files below its root, and the running code wherever that is."""
    return settings.root / "content", settings.root / "pwa", ROOT / "server"


def digest(settings: Settings) -> str:
    """The hash of every input of a build: files by name and content, settings, versions of the libraries."""
    state = sha256()
    for name, body in _inputs(settings):
        state.update(f"{name}\0{len(body)}\0".encode())
        state.update(body)
    return state.hexdigest()


def _inputs(settings: Settings) -> Iterator[tuple[str, bytes]]:
    yield "settings", f"{settings.emergency_number} {settings.base_url} {settings.clinic}".encode()
    yield from ((maker, version(maker).encode()) for maker in MAKERS)
    for folder in folders(settings):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield str(path.relative_to(folder.parent)), path.read_bytes()
