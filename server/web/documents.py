"""The pages app: every page by its URL, and a redirect where only a slash or capitals differ."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from starlette.types import Receive, Scope, Send

from server.web.files import REFUSED
from server.web.representation import Plain, Representation


class Documents:
    """An ASGI app over representations made at start-up; `missing` is sent with 404.

    It reads `raw_path`: the framework outside strips slashes from `path`, and here they tell pages apart.
    """

    def __init__(self, documents: Mapping[str, Representation], *, missing: Representation) -> None:
        self._documents = dict(documents)
        self._missing = missing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request by look-up."""
        if scope["method"] not in ("GET", "HEAD"):
            return await REFUSED(scope, receive, send)
        path = scope["raw_path"].decode("latin-1").partition("?")[0]
        found = self._documents.get(path)
        if found is not None:
            return await found.respond(scope, send)
        better = self.better(path)
        if better is not None:
            return await _moved(better, scope)(scope, receive, send)
        await self._missing.respond(scope, send, status=404)

    def better(self, path: str) -> str | None:
        """The page meant by a path without its last slash, or in capitals."""
        wanted = f"{path.rstrip('/').lower()}/"
        return wanted if wanted in self._documents else None


def _moved(path: str, scope: Scope) -> Plain:
    query: bytes = scope["query_string"]
    target = quote(path).encode() + (b"?" + query if query else b"")
    return Plain(308, ((b"location", target), (b"cache-control", b"no-cache")))
