"""What this machine must have for the tests beside Python: a browser and a reader of QR codes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.harness.waiting import PATIENCE

CHROMIUM = "BACK_AT_EASE_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SHELL = "chromium-headless-shell"
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


@dataclass(frozen=True, slots=True)
class Tool:
    """A program the tests start: where it is, what Debian calls its package, what else helps; "" where they can do
    without it.
    """

    name: str
    path: Path | None
    package: str
    otherwise: str


@cache
def find_chromium() -> Path | None:
    """A Chromium or Chrome that starts: the named one, else the first on PATH."""
    named = os.environ.get(CHROMIUM)
    if named:
        return Path(named) if _starts(Path(named)) else None
    found = [Path(path) for name in NAMES if (path := shutil.which(name))]
    return next((path for path in [*found, MAC] if _starts(path)), None)


@cache
def find_shell() -> Path | None:
    """Chromium without windows, profiles and the rest of a desktop program: the same engine in half of the time."""
    path = shutil.which(SHELL)
    return Path(path) if path and _starts(Path(path)) else None


def find_zbarimg() -> Path | None:
    """The program that reads QR codes from pictures."""
    path = shutil.which("zbarimg")
    return Path(path) if path else None


def chromium_path() -> Path:
    """The browser for the tests. Raises RuntimeError saying how to get one."""
    path = find_chromium()
    if path is None:
        raise RuntimeError("No Chromium or Chrome was found. " + needed()[0].otherwise)
    return path


def shell_path() -> Path:
    """The browser for tests that ask nothing of a whole one: the shell where there is one, else the same as the rest.

    A browser that was named is taken at its word.
    """
    if os.environ.get(CHROMIUM):
        return chromium_path()
    return find_shell() or chromium_path()


def needed() -> tuple[Tool, ...]:
    """Everything the tests start that pip does not install."""
    browser = f"Install Chromium or Chrome, or set {CHROMIUM} to its path."
    return (
        Tool("Chromium", find_chromium(), "chromium", browser),
        Tool("Chromium's headless shell", find_shell(), SHELL, ""),
        Tool("zbarimg", find_zbarimg(), "zbar-tools", "Install zbar (it brings the program zbarimg)."),
    )


def main() -> int:
    """Installs what is missing where apt-get may; says in one line each what remains."""
    missing = [tool for tool in needed() if tool.path is None]
    if not missing:
        return 0
    _apt_install([tool.package for tool in missing])
    find_chromium.cache_clear()
    find_shell.cache_clear()
    remaining = [tool for tool in needed() if tool.path is None and tool.otherwise]
    for tool in remaining:
        print(f"The tests need {tool.name}, which was not found. {tool.otherwise}", file=sys.stderr)
    return 1 if remaining else 0


def _starts(path: Path) -> bool:
    """Whether the file is a browser, not the stub that some systems leave in its place."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=PATIENCE, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _apt_install(packages: list[str]) -> None:
    as_root = _as_root()
    if as_root is None or shutil.which("apt-get") is None:
        return
    print(f"Installing {' and '.join(packages)} with apt-get", flush=True)
    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    _complain(_run(*apt, "update"))
    known = [name for name in packages if _run("apt-cache", "show", name).returncode == 0]  # not all of them everywhere
    _complain(_run(*apt, "install", "--no-install-recommends", *known))


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _complain(done: subprocess.CompletedProcess[str]) -> None:
    if done.returncode:
        print(f"{done.stdout}{done.stderr}", file=sys.stderr)


def _as_root() -> list[str] | None:
    """What to put before a command to run it as root; None where that would ask for a password."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if shutil.which("sudo") and _run(*sudo, "true").returncode == 0:
        return sudo
    return None


if __name__ == "__main__":
    sys.exit(main())
