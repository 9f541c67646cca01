"""One window of each engine for all tests: a test has a port of its own, and so an origin where nothing is saved."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.engines.driven import Driven
from tests.engines.installed import engines


@pytest.fixture(scope="session", params=sorted(engines()))
def tab(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driven]:
    with engines()[request.param](tmp_path_factory.mktemp(request.param) / "home") as driver:
        yield Driven(driver)
