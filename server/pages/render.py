"""How a context becomes bytes: the templates of pwa/, strict about every name they read."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from server.assets.catalogue import Catalogue
from server.content.words import Words
from server.pages.contexts import Page
from server.pages.first_script import first_script
from server.pages.icons import icon
from server.pages.urls import Urls


class Renderer:
    """Renders the pages of one language."""

    def __init__(self, *, pwa: Path, words: Words, urls: Urls, catalogue: Catalogue, emergency_number: str) -> None:
        self.environment = Environment(
            loader=FileSystemLoader([pwa / "templates", pwa / "components"]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
        )
        self.environment.globals.update(
            words=words,
            urls=urls,
            language=urls.language,
            asset=catalogue.url,
            icon=icon,
            first_script=first_script(pwa),
            emergency_number=emergency_number,
            format_day=lambda value: _day(value, words),
        )
        self.environment.filters.update(safe_html=Markup, day=lambda value: _day(value, words))

    def render(self, context: Page) -> bytes:
        """One page; jinja2.UndefinedError when the template reads what the context does not give."""
        values = {field.name: getattr(context, field.name) for field in fields(context)}
        text = self.environment.get_template(context.TEMPLATE).render(values)
        return (squeeze(text) + "\n").encode()


def squeeze(html: str) -> str:
    """The page without blank lines and indentation; no text of ours depends on either."""
    return "\n".join(line for each in html.splitlines() if (line := each.strip()))


def _day(value: date, words: Words) -> str:
    name = words.dates.months[value.month - 1]
    return str(words.dates.day.format(day=value.day, month=name, year=value.year))
