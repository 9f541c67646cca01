"""Serves the builds of the small site, one after the other as a test deploys them."""

from __future__ import annotations

import asyncio
import socket
import threading
from dataclasses import replace
from types import TracebackType
from typing import Self

import uvicorn
from starlette.types import Receive, Scope, Send

from server.assets.catalogue import TYPES
from server.pages.headers import SECURITY
from server.pages.table import HTML
from tests.faults.small_site import Build, represent


class SmallSite:
    """Serves a build on `url` while the `with` block runs; assign `build` to deploy another; `stop()` ends it early."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.asked: list[str] = []
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        config = uvicorn.Config(
            self._answer, interface="asgi3", lifespan="off", log_level="warning", access_log=False, ws="none"
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        while not self._server.started:
            threading.Event().wait(0.01)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def replace(self, url: str, body: bytes, keep: str = "no-cache") -> None:
        """Sends other bytes for a URL, under the type of its ending."""
        suffix = url[url.rfind(".") :]
        rows = [(url, body, TYPES.get(suffix, HTML), keep)]
        self.build = replace(self.build, answers={**self.build.answers, **represent(rows, SECURITY)})

    def keep_for_a_year(self, url: str) -> None:
        """Lets the browser's own cache answer for a URL, as a badly configured host does."""
        self.replace(url, self.build.answers[url].choose("").body, "public, max-age=31536000")

    def stop(self) -> None:
        """Nothing listens afterwards."""
        self._server.should_exit = self._server.force_exit = True
        self._thread.join()
        self._socket.close()

    def _run(self) -> None:
        asyncio.run(self._server.serve(sockets=[self._socket]))

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked.append(scope["path"])
        found = self.build.answers.get(scope["path"])
        missing = self.build.answers["/not-found/"]
        await (found or missing).respond(scope, send, status=200 if found else 404)
