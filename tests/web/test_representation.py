"""A resource answers as HTTP says: encodings, conditions and ranges (RFC 9110)."""

from __future__ import annotations

import gzip
from functools import partial

import brotli
import pytest
from starlette.types import Receive, Scope, Send

from server.assets.encodings import Encoder
from server.web.representation import Representation
from tests.web import asking

BODY = b"<p>One small step at a time.</p>" * 30
SHA = "ab" * 32
RESOURCE = Representation(
    encoded=Encoder().encode(BODY, "text/html"),
    sha256=SHA,
    headers={"content-type": "text/html; charset=utf-8", "cache-control": "no-cache"},
)


async def app(scope: Scope, _: Receive, send: Send) -> None:
    await RESOURCE.respond(scope, send)


ask = partial(asking.ask, app)


def test_brotli_is_preferred_when_it_is_taken() -> None:
    answer = ask(accept_encoding="gzip, deflate, br")
    assert answer.headers["content-encoding"] == "br"
    assert brotli.decompress(answer.body) == BODY


@pytest.mark.parametrize("accept", ["gzip", "gzip;q=0.5, br;q=0", "x-other, GZIP"])
def test_gzip_is_sent_to_those_who_take_only_that(accept: str) -> None:
    answer = ask(accept_encoding=accept)
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.body) == BODY


@pytest.mark.parametrize("accept", ["", "identity", "br;q=0, gzip;q=0"])
def test_plain_bytes_are_sent_to_the_rest(accept: str) -> None:
    answer = ask(accept_encoding=accept)
    assert "content-encoding" not in answer.headers
    assert answer.body == BODY


def test_each_encoding_has_its_own_strong_etag() -> None:
    tags = {ask(accept_encoding=accept).headers["etag"] for accept in ("br", "gzip", "")}
    assert len(tags) == 3
    assert not any(tag.startswith("W/") for tag in tags)


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', "*"])
def test_a_reader_who_has_it_gets_304_without_a_body(form: str) -> None:
    tag = ask(accept_encoding="br").headers["etag"]
    answer = ask(accept_encoding="br", if_none_match=form.format(tag))
    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers == {"cache-control": "no-cache", "etag": tag, "vary": "accept-encoding"}


def test_head_says_the_length_and_sends_nothing() -> None:
    answer = ask("HEAD")
    assert (answer.status, answer.body, answer.headers["content-length"]) == (200, b"", str(len(BODY)))


@pytest.mark.parametrize(
    ("asked", "part", "said"),
    [
        ("bytes=0-", BODY, f"bytes 0-{len(BODY) - 1}/{len(BODY)}"),
        ("bytes=0-0", BODY[:1], f"bytes 0-0/{len(BODY)}"),
        ("bytes=-5", BODY[-5:], f"bytes {len(BODY) - 5}-{len(BODY) - 1}/{len(BODY)}"),
        ("bytes=-99999", BODY, f"bytes 0-{len(BODY) - 1}/{len(BODY)}"),
        ("bytes=10-99999", BODY[10:], f"bytes 10-{len(BODY) - 1}/{len(BODY)}"),
    ],
)
def test_a_range_is_cut_from_the_plain_bytes(asked: str, part: bytes, said: str) -> None:
    answer = ask(accept_encoding="br", range=asked)
    assert (answer.status, answer.body, answer.headers["content-range"]) == (206, part, said)


@pytest.mark.parametrize("asked", [f"bytes={len(BODY)}-", "bytes=-0"])
def test_a_range_beyond_the_end_is_416(asked: str) -> None:
    answer = ask(range=asked)
    assert (answer.status, answer.headers["content-range"]) == (416, f"bytes */{len(BODY)}")


@pytest.mark.parametrize("asked", ["bytes=0-1, 4-5", "lines=1-2", "bytes=9-2", "bytes=-", "bytes=x"])
def test_ranges_we_do_not_serve_are_ignored(asked: str) -> None:
    assert (ask(range=asked).status, ask(range=asked).body) == (200, BODY)


def test_a_range_of_another_version_is_answered_whole() -> None:
    assert ask(range="bytes=0-1", if_range='"old"').status == 200
    assert ask(range="bytes=0-1", if_range=ask().headers["etag"]).status == 206
