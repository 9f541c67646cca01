"""The real program, started as an operator starts it and ended so that nothing of it is left."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from tests.harness.waiting import PATIENCE, until

START_LIMIT = 2 * PATIENCE  # a cold start compresses the whole site
COMMAND = (str(Path(sys.executable).with_name("back-at-ease")), "serve")


def free_port() -> int:
    """A port nobody listens on. Never reuse one: a server left over would share the traffic unseen."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Program:
    """`back-at-ease serve` in its own process group, answering on `url` while the `with` block runs.

    `settings` become `BACK_AT_EASE_*` variables (root="/copy" is BACK_AT_EASE_ROOT); those of the caller's
    environment are left out, so that a test means the same everywhere.
    """

    def __init__(
        self,
        *arguments: str,
        settings: Mapping[str, str] | None = None,
        port: int | None = None,
        command: tuple[str, ...] = COMMAND,
    ) -> None:
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._command = [*command, "--host", "127.0.0.1", "--port", str(self.port), *arguments]
        self._environment = _environment(settings or {})
        self._process: subprocess.Popen[bytes] | None = None
        self._output: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  (closed by __exit__)

    def __enter__(self) -> Self:
        try:
            self.start()
        except RuntimeError:
            self._output.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        if error is not None:
            print(f"The program said:\n{self.output()}", file=sys.stderr)
        self._output.close()

    @property
    def pid(self) -> int:
        """The process that leads the group. Raises RuntimeError when it is not running."""
        if self._process is None:
            raise RuntimeError("The program is not running.")
        return self._process.pid

    def is_running(self) -> bool:
        """Whether the program was started and has not ended."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Starts it and waits until it is healthy. Raises RuntimeError with its output when it does not get there."""
        if self.is_running():
            raise RuntimeError("The program is running already; kill it before starting it again.")
        self._process = subprocess.Popen(
            self._command,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=self._output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            until(lambda: self._is_healthy() or not self.is_running(), wanted="a healthy program", seconds=START_LIMIT)
        except TimeoutError as error:
            self.kill()
            raise RuntimeError(f"The program was not healthy within {START_LIMIT:.0f} s:\n{self.output()}") from error
        if not self.is_running():
            raise RuntimeError(f"The program ended with code {self._process.returncode}:\n{self.output()}")

    def kill(self) -> None:
        """Ends the whole process group at once, as a power cut would; nothing listens afterwards."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """Asks it to end, as a service manager does, and returns its exit code."""
        return self._end(signal.SIGTERM)

    def output(self) -> str:
        """Everything it has printed so far."""
        end = self._output.seek(0, os.SEEK_END)
        return os.pread(self._output.fileno(), end, 0).decode(errors="replace")

    def _end(self, how: signal.Signals) -> int:
        if self._process is None:
            return 0
        try:
            _signal(self._process.pid, how)
            code = self._process.wait(PATIENCE)
        finally:
            _signal(self._process.pid, signal.SIGKILL)
        self._wait_until_silent()
        self._process = None
        return code

    def _is_healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=PATIENCE) as answer:
                return bool(answer.status == 200)
        except (OSError, urllib.error.URLError):
            return False

    def _wait_until_silent(self) -> None:
        """A worker process of the group may outlive its parent by a moment."""
        until(lambda: not _is_open(self.port), wanted=f"nobody on port {self.port} after the program was ended")


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BACK_AT_EASE_")}
    given = {f"BACK_AT_EASE_{name.upper()}": value for name, value in settings.items()}
    return {**kept, **given, "PYTHONUNBUFFERED": "1"}


def _signal(group: int, how: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(group, how)


def _is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
