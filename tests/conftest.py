"""What every test may ask for: the real program, a real browser, and a record of what it did."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, expect, sync_playwright

from tests.faults.editions import Editions
from tests.faults.proxy import SlowProxy
from tests.harness.browsing import TIMEOUT_MS, Journal, launch, visit
from tests.harness.program import Program

expect.set_options(timeout=TIMEOUT_MS)
LEAVE = "() => { sessionStorage.clear(); window.name = ''; return origin; }"


def pytest_itemcollected(item: pytest.Item) -> None:
    """Marks every test that needs a browser, and those whose subject is the offline copy, so that none is forgotten."""
    if "chromium" in getattr(item, "fixturenames", ()):
        item.add_marker("browser")
    if "faults" in item.path.parts:
        item.add_marker("copy")


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
def editions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editions]:
    """Other versions of the site; each takes seconds to start, so one worker has all tests that ask for them."""
    with Editions(tmp_path_factory.mktemp("editions")) as running:
        yield running


@pytest.fixture
def proxy(program: Program) -> Iterator[SlowProxy]:
    """The network between a phone and the program, faulty on demand."""
    with SlowProxy(program.url) as running:
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
    """Every request and complaint of this test's contexts. It is kept only where a test asks for it."""
    return Journal()


@pytest.fixture
def new_context(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Makes contexts with Playwright's options (dark mode, no script, another size); all are closed afterwards."""
    # To note every request takes a tenth of the time of a page.
    journal: Journal | None = request.getfixturevalue("journal") if "journal" in request.fixturenames else None
    copy = request.node.get_closest_marker("copy") is not None
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(visit(chromium, journal, copy=copy, **options))


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    """A phone that was never here."""
    return new_context()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab on that phone."""
    return context.new_page()


@pytest.fixture(scope="session")
def shared_tab(chromium: Browser) -> Iterator[tuple[Page, CDPSession]]:
    """The tab of `desk`, and the browser's own switches for it."""
    with visit(chromium, None) as context:
        page = context.new_page()
        yield page, context.new_cdp_session(page)


@pytest.fixture
def desk(shared_tab: tuple[Page, CDPSession]) -> Iterator[Page]:
    """A tab for what needs no phone of its own, such as a script without its page: nothing was kept in it so far.

    It is shared, and wiped after each test, which takes a third of the time of a new context.
    """
    page, switches = shared_tab
    yield page
    left = page.evaluate(LEAVE)
    switches.send("Storage.clearDataForOrigin", {"origin": left, "storageTypes": "all"})


@pytest.fixture(scope="session")
def reading_tab(chromium: Browser) -> Iterator[Page]:
    """The tab of `reader`."""
    with visit(chromium, None) as context:
        yield context.new_page()


@pytest.fixture
def reader(reading_tab: Page) -> Page:
    """A tab for tests that open a page and only read it; nothing is saved in it, and no copy is kept."""
    return reading_tab
