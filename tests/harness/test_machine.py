"""The browser that the tests use is found where people have it, and its absence is said plainly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harness import machine


@pytest.fixture(autouse=True)
def bare_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A PATH with nothing on it but what a test puts there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(machine.CHROMIUM, raising=False)
    monkeypatch.setattr(machine, "MAC", tmp_path / "none")
    forget()
    yield tmp_path
    forget()


def forget() -> None:
    for found in (machine.find_chromium, machine.find_shell):
        found.cache_clear()


def program(path: Path, code: int = 0) -> Path:
    path.write_text(f"#!/bin/sh\nexit {code}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_first_known_name_on_the_path_is_found(bare_path: Path) -> None:
    program(bare_path / "google-chrome")
    wanted = program(bare_path / "chromium-browser")
    assert machine.find_chromium() == wanted


def test_stub_that_does_not_start_is_passed_over(bare_path: Path) -> None:
    program(bare_path / "chromium", code=1)
    wanted = program(bare_path / "google-chrome-stable")
    assert machine.find_chromium() == wanted


def test_named_browser_wins(bare_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare_path / "chromium")
    wanted = program(bare_path / "my own")
    monkeypatch.setenv(machine.CHROMIUM, str(wanted))
    assert machine.find_chromium() == wanted


def test_named_browser_that_is_not_there_is_not_replaced_silently(
    bare_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(bare_path / "chromium")
    monkeypatch.setenv(machine.CHROMIUM, "/nowhere/chromium")
    assert machine.find_chromium() is None


def test_missing_tools_are_named_in_one_line_each(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine, "_as_root", lambda: None)
    assert machine.main() == 1
    first, second = capsys.readouterr().err.splitlines()
    assert first == (
        "The tests need Chromium, which was not found. "
        "Install Chromium or Chrome, or set BACK_AT_EASE_CHROMIUM to its path."
    )
    assert "zbar" in second


def test_missing_tools_are_installed_where_that_needs_no_password(
    bare_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def install(packages: list[str]) -> None:
        asked.append(packages)
        for name in ("chromium", "chromium-headless-shell", "zbarimg"):
            program(bare_path / name)

    monkeypatch.setattr(machine, "_apt_install", install)
    assert machine.main() == 0
    assert asked == [["chromium", "chromium-headless-shell", "zbar-tools"]]
    assert machine.main() == 0
    assert len(asked) == 1


def test_the_shell_is_taken_where_it_is_there_and_missed_by_nobody(
    bare_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = program(bare_path / "chromium")
    program(bare_path / "zbarimg")
    monkeypatch.setattr(machine, "_apt_install", lambda _: None)
    assert machine.shell_path() == whole
    assert machine.main() == 0
    forget()
    wanted = program(bare_path / "chromium-headless-shell")
    assert machine.shell_path() == wanted


def test_named_browser_serves_for_every_test(bare_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare_path / "chromium-headless-shell")
    wanted = program(bare_path / "my own")
    monkeypatch.setenv(machine.CHROMIUM, str(wanted))
    assert machine.shell_path() == wanted
