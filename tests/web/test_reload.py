"""`serve --reload` as a process: what an author saves is what the next visit shows."""

from __future__ import annotations

import shutil
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from server.settings import ROOT
from tests.harness.program import Program
from tests.harness.waiting import PATIENCE, until

CHAPTER = "content/en/guide/first-aid.md"


def becomes(url: str, holds: Callable[[str], bool]) -> None:
    """The page comes to fit; while the server starts anew it may answer nothing."""

    def seen() -> bool:
        with suppress(OSError, urllib.error.URLError):
            return holds(read(url))
        return False

    until(seen)


def read(url: str) -> str:
    with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
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
        becomes(url, lambda text: "A line from a test." in text)
        chapter.write_text(f"{as_it_was}\nSee [nothing](guide/no-such-chapter).\n", encoding="utf-8")
        until(lambda: "no-such-chapter" in program.output())
        chapter.write_text(as_it_was, encoding="utf-8")
        becomes(url, lambda text: "A line from a test." not in text)
        assert program.stop() == 0
