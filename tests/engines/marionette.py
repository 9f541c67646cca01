"""Firefox by its own remote control, Marionette: WebDriver's commands as numbered JSON over a local socket."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from socket import create_connection, socket
from typing import Any

LIMIT = 90.0
# It asks nobody anything by itself, and writes the port it chose into its profile.
PREFERENCES: Mapping[str, bool | int | str] = {
    "marionette.port": 0,
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
}


class Marionette:
    """One connection; every command is answered before the next."""

    def __init__(self, connection: socket) -> None:
        self._stream = connection.makefile("rwb")
        self._number = 0
        self._receive()  # it greets first

    def command(self, name: str, given: dict[str, object]) -> Any:
        """Raises RuntimeError with what Firefox says when it refuses."""
        self._number += 1
        said = json.dumps([0, self._number, f"WebDriver:{name}", given]).encode()
        self._stream.write(b"%d:%s" % (len(said), said))
        self._stream.flush()
        _, _, error, result = self._receive()
        if error:
            raise RuntimeError(f"{name}: {error['error']}: {error['message']}")
        return result["value"] if isinstance(result, dict) and "value" in result else result

    def _receive(self) -> Any:
        length = b""
        while (digit := self._stream.read(1)) != b":":
            if not digit:
                raise RuntimeError("Firefox hung up.")
            length += digit
        return json.loads(self._stream.read(int(length)))


@contextmanager
def firefox(program: Path, profile: Path, preferences: Mapping[str, bool | int | str]) -> Iterator[Marionette]:
    """A window with an empty profile in a new folder. Raises RuntimeError when it opens no remote control."""
    profile.mkdir(parents=True)
    wanted = {**PREFERENCES, **preferences}
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in wanted.items()]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [str(program), "--headless", "--no-remote", "--marionette", "--profile", str(profile)]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet)
    try:
        with create_connection(("127.0.0.1", _port(profile / "MarionetteActivePort")), LIMIT) as connection:
            driver = Marionette(connection)
            driver.command("NewSession", {})
            yield driver
    finally:
        process.terminate()
        process.wait(LIMIT)


def _port(written: Path) -> int:
    deadline = time.monotonic() + LIMIT
    while not (written.exists() and written.read_text().strip()):
        if time.monotonic() > deadline:
            raise RuntimeError(f"Firefox opened no remote control within {LIMIT:.0f} s.")
        time.sleep(0.05)
    return int(written.read_text())
