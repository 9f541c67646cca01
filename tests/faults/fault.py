"""What can go wrong with one answer on its way to the phone; each fault is a function from reply to reply."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from math import inf

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One answer: what is said, and how it travels."""

    status: int = 200
    headers: Headers = ()
    body: bytes = b""
    announced: int | None = None  # the Content-Length when it is not that of the body
    reset: bool = False  # the connection is reset after the body
    unplug: bool = False  # and the whole network is gone from then on
    wait: float = 0.0  # seconds before the first byte; inf hangs
    drip: float = 0.0  # seconds before each byte of the body

    def head(self) -> bytes:
        """The status line and headers as they go over the wire."""
        lines = [f"HTTP/1.1 {self.status} {HTTPStatus(self.status).phrase}"]
        lines += [f"{name}: {value}" for name, value in self.headers]
        if self.status not in (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED):
            lines.append(f"content-length: {len(self.body) if self.announced is None else self.announced}")
        return "\r\n".join([*lines, "", ""]).encode("latin-1")

    def with_header(self, name: str, value: str) -> Reply:
        """The same reply with one header set."""
        kept = tuple(pair for pair in self.headers if pair[0].lower() != name.lower())
        return replace(self, headers=(*kept, (name, value)))


Fault = Callable[[Reply], Reply]


@dataclass(slots=True, eq=False)
class Rule:
    """A fault for the URLs (path and query) in which `pattern` is found, `times` times or for good.

    `plain` asks the server for uncompressed bytes, so that the fault strikes the content and not its encoding.
    """

    pattern: str
    fault: Fault
    times: float = inf
    plain: bool = False
    hits: int = field(default=0, init=False)

    def meets(self, url: str) -> bool:
        """Whether this rule is for the URL and not yet used up."""
        return self.hits < self.times and re.search(self.pattern, url) is not None


def answer(status: int, body: str | bytes = b"", content_type: str = "text/html; charset=utf-8") -> Fault:
    """Something else instead: an error, a log-in page, a file of our own."""
    content = body.encode() if isinstance(body, str) else body
    return lambda _: Reply(status=status, headers=(("content-type", content_type),), body=content)


def redirect(to: str, status: int = 302) -> Fault:
    """A redirect instead."""
    return lambda _: Reply(status=status, headers=(("location", to),))


def typed(content_type: str) -> Fault:
    """The right bytes under a wrong content type."""
    return lambda reply: reply.with_header("content-type", content_type)


def cut(at: float) -> Fault:
    """The connection is reset after `at` bytes of the body (below 1: that share of it)."""
    return lambda reply: replace(reply, body=reply.body[: _place(at, reply)], announced=len(reply.body), reset=True)


def lose(at: float) -> Fault:
    """As `cut`, and no connection works from then on until `SlowProxy.connect()`."""
    return lambda reply: replace(cut(at)(reply), unplug=True)


def truncate(to: float) -> Fault:
    """Only the first `to` bytes of the body (below 1: that share), with nothing to show that more was meant."""
    return lambda reply: replace(reply, body=reply.body[: _place(to, reply)])


def alter(at: float) -> Fault:
    """The same length with one byte changed at `at` (or at that share of the body)."""

    def altered(reply: Reply) -> Reply:
        place = min(_place(at, reply), len(reply.body) - 1)
        changed = bytes([reply.body[place] ^ 1])
        return replace(reply, body=reply.body[:place] + changed + reply.body[place + 1 :])

    return altered


def delay(seconds: float) -> Fault:
    """Nothing for so long, then the reply."""
    return lambda reply: replace(reply, wait=seconds)


def hang() -> Fault:
    """Nothing, ever, on a connection that stays open."""
    return delay(inf)


def drip(seconds: float) -> Fault:
    """One byte of the body every so many seconds."""
    return lambda reply: replace(reply, drip=seconds)


def _place(at: float, reply: Reply) -> int:
    return int(at * len(reply.body)) if at < 1 else int(at)
