"""How a content file becomes a typed value, and how a fault in it is traced to its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from server.errors import ContentError, Finding

T = TypeVar("T")

FENCE = "+++"
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
TABLE = re.compile(r"^\s*(\[\[?)\s*([\w.-]+)\s*\]\]?")
PLACE = re.compile(r"^(?P<what>.*) - at `\$(?P<where>.*)`$", re.DOTALL)
TOML_LINE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One content file as text: `path` is relative to the repository, for messages."""

    path: Path
    text: str

    @property
    def slug(self) -> str:
        """The id that the file name gives."""
        return self.path.stem

    def line_of(self, needle: str) -> int:
        """The first line, from 1, that holds `needle`; 1 when none does."""
        position = self.text.find(needle)
        return self.text.count("\n", 0, position) + 1 if position >= 0 else 1

    def line_at(self, place: Sequence[str | int]) -> int:
        """The line of a TOML key such as ("steps", 2, "hold"); the nearest known line when it is not there."""
        best, depth = 1, 0
        header: tuple[str | int, ...] = ()
        counts: dict[tuple[str, ...], int] = {}
        for number, line in enumerate(self.text.splitlines(), start=1):
            table = TABLE.match(line)
            if table:
                name = tuple(table[2].split("."))
                counts[name] = counts.get(name, -1) + 1
                header = (*name, counts[name]) if table[1] == "[[" else name
                reached = header
            else:
                reached = (*header, line.split("=", 1)[0].strip())
            if len(reached) > depth and reached == tuple(place[: len(reached)]):
                best, depth = number, len(reached)
        return best


def finding(file: SourceFile, line: int, rule: str, message: str) -> Finding:
    """A finding in this file."""
    return Finding(path=file.path, line=line, rule=rule, message=message)


def read_file(path: Path, root: Path) -> SourceFile:
    """The file's text; ContentError when it is not UTF-8 or its name cannot be an id."""
    shown = path.relative_to(root)
    try:
        file = SourceFile(path=shown, text=path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise ContentError(
            (Finding(shown, 1, "utf-8", f"the file is not UTF-8 ({error.reason}); save it as UTF-8"),)
        ) from error
    if not SLUG.fullmatch(file.slug):
        raise ContentError((Finding(shown, 1, "file-name", "a file name is an id: use a-z, 0-9 and single hyphens"),))
    return file


def parse_toml(file: SourceFile, text: str | None = None) -> dict[str, object]:
    """The file's TOML, or that of `text`, a part of it which starts on line 2."""
    try:
        return tomllib.loads(file.text if text is None else text)
    except tomllib.TOMLDecodeError as error:
        found = TOML_LINE.search(str(error))
        line = int(found[1]) if found and found[1] else file.text.count("\n")
        message = f"this is not TOML: {str(error).split(' (at')[0]}"
        raise ContentError((finding(file, line + (text is not None), "toml", message),)) from error


def convert(file: SourceFile, data: object, kind: type[T]) -> T:
    """The data as a value of `kind`; ContentError naming key, line and what was expected."""
    try:
        return msgspec.convert(data, kind, strict=True)
    except msgspec.ValidationError as error:
        place = PLACE.match(str(error))
        what, where = (place["what"], place["where"]) if place else (str(error), "")
        keys = [int(part) if part.isdigit() else part for part in re.findall(r"[\w-]+", where)]
        named = where.lstrip(".") or kind.__name__
        message = f"{named}: {what[:1].lower()}{what[1:]}; see server/content/model.py for the fields"
        raise ContentError((finding(file, file.line_at(keys), "shape", message),)) from error


def read_toml(file: SourceFile, kind: type[T]) -> T:
    """A TOML file as a value of `kind`; raises ContentError."""
    return convert(file, parse_toml(file), kind)


def split_front_matter(file: SourceFile) -> tuple[str, str, int]:
    """The TOML front matter, the body, and the line its body starts on; raises ContentError."""
    parts = file.text.split(f"{FENCE}\n", 2)
    if len(parts) != 3 or parts[0]:
        message = f"front matter is missing: start with a line {FENCE}, TOML, and a line {FENCE}"
        raise ContentError((finding(file, 1, "front-matter", message),))
    return parts[1], parts[2], parts[1].count("\n") + 3
