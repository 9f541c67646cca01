"""htmx and the worker run under the strictest content policy, and nothing else does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.harness.browsing import Journal
from tests.harness.site import File, Site, script

pytestmark = pytest.mark.copy
PWA = Path(__file__).resolve().parents[2] / "pwa"
CSP = (
    "default-src 'self'; script-src 'self'; style-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types back-at-ease"
)
CODE = """
import { workerUrl } from '/htmx-policy.js';
window.started = (window.started ?? 0) + 1;
window.registered = navigator.serviceWorker.register(workerUrl()).then(() => 'registered', String);
"""


def document(title: str, main: str) -> File:
    body = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<link rel="icon" href="data:,">
<script defer src="/htmx.js"></script><script type="module" src="/code.js"></script></head>
<body data-hx-boost:inherited="true"><h1>{title}</h1>{main}</body></html>"""
    return File(body, headers={"Content-Security-Policy": f"{CSP}; img-src 'self' data:"})


@pytest.fixture
def site() -> Iterator[Site]:
    files = {
        "/": document("First", '<a href="/second/">Go</a>'),
        "/second/": document("Second", '<a href="/">Home</a><script type="application/json" id="data">[1]</script>'),
        "/hostile/": document("Hostile", "<script>window.hacked = 1</script><p id='end'>end</p>"),
        "/htmx.js": script(PWA / "vendor/htmx/htmx.min.js"),
        "/htmx-policy.js": script(PWA / "scripts/htmx-policy.js"),
        "/register.js": script(PWA / "scripts/register.js"),
        "/code.js": File(CODE, "text/javascript"),
        "/sw.js": File("// a worker", "text/javascript"),
    }
    with Site(files) as running:
        yield running


def test_boosted_link_swaps_the_page_without_a_violation(page: Page, site: Site, journal: Journal) -> None:
    page.goto(site.url)
    page.click("text=Go")
    expect(page.locator("h1")).to_have_text("Second")
    assert page.title() == "Second"
    assert page.url == f"{site.url}/second/"
    assert page.evaluate("window.started") == 1, "the page was loaded anew, not swapped"
    assert journal.complaints == []


def test_back_after_a_swap_shows_the_page_before(page: Page, site: Site, journal: Journal) -> None:
    page.goto(site.url)
    page.click("text=Go")
    expect(page.locator("h1")).to_have_text("Second")
    page.go_back()
    expect(page.locator("h1")).to_have_text("First")
    assert page.evaluate("window.started") == 1
    assert journal.complaints == []


def test_data_block_survives_a_swap(page: Page, site: Site) -> None:
    page.goto(site.url)
    page.click("text=Go")
    assert page.locator("#data").text_content() == "[1]"


def test_inline_code_in_a_swapped_page_does_not_run(page: Page, site: Site, journal: Journal) -> None:
    page.goto(site.url)
    page.evaluate("htmx.ajax('GET', '/hostile/', {target: 'body'})")
    expect(page.locator("#end")).to_be_visible()
    assert page.evaluate("window.hacked") is None
    assert any("inline script" in complaint for complaint in journal.complaints)


def test_without_the_policy_htmx_cannot_swap(page: Page, site: Site, journal: Journal) -> None:
    site.files["/code.js"] = File("", "text/javascript")
    page.goto(site.url)
    page.click("text=Go")
    expect(page.locator("h1")).to_have_text("First")
    page.wait_for_function("() => !document.querySelector('.htmx-request')")
    assert any("TrustedHTML" in complaint for complaint in journal.complaints)


def test_worker_registers_through_the_policy(page: Page, site: Site) -> None:
    page.goto(site.url)
    assert page.evaluate("window.registered") == "registered"


def test_worker_does_not_register_by_its_bare_url(page: Page, site: Site) -> None:
    page.goto(site.url)
    outcome = page.evaluate("navigator.serviceWorker.register('/sw.js').then(() => 'registered', String)")
    assert "TypeError" in outcome


@pytest.mark.parametrize("url", ["/other.js", "/sw.js?x", "https://example.org/sw.js", "//example.org/sw.js", "sw.js"])
def test_policy_lets_no_other_script_through(page: Page, site: Site, url: str) -> None:
    page.goto(site.url)
    tried = "async (url) => (await import('/htmx-policy.js')).policy.createScriptURL(url)"
    with pytest.raises(Exception, match=r"Only /sw\.js may be loaded"):
        page.evaluate(tried, url)


def test_no_second_policy_can_be_made(page: Page, site: Site) -> None:
    page.goto(site.url)
    with pytest.raises(Exception, match="disallowed"):
        page.evaluate("trustedTypes.createPolicy('other', {})")
