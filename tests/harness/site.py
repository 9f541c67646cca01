"""A site made of a few files, for tests of one script or one policy without the program."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

TYPES = {".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class File:
    """What one path answers."""

    body: str | bytes
    content_type: str = "text/html"
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """One request that came; header names in lower case."""

    path: str
    headers: Mapping[str, str]


def script(path: Path) -> File:
    """A file of the repository under the type of its suffix."""
    return File(path.read_bytes(), TYPES[path.suffix])


class Site:
    """Serves `files` by path on `url` while the `with` block runs; `asked` lists the requests that came."""

    def __init__(self, files: Mapping[str, File]) -> None:
        self.files = dict(files)
        self.asked: list[Asked] = []
        self.url = ""

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                path = urlsplit(self.path).path
                site.asked.append(Asked(path, {name.lower(): value for name, value in self.headers.items()}))
                found = site.files.get(path, File("Not found", status=404))
                body = found.body.encode() if isinstance(found.body, str) else found.body
                self.send_response(found.status)
                self.send_header("Content-Type", f"{found.content_type}; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                for name, value in found.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(body)

            def do_HEAD(self) -> None:
                self.do_GET()

            def log_message(self, *args: object, **named: object) -> None:
                """Says nothing: a test reads `asked`."""

        return Handler
