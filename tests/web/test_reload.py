"""`serve --reload` as a process: what an author saves is what the next visit shows."""

from __future__ import annotations

import shutil
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from server.settings import ROOT
from tests.harness.program import Program

PATIENCE = 30.0
CHAPTER = "content/en/guide/first-aid.md"


def until(found: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with suppress(OSError, urllib.error.URLError):
            if found():
                return True
        time.sleep(0.1)
    return False


def read(url: str) -> str:
    with urllib.request.urlopen(url, timeout=5) as answer:
        return str(answer.read().decode())


def test_an_edit_is_served_and_a_fault_is_said_until_it_is_mended(tmp_path: Path) -> None:
    for folder in ("content", "pwa"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    chapter = tmp_path / CHAPTER
    as_it_was = chapter.read_text(encoding="utf-8")
    settings = {"root": str(tmp_path), "cache": str(ROOT / ".cache")}
    with Program("--reload", settings=settings) as program:
        url = f"{program.url}/guide/first-aid/"
        assert "A line from a test." not in read(url)
        chapter.write_text(f"{as_it_was}\nA line from a test.\n", encoding="utf-8")
        assert until(lambda: "A line from a test." in read(url)), program.output()
        chapter.write_text(f"{as_it_was}\nSee [nothing](guide/no-such-chapter).\n", encoding="utf-8")
        assert until(lambda: "no-such-chapter" in program.output()), program.output()
        chapter.write_text(as_it_was, encoding="utf-8")
        assert until(lambda: "A line from a test." not in read(url)), program.output()
        assert program.stop() == 0
