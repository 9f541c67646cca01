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


@pytest.mark.parametrize("slug", sorted(path.stem for path in (ROOT / "content/en/routines").glob("*.toml")))
def test_minutes_that_are_not_those_of_the_steps_are_refused_in_every_routine(copy: Path, slug: str) -> None:
    path = copy / f"content/en/routines/{slug}.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^minutes = .*", "minutes = 99", text, count=1), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        read_content(Settings(root=copy, cache=None), "en")
    found = [each for each in error.value.findings if each.rule == "routine-minutes"]
    assert found
    assert {each.path.stem for each in found} == {slug}


@pytest.mark.parametrize(("place", "says"), [("[[steps]]", "the first step says 11"), ("[[weeks]]", "week 1 says 11")])
def test_the_walking_plan_begins_with_the_minutes_it_states(copy: Path, place: str, says: str) -> None:
    path = copy / "content/en/routines/return-walking.toml"
    head, tail = path.read_text(encoding="utf-8").split(place, maxsplit=1)
    path.write_text(head + place + tail.replace("minutes = 10\n", "minutes = 11\n", 1), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        read_content(Settings(root=copy, cache=None), "en")
    assert any(says in each.message for each in error.value.findings if each.rule == "routine-minutes")


def test_words_on_buttons_are_read_by_the_same_rules(copy: Path) -> None:
    path = copy / "content/en/words.toml"
    text = path.read_text(encoding="utf-8")
    hard = "Cautiously investigate alternative accommodating positions immediately. " * 60
    path.write_text(text.replace('lead = "Skip any step.', f'lead = "{hard}Skip any step.'), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        read_content(Settings(root=copy, cache=None), "en")
    (found,) = error.value.findings
    assert (found.rule, found.path.name) == ("reading-grade", "words.toml")
    assert found.line == text[: text.index("[relief]")].count("\n") + 1
