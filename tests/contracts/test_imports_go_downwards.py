"""Who may import whom: data flows one way, from files to values to pages to the offline copy to the doors."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.settings import ROOT

# Each floor may import itself and the floors above it in this table, which stand lower in the house.
FLOORS = (
    {"errors", "tier", "resource", "plan"},
    {"settings", "plan_code", "figure"},
    {"content"},
    {"assets", "paper"},
    {"pages"},
    {"offline"},
    {"build"},
    {"build_cache"},
    {"web", "export", "bench", "printing"},
    {"cli"},
)
# Packages that one room alone may know.
ROOMS = {
    "litestar": "web",
    "granian": "web",
    "starlette": "web",
    "jinja2": "pages",
    "segno": "paper",
    "fpdf": "paper",
    "brotli": "assets",
    "markdown_it": "content",
}
MODULES = sorted((ROOT / "server").rglob("*.py"))


def room(path: Path) -> str:
    """The folder or file directly under server/ that a module stands in."""
    return path.relative_to(ROOT / "server").with_suffix("").parts[0]


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ([f"server.{each.name}" for each in node.names] if node.module == "server" else [node.module])
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)


def floor(name: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if name in rooms)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_downwards(path: Path) -> None:
    own = room(path)
    ours = {name.split(".")[1] for name in imported(path) if name.startswith("server.")} - {own}
    assert {name for name in ours if floor(name) >= floor(own)} == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_package_is_known_in_its_own_room_only(path: Path) -> None:
    foreign = {name.split(".")[0] for name in imported(path)} & set(ROOMS)
    assert {name for name in foreign if ROOMS[name] != room(path)} == set()


def test_every_room_has_its_floor() -> None:
    assert {room(path) for path in MODULES} - {"__init__"} <= set().union(*FLOORS)
