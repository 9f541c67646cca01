"""Every page a phone can be asked for, as the program lists them."""

from __future__ import annotations

import json
import urllib.request

from tests.harness.program import Program


def kept_pages(program: Program) -> list[str]:
    """The URL of every page of the English generation."""
    with urllib.request.urlopen(f"{program.url}/generation.json") as answer:
        entries = json.load(answer)["entries"]
    return [entry["url"] for entry in entries if entry["type"].startswith("text/html")]


def one_of_each_kind(pages: list[str]) -> list[str]:
    """A page for each folder and depth of the addresses: the others are made by the same template and scripts."""
    return list({(url.strip("/").partition("/")[0], url.count("/")): url for url in pages}.values())
