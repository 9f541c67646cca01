"""WebKitGTK's own small browser by its driver: WebDriver's commands as JSON over local HTTP."""

from __future__ import annotations

import json
import os
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.harness.program import free_port

LIMIT = 90.0
ROUTES = {
    "Navigate": ("POST", "url"),
    "ExecuteAsyncScript": ("POST", "execute/async"),
}


class WebKit:
    """One session; every command is answered before the next."""

    def __init__(self, port: int, browser: Path) -> None:
        self._base = f"http://127.0.0.1:{port}/session"
        options = {"binary": str(browser), "args": ["--automation"]}
        wanted = {"browserName": browser.name, "webkitgtk:browserOptions": options}
        session = _send("POST", self._base, {"capabilities": {"alwaysMatch": wanted}})
        self._base += f"/{session['sessionId']}"

    def command(self, name: str, given: dict[str, object]) -> Any:
        """Raises RuntimeError with what WebKit says when it refuses."""
        method, path = ROUTES[name]
        return _send(method, f"{self._base}/{path}", given)

    def end(self) -> None:
        """Closes the window."""
        _send("DELETE", self._base, {})


@contextmanager
def webkit(driver: Path, browser: Path, folder: Path) -> Iterator[WebKit]:
    """A window that remembers nothing from before, on the screen there is or on one that nobody sees."""
    folder.mkdir(parents=True)
    port = free_port()
    with _screen() as screen:
        kept = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "DISPLAY": screen, "GDK_BACKEND": "x11"}
        quiet = subprocess.DEVNULL
        environment = {**os.environ, **kept, "WEBKIT_DISABLE_COMPOSITING_MODE": "1"}
        process = subprocess.Popen([driver, f"--port={port}"], env=environment, stdout=quiet, stderr=quiet)
        try:
            _wait(port)
            window = WebKit(port, browser)
            yield window
            with suppress(RuntimeError, OSError):
                window.end()
        finally:
            process.terminate()
            process.wait(LIMIT)


@contextmanager
def _screen() -> Iterator[str]:
    if display := os.environ.get("DISPLAY"):
        yield display
        return
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "800x1000x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as chosen:
            yield f":{chosen.readline().strip()}"
    finally:
        process.terminate()
        process.wait(LIMIT)


def _wait(port: int) -> None:
    deadline = time.monotonic() + LIMIT
    while True:
        try:
            _send("GET", f"http://127.0.0.1:{port}/status", {})
            return
        except OSError as error:
            if time.monotonic() > deadline:
                raise RuntimeError(f"WebKit's driver did not answer within {LIMIT:.0f} s.") from error
            time.sleep(0.05)


def _send(method: str, url: str, given: dict[str, object]) -> Any:
    body = json.dumps(given).encode() if method == "POST" else None
    request = urllib.request.Request(url, body, {"content-type": "application/json"}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=LIMIT) as answer:
            return json.load(answer)["value"]
    except urllib.error.HTTPError as error:
        said = json.load(error)["value"]
        raise RuntimeError(f"{url}: {said['error']}: {said['message']}") from error
