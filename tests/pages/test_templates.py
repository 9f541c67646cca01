"""What a template reads is what its context declares, no more and no less."""

from __future__ import annotations

import pkgutil
import re
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, meta, nodes

from server.pages import contexts, places, search
from server.pages.contexts import Page
from server.settings import ROOT

PWA = ROOT / "pwa"
TEMPLATES = Environment(loader=FileSystemLoader([PWA / "templates", PWA / "components"]), autoescape=True)
# What render.py lends to every template.
GLOBALS = {"words", "urls", "language", "asset", "icon", "emergency_number", "first_script", "format_day"}
PLACES = [import_module(f"server.pages.places.{each.name}") for each in pkgutil.iter_modules(places.__path__)]
PAGES: list[type[Page]] = sorted(
    {
        each
        for module in [contexts, search, *PLACES]
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, Page) and each is not Page
    },
    key=lambda page: page.__name__,
)
TEMPLATES.filters.update(safe_html=str, day=str)
CODE = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
MARKUP = re.compile(r"<!?[^>]*>")
WORD = re.compile(r"(?<![-\w])[A-Za-z]{3,}(?![-\w])")


def parse(name: str) -> nodes.Template:
    return TEMPLATES.parse(TEMPLATES.loader.get_source(TEMPLATES, name)[0])  # type: ignore[union-attr]


def read(name: str) -> set[str]:
    """Every name that a template and those it extends read from their context."""
    tree = parse(name)
    own = {macro.name for macro in tree.find_all(nodes.Macro)}
    lent = {name for each in tree.find_all(nodes.FromImport) for name in each.names if isinstance(name, str)}
    names = set(meta.find_undeclared_variables(tree)) - own - lent
    for parent in tree.find_all(nodes.Extends):
        assert isinstance(parent.template, nodes.Const)
        names |= read(parent.template.value)
    return names


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_a_template_reads_what_its_context_gives(page: type[Page]) -> None:
    given = {field.name for field in fields(page)}
    wanted = read(page.TEMPLATE) - GLOBALS
    assert wanted <= given
    assert given - wanted <= {"title", "url", "tab"}


def test_every_template_has_a_context() -> None:
    used = {page.TEMPLATE for page in PAGES} | {"base.html", "flow.html"}
    assert {path.name for path in (PWA / "templates").glob("*.html")} == used


@pytest.mark.parametrize(
    "path",
    sorted([*PWA.glob("templates/*.html"), *PWA.glob("components/*/template.html")]),
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_no_template_holds_a_sentence(path: Path) -> None:
    text = MARKUP.sub(" ", CODE.sub(" ", path.read_text(encoding="utf-8")))
    assert WORD.findall(text) == []
