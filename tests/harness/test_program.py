"""The real program starts, says why when it does not, and leaves nothing behind when it ends."""

from __future__ import annotations

import os
import urllib.request

import pytest

from tests.harness.program import Program


def healthy(program: Program) -> bool:
    with urllib.request.urlopen(f"{program.url}/healthz", timeout=5) as answer:
        return bool(answer.status == 200)


def test_killed_program_is_gone_and_starts_again_on_its_port(own_program: Program) -> None:
    assert healthy(own_program)
    own_program.kill()
    assert not own_program.is_running()
    with pytest.raises(OSError, match="refused"):
        healthy(own_program)
    own_program.start()
    assert healthy(own_program)


def test_stopped_program_ends_well(own_program: Program) -> None:
    assert own_program.stop() == 0


def test_program_that_dies_shows_its_output() -> None:
    with (
        pytest.raises(RuntimeError, match=r"ended with code 1:\nThe number of workers is 0"),
        Program("--workers", "0"),
    ):
        pass


def test_settings_reach_the_program_and_strangers_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACK_AT_EASE_WORKERS", "0")
    with Program() as running:
        assert healthy(running)
    with pytest.raises(RuntimeError, match="The number of workers is 65"), Program(settings={"workers": "65"}):
        pass


def test_two_programs_do_not_share_a_port(program: Program, own_program: Program) -> None:
    assert program.port != own_program.port
    own_program.kill()
    assert healthy(program)


def test_program_runs_in_a_group_of_its_own(own_program: Program) -> None:
    assert os.getpgid(own_program.pid) == own_program.pid != os.getpgid(0)
