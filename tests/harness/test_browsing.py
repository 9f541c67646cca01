"""What the browser fixtures promise: nothing remembered, every request seen, readiness told apart from hope."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.faults.fault import cut
from tests.faults.proxy import SlowProxy
from tests.harness.axe import violations
from tests.harness.browsing import STAGE, Journal, goto_and_wait_ready, wait_ready
from tests.harness.site import File, Site

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>
<link rel="icon" href="data:,"><script src="/code.js"></script></head>
<body><main><h1>Page</h1>{}</main></body></html>"""
CODE = """
const tell = (stage) => { document.documentElement.dataset.offline = stage; };
navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready).then(() => {
  tell('core');
});
"""
WORKER = "self.addEventListener('install', (event) => event.waitUntil(fetch('/pack').then((got) => got.text())));"


@pytest.fixture
def site() -> Iterator[Site]:
    files = {
        "/": File(PAGE.format("")),
        "/faulty/": File(PAGE.format('<img src="data:,"><input>')),
        "/code.js": File(CODE, "text/javascript"),
        "/sw.js": File(WORKER, "text/javascript"),
        "/pack": File("x" * 20_000, "text/plain"),
    }
    with Site(files) as running:
        yield running


@pytest.mark.copy
def test_readiness_is_awaited_stage_by_stage(page: Page, site: Site) -> None:
    goto_and_wait_ready(page, site.url, "core")
    assert page.evaluate(STAGE) == "core"
    page.evaluate("() => tell('library')")
    wait_ready(page)


@pytest.mark.copy
def test_copy_that_never_completes_is_reported(page: Page, site: Site) -> None:
    site.files["/sw.js"] = File("nothing", status=404)
    with pytest.raises(TimeoutError, match=r"0\.5 s: 'none'; data-offline=library on .* was expected"):
        goto_and_wait_ready(page, site.url, seconds=0.5)


@pytest.mark.copy
def test_journal_holds_the_requests_of_page_and_worker(page: Page, site: Site, journal: Journal) -> None:
    goto_and_wait_ready(page, site.url, "core")
    assert sorted(set(journal.paths())) == ["/", "/code.js", "/pack", "/sw.js"]
    assert journal.outside(site.url) == []
    assert journal.outside("http://127.0.0.1:1")[0] == f"{site.url}/"


def test_journal_holds_errors_and_exceptions(page: Page, site: Site, journal: Journal) -> None:
    site.files["/code.js"] = File("console.error('said'); throw new Error('thrown')", "text/javascript")
    page.goto(site.url)
    assert len(journal.complaints) == 2
    assert journal.complaints[0] == "said"
    assert "thrown" in journal.complaints[1]


@pytest.mark.copy
def test_each_context_is_a_phone_that_was_never_here(new_context: Callable[..., BrowserContext], site: Site) -> None:
    first, second = new_context(), new_context(color_scheme="dark")
    goto_and_wait_ready(first.new_page(), site.url, "core")
    page = second.new_page()
    page.goto(site.url + "/faulty/")
    assert len([asked for asked in site.asked if asked.path == "/pack"]) >= 1
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert page.evaluate("navigator.serviceWorker.controller") is None


@pytest.mark.copy
def test_worker_sees_a_cut_as_a_network_error(page: Page, site: Site) -> None:
    with SlowProxy(site.url) as proxy:
        rule = proxy.add("/pack", cut(0.5))
        with pytest.raises(TimeoutError):
            goto_and_wait_ready(page, proxy.url, seconds=1)
        assert rule.hits >= 1


def test_axe_names_what_a_page_breaks(page: Page, site: Site) -> None:
    page.goto(site.url)
    assert violations(page) == []
    page.goto(f"{site.url}/faulty/")
    assert sorted(line.split(":")[0] for line in violations(page)) == ["image-alt", "label"]
