"""A fault in a content file is reported with its file, its line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.content.model import Frozen
from server.content.reader import SourceFile, read_file, read_toml, split_front_matter
from server.errors import ContentError


class Step(Frozen, frozen=True):
    hold: int


class Sample(Frozen, frozen=True):
    name: str
    steps: tuple[Step, ...] = ()


def file(text: str) -> SourceFile:
    return SourceFile(path=Path("content/en/exercises/cat-camel.toml"), text=text)


def message(error: pytest.ExceptionInfo[ContentError]) -> str:
    return str(error.value)


def test_a_good_file_becomes_its_type() -> None:
    assert read_toml(file('name = "Cat-camel"\n[[steps]]\nhold = 2\n'), Sample) == Sample(
        name="Cat-camel", steps=(Step(hold=2),)
    )


def test_a_wrong_type_is_traced_to_its_line_inside_the_right_table() -> None:
    with pytest.raises(ContentError) as error:
        read_toml(file('name = "a"\n[[steps]]\nhold = 2\n[[steps]]\nhold = "two"\n'), Sample)
    assert message(error).startswith("content/en/exercises/cat-camel.toml:5: steps[1].hold: expected `int`, got `str`")
    assert message(error).endswith("(rule shape).")


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ContentError, match="unknown field `nmae`"):
        read_toml(file('name = "a"\nnmae = "b"\n'), Sample)


def test_broken_toml_names_the_line() -> None:
    with pytest.raises(ContentError, match=r"cat-camel\.toml:2: this is not TOML"):
        read_toml(file('name = "a"\nsteps = = 3\n'), Sample)


def test_front_matter_is_required() -> None:
    with pytest.raises(ContentError, match="front matter is missing"):
        split_front_matter(file("# A chapter\n"))


def test_the_body_starts_after_the_second_fence() -> None:
    assert split_front_matter(file('+++\ntitle = "a"\n+++\nBody\n')) == ('title = "a"\n', "Body\n", 4)


@pytest.mark.parametrize("name", ["Cat_Camel.toml", "cat--camel.toml", "-cat.toml"])
def test_a_file_name_that_cannot_be_an_id_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("", encoding="utf-8")
    with pytest.raises(ContentError, match="a file name is an id"):
        read_file(tmp_path / name, tmp_path)


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b'name = "caf\xe9"')
    with pytest.raises(ContentError, match="not UTF-8"):
        read_file(tmp_path / "a.toml", tmp_path)
