"""The search engine, loaded once in a browser for all tests that only ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.harness.site import Site
from tests.search.searching import files, index_data, script_url

Results = list[dict[str, Any]]
START = """async ({ script, data }) => {
  const { Search } = await import(script);
  globalThis.engine = new Search(data);
}"""


@pytest.fixture(scope="module")
def search(chromium: Browser) -> Iterator[Callable[[list[str]], Results]]:
    """Asks the engine many things at once: for each query, `hits` and `isUrgent`."""
    context = chromium.new_context()
    page = context.new_page()
    with Site(files()) as site:
        page.goto(f"{site.url}/search/")
        page.evaluate(START, {"script": script_url("search-core.js"), "data": index_data()})
        yield lambda queries: list(page.evaluate("queries => queries.map((query) => engine.search(query))", queries))
    context.close()
