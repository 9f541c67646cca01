"""The live server answers each URL of its list, and nothing else, with the headers that keep a phone safe."""

from __future__ import annotations

import pytest
from litestar import Litestar

from server.assets.encodings import Encoder
from server.pages.headers import SECURITY, headers_for
from server.resource import Keep, Resource
from server.web.app import create_app
from tests.web.asking import ask

HTML = "text/html; charset=utf-8"
FILES = (
    Resource("/", b"<h1>Home</h1>", HTML, Keep.REVALIDATE),
    Resource("/relief/", b"<h1>Relief</h1>", HTML, Keep.REVALIDATE),
    Resource("/relief/position/", b"<h1>Position</h1>", HTML, Keep.REVALIDATE),
    Resource("/not-found/", b"<h1>Not here</h1>", HTML, Keep.REVALIDATE),
    Resource("/sw.js", b"// worker", "text/javascript; charset=utf-8", Keep.REVALIDATE),
    Resource("/assets/app.0123456789ab.css", b"body{}", "text/css; charset=utf-8", Keep.FOREVER),
    Resource("/assets/figures/a.0123456789ab.svg", b"<svg/>", "image/svg+xml", Keep.FOREVER),
    Resource("/packs/core-1.0123456789ab.pack", b"pack", "application/octet-stream", Keep.FOREVER),
)


@pytest.fixture(scope="module")
def app() -> Litestar:
    return create_app(resources=FILES, not_found="/not-found/", encoder=Encoder())


@pytest.mark.parametrize("resource", FILES, ids=lambda each: each.url)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_each_resource_is_sent_with_type_cache_rule_and_safety(
    app: Litestar,
    resource: Resource,
    method: str,
) -> None:
    answer = ask(app, method, resource.url)
    assert answer.status == 200
    assert answer.body == (resource.body if method == "GET" else b"")
    assert answer.headers["content-type"] == resource.content_type
    assert answer.headers["cache-control"] == resource.keep
    assert headers_for(resource.content_type).items() <= answer.headers.items()
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("/relief", "/relief/"),
        ("/relief?from=qr", "/relief/?from=qr"),
        ("/RELIEF/", "/relief/"),
        ("/RELIEF/?from=qr", "/relief/?from=qr"),
        ("/Relief/Position", "/relief/position/"),
    ],
)
def test_a_forgotten_slash_or_capitals_are_forgiven(app: Litestar, asked: str, meant: str) -> None:
    answer = ask(app, "GET", asked)
    assert (answer.status, answer.headers["location"]) == (308, meant)


@pytest.mark.parametrize(
    "path",
    [
        "/nope/",
        "/assets/",
        "/assets/app.css",
        "/assets/app.0123456789ab.css/",
        "/assets/%2e%2e/%2e%2e/etc/passwd",
        "/assetsapp.0123456789ab.css",
        "/packs/%2e%2e/server/cli.py",
        "/relief/position//../x",
        "/%00",
    ],
)
def test_nothing_outside_the_list_is_served(app: Litestar, path: str) -> None:
    answer = ask(app, "GET", path)
    assert answer.status == 404
    assert answer.body == b"<h1>Not here</h1>"
    assert answer.headers["content-type"] == HTML
    assert answer.headers["content-security-policy"] == SECURITY["content-security-policy"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("url", ["/", "/relief/", "/assets/app.0123456789ab.css"])
def test_only_reading_is_possible(app: Litestar, method: str, url: str) -> None:
    answer = ask(app, method, url)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_health_is_never_cached(app: Litestar, method: str) -> None:
    answer = ask(app, method, "/healthz")
    assert (answer.status, answer.headers["cache-control"]) == (200, "no-store")
