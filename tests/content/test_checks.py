"""Every rule of the content holds, and rejects the sample written for it."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from server.build import read_content
from server.content.checks.rules import RULES
from server.errors import ContentError
from server.settings import ROOT, Settings

REJECTS = Path(__file__).parent.parent / "rejects"
READER_RULES = {"shape", "toml", "front-matter", "file-name"}


def samples() -> list[str]:
    return sorted(path.stem for path in REJECTS.glob("*.toml"))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


def spoil(root: Path, name: str) -> str:
    """Puts the sample into the copied content and returns what its finding must say."""
    sample = tomllib.loads((REJECTS / f"{name}.toml").read_text(encoding="utf-8"))
    path = root / "content" / sample["at"]
    if "find" in sample:
        text, changes = re.subn(sample["find"], sample["put"], path.read_text(encoding="utf-8"))
        assert changes, f"{name}: {sample['find']} is not in {sample['at']}"
    else:
        path.parent.mkdir(exist_ok=True)
        text = sample["put"]
    path.write_text(text, encoding="utf-8")
    return str(sample["says"])


def test_the_content_has_nothing_to_correct() -> None:
    assert read_content(Settings(cache=None), "en").exercises


def test_every_rule_has_a_sample() -> None:
    assert {rule.name for rule in RULES} | READER_RULES == set(samples())


@pytest.mark.parametrize("name", samples())
def test_a_rule_rejects_its_sample(copy: Path, name: str) -> None:
    says = spoil(copy, name)
    with pytest.raises(ContentError) as error:
        read_content(Settings(root=copy, cache=None), "en")
    found = [each for each in error.value.findings if each.rule == name]
    assert any(says in each.message for each in found), str(error.value)
    assert all(each.line >= 1 and each.path.is_relative_to("content") for each in found)


def test_all_findings_are_reported_together(copy: Path) -> None:
    for name in ("hold-limit", "known-reference", "forbidden-words"):
        spoil(copy, name)
    with pytest.raises(ContentError) as error:
        read_content(Settings(root=copy, cache=None), "en")
    assert {"hold-limit", "known-reference", "forbidden-words"} <= {each.rule for each in error.value.findings}
