"""`back-at-ease export` as a process: whole, and the same bytes wherever and whenever it runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from server.settings import ROOT

COMMAND = str(Path(sys.executable).with_name("back-at-ease"))


def export(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "BACK_AT_EASE_CACHE": "", **variables}
    return subprocess.run(
        [COMMAND, "export", str(folder), *arguments], env=environment, capture_output=True, text=True, check=False
    )


def hashes(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in files}


def test_two_builds_in_unlike_places_give_the_same_bytes(tmp_path: Path) -> None:
    copy = tmp_path / "a copy"
    for name in ("content", "pwa"):
        # Copies last written first, so that neither the folder's order nor the files' times are as they were.
        for path in sorted((ROOT / name).rglob("*"), reverse=True):
            target = copy / path.relative_to(ROOT)
            if path.is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
    one = export(tmp_path / "one", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    two = export(
        tmp_path / "two",
        PYTHONHASHSEED="2",
        TZ="Pacific/Auckland",
        LC_ALL="C.UTF-8",
        BACK_AT_EASE_ROOT=str(copy),
        BACK_AT_EASE_CACHE=str(tmp_path / "cache"),
    )
    assert (one.returncode, two.returncode) == (0, 0), one.stderr + two.stderr
    written = hashes(tmp_path / "one")
    assert len(written) > 200
    assert written == hashes(tmp_path / "two")
    rewrites = (tmp_path / "one" / "_redirects").read_text(encoding="utf-8")
    assert rewrites == "/p/* /plan/open/ 200\n/P/* /plan/open/ 200\n"
    assert "plan/open/index.html" in written


def test_a_folder_that_holds_something_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    done = export(tmp_path)
    assert done.returncode == 1
    assert "is not an empty folder" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_base_url_with_a_path_is_refused(tmp_path: Path) -> None:
    done = export(tmp_path / "new", "--base-url", "https://example.org/back")
    assert done.returncode == 1
    assert "such as https://example.org" in done.stderr
    assert not (tmp_path / "new").exists()
