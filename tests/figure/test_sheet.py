"""`back-at-ease figures --sheet` as a process: every figure on one page, drawn in a real browser."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page

from server.settings import ROOT

COMMAND = str(Path(sys.executable).with_name("back-at-ease"))
MOTIONS = sorted(path.stem for path in (ROOT / "content/motions").glob("*.toml"))
UNDRAWN = """() => [...document.images].filter((each) => !each.complete || !each.naturalWidth)
  .map((each) => each.closest('figure').textContent)"""


def figures(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([COMMAND, "figures", *arguments], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_all_figures_stand_on_the_sheet_and_are_drawn(tmp_path: Path, page: Page, look: str) -> None:
    done = figures("--sheet", str(tmp_path))
    assert done.returncode == 0, done.stderr
    page.goto((tmp_path / f"sheet-{look}.html").as_uri())
    assert sorted(page.locator("figure").evaluate_all("all => all.map((each) => each.firstChild.data)")) == MOTIONS
    assert page.evaluate(UNDRAWN) == []
    assert page.locator("figure > div > svg").count() == len(MOTIONS)


def test_some_can_be_chosen_and_an_unknown_one_is_named(tmp_path: Path) -> None:
    assert figures("bridge", "cat-camel", "--still", "--sheet", str(tmp_path)).returncode == 0
    assert sorted(path.name for path in tmp_path.glob("*.svg")) == ["bridge.svg", "cat-camel.svg"]
    done = figures("brigde", "--sheet", str(tmp_path / "none"))
    assert done.returncode == 1
    assert "There is no motion brigde" in done.stderr
    assert not (tmp_path / "none").exists()
