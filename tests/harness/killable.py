"""A Chromium that can be killed as a phone kills an app: at once, with nothing said to its pages."""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from playwright.sync_api import Browser, BrowserContext

from tests.harness.browsing import FLAGS, TIMEOUT_MS
from tests.harness.machine import shell_path
from tests.harness.waiting import PATIENCE, until


class KillableBrowser:
    """Chromium on a profile folder that outlives it; `context` is its only one. `browser` lends its driver.

    `path` names another browser than the lightest there is: only a whole one hides a tab behind another.
    """

    def __init__(self, browser: Browser, profile: Path, *, path: Path | None = None) -> None:
        self._type = browser.browser_type
        self._path = path or shell_path()
        self._profile = profile

    def __enter__(self) -> Self:
        port_file = self._profile / "DevToolsActivePort"
        port_file.unlink(missing_ok=True)
        flags = (*FLAGS, "--headless=new", "--remote-debugging-port=0", "--no-default-browser-check")
        self._process = subprocess.Popen(
            [str(self._path), *flags, f"--user-data-dir={self._profile}", "--window-size=390,844", "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.port = self._port(port_file)
        self.take()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    def take(self) -> None:
        """Connects the driver."""
        self._connection = self._type.connect_over_cdp(f"http://127.0.0.1:{self.port}")
        self.context: BrowserContext = self._connection.contexts[0]
        self.context.set_default_timeout(TIMEOUT_MS)

    def let_go(self) -> None:
        """Takes the driver off and leaves the browser running: only then can a tab of it be hidden."""
        self._connection.close()

    def quit(self) -> None:
        """Lets it end as one that is closed by hand does: what it knows is on the disk afterwards."""
        with suppress(Exception):  # the answer may not come any more
            self._connection.new_browser_cdp_session().send("Browser.close")
        self._process.wait(PATIENCE)

    def kill(self) -> None:
        """Ends every process of it at once; what was not yet on the disk is lost."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(PATIENCE)
        with suppress(Exception):  # the connection is gone with the process
            self._connection.close()

    def _port(self, file: Path) -> int:
        try:
            said = until(
                lambda: file.read_text(encoding="ascii") if file.is_file() else "",
                lambda text: "\n" in text,
                wanted="Chromium's port",
            )
        except TimeoutError:
            self.kill()
            raise
        return int(said.split("\n", 1)[0])
