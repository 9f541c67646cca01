"""The static-file app: immutable files from memory, under /assets/ and /packs/, as Starlette serves a folder."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from server.web.representation import Plain, Representation

REFUSED = Plain(405, ((b"allow", b"GET, HEAD"),))


class Files(StaticFiles):
    """`StaticFiles` over representations made at start-up instead of a folder: no disk, no mtime, no guessing.

    `files` are by whole URL, since a mount's prefix has no boundary: `/assets` also receives `/assetsfoo`.
    A miss is answered with `missing`, so that a mistyped file never becomes another framework's error page.
    """

    def __init__(self, files: Mapping[str, Representation], *, missing: Representation) -> None:
        super().__init__(directory=None, check_dir=False)
        self.config_checked = True
        self._found = {url: Answer(each, 200) for url, each in files.items()}
        self._missing = Answer(missing, 404)

    def get_path(self, scope: Scope) -> str:
        """The path as it was asked for; the mount rewrites `path` and adds a slash to it."""
        raw: bytes = scope["raw_path"]
        return raw.decode("latin-1")

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The prepared answer for a path."""
        return self._found.get(path, self._missing)


class Answer(Response):
    """A representation in the place where Starlette wants a response; it holds no state of a request."""

    def __init__(self, representation: Representation, status: int) -> None:
        self._representation = representation
        self._status = status

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers GET and HEAD; refuses other methods."""
        if scope["method"] not in ("GET", "HEAD"):
            return await REFUSED(scope, receive, send)
        await self._representation.respond(scope, send, status=self._status)
