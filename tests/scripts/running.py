"""Our script modules in a real browser, without the program: what a module's functions return."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Page

from server.settings import ROOT
from tests.harness.site import File, Site, script

EMPTY = File("<!doctype html><title>Modules</title>")
# What every script brings along that reads or keeps notes.
NOTES = (
    "lists.js", "store.js", "diary-spare.js", "diary-restore.js", "diary-schema.js", "memory.js",
)  # fmt: skip


@contextmanager
def modules(page: Page, *names: str) -> Iterator[Page]:
    """The page, open on a site that serves the named scripts of pwa/scripts under their own names."""
    files = {f"/{name}": script(ROOT / "pwa" / "scripts" / name) for name in names}
    with Site({"/": EMPTY, **files}) as site:
        page.goto(site.url)
        yield page


def run(page: Page, name: str, code: str, argument: object = None) -> Any:
    """The value of `code`, a function body that sees the module as `m` and the argument as `given`."""
    return page.evaluate(
        f"async given => {{ const m = await import('/{name}'); {code} }}",
        argument,
    )


def run_noted(page: Page, name: str, code: str, argument: object = None) -> Any:
    """The same, once notes can be read."""
    return run(page, name, f"await (await import('/store.js')).ready; {code}", argument)
