"""Which browser engines besides Chromium this machine can drive, and how to get the others."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from tests.engines.driven import Driver
from tests.engines.marionette import firefox
from tests.engines.webkit import webkit

Start = Callable[[Path], AbstractContextManager[Driver]]
MINI_BROWSERS = ("/usr/lib/*/webkit2gtk-4.1/MiniBrowser", "/usr/lib*/webkit2gtk-4.1/MiniBrowser")
PACKAGES = {"Firefox": "firefox-esr", "WebKit": "webkit2gtk-driver xvfb"}


def find_firefox() -> Path | None:
    """Firefox on the path; the long-supported one first."""
    found = shutil.which("firefox-esr") or shutil.which("firefox")
    return Path(found) if found else None


def find_webkit() -> tuple[Path, Path] | None:
    """WebKitGTK's driver and the small browser it drives, where there is also a screen for it."""
    driver = shutil.which("WebKitWebDriver")
    browsers = [path for pattern in MINI_BROWSERS for path in Path("/").glob(pattern[1:])]
    has_screen = bool(os.environ.get("DISPLAY") or shutil.which("Xvfb"))
    return (Path(driver), browsers[0]) if driver and browsers and has_screen else None


def engines() -> Mapping[str, Start]:
    """How to start each engine that is here, in a folder of its own."""
    found: dict[str, Start] = {}
    if program := find_firefox():
        found["Firefox"] = lambda folder: firefox(program, folder, {})
    if pair := find_webkit():
        found["WebKit"] = lambda folder: webkit(*pair, folder)
    return found


def main() -> None:
    """One line for each engine that is not here."""
    for name, package in PACKAGES.items():
        if name not in engines():
            print(f"{name} is not installed and is left out; on Debian: apt-get install {package}.")


if __name__ == "__main__":
    main()
