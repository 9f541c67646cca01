"""The small site, for tests of one fault each; tests of the real program ask for `program` and not for `site`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.faults.proxy import SlowProxy
from tests.faults.small_server import SmallSite
from tests.faults.small_site import MADE
from tests.harness.browsing import goto_and_wait_ready
from tests.harness.program import Program


@pytest.fixture
def site() -> Iterator[SmallSite]:
    """The small site in its first version."""
    with SmallSite(MADE) as running:
        yield running


@pytest.fixture
def proxy(request: pytest.FixtureRequest) -> Iterator[SlowProxy]:
    """The network between a phone and the small site where a test has one, else the program."""
    name = "site" if "site" in request.fixturenames else "program"
    upstream: SmallSite | Program = request.getfixturevalue(name)
    with SlowProxy(upstream.url) as running:
        yield running


@pytest.fixture
def offline(page: Page, proxy: SlowProxy) -> Page:
    """A phone that holds everything and has no network."""
    goto_and_wait_ready(page, proxy.url)
    proxy.disconnect()
    return page
