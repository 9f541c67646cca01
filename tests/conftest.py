"""What every test may ask for: the real program, a real browser, and a record of what it did."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.harness.browsing import Journal, launch, visit
from tests.harness.program import Program


def pytest_itemcollected(item: pytest.Item) -> None:
    """Marks every test that needs a browser, so that none is forgotten."""
    if "chromium" in getattr(item, "fixturenames", ()):
        item.add_marker("browser")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: Playwright keeps an event loop running, in which no other test could start its own."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def program() -> Iterator[Program]:
    """The real program, shared: leave it running and unchanged. To kill one, start a `Program` of your own."""
    with Program() as running:
        yield running


@pytest.fixture
def own_program() -> Iterator[Program]:
    """The real program for this test alone, to kill, stop and start again on the same port."""
    with Program() as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; each test gets its own context in it."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def journal() -> Journal:
    """Every request and complaint of this test's contexts."""
    return Journal()


@pytest.fixture
def new_context(chromium: Browser, journal: Journal) -> Iterator[Callable[..., BrowserContext]]:
    """Makes contexts with Playwright's options (dark mode, no script, another size); all are closed afterwards."""
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(visit(chromium, journal, **options))


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    """A phone that was never here."""
    return new_context()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab on that phone."""
    return context.new_page()
