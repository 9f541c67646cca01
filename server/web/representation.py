"""How one resource answers a request: which encoding, whether the asker has it already, which bytes of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.types import Receive, Scope, Send

from server.assets.encodings import Encoded

Header = tuple[bytes, bytes]
RANGE = re.compile(r"bytes=(\d*)-(\d*)")
REPEATED_ON_304 = (b"cache-control", b"etag", b"vary")


def accepted(header: str) -> dict[str, float]:
    """The encodings of an Accept-Encoding header with their weights; a broken weight counts as 1."""
    weights = {}
    for part in header.lower().split(","):
        name, _, rest = part.strip().partition(";")
        quality = rest.strip().removeprefix("q=")
        try:
            weights[name.strip()] = float(quality) if quality else 1.0
        except ValueError:
            weights[name.strip()] = 1.0
    return weights


def requested_range(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte of a single range; None when it is to be ignored (several, or not understood).

    Raises ValueError when no byte of it exists (RFC 9110, section 14).
    """
    match = RANGE.fullmatch(header.replace(" ", ""))
    if not match or match[1] == match[2] == "":
        return None
    if not match[1]:
        first, last = max(0, size - int(match[2])), size - 1
        if match[2].strip("0") == "":
            raise ValueError(header)
    else:
        first, last = int(match[1]), min(int(match[2] or size - 1), size - 1)
        if match[2] and int(match[2]) < first:
            return None
    if first >= size:
        raise ValueError(header)
    return first, last


@dataclass(frozen=True, slots=True)
class Variant:
    """One encoding of a resource, ready to send."""

    body: bytes
    etag: str
    headers: tuple[Header, ...]


class Representation:
    """A resource in every encoding, decided when the program starts; a request only picks one."""

    __slots__ = ("_variants",)

    def __init__(self, *, encoded: Encoded, sha256: str, headers: Mapping[str, str]) -> None:
        self._variants = {
            name: _variant(name, body, sha256, headers)
            for name, body in (("br", encoded.br), ("gzip", encoded.gzip), ("identity", encoded.identity))
            if body is not None
        }

    def choose(self, accept: str) -> Variant:
        """The smallest variant that the asker takes; identity is always possible."""
        if len(self._variants) > 1 and accept:
            weights = accepted(accept)
            for name, variant in self._variants.items():
                if weights.get(name, weights.get("*", 0)) > 0:
                    return variant
        return self._variants["identity"]

    async def respond(self, scope: Scope, send: Send, *, status: int = 200) -> None:
        """Answers GET or HEAD with 200 (or `status`), 206, 304 or 416."""
        asked = _asked(scope)
        if status == 200 and b"range" in asked:
            variant = self._variants["identity"]
            if _holds(asked.get(b"if-range", variant.etag), variant.etag):
                return await _send_range(scope, send, variant, asked[b"range"])
        variant = self.choose(asked.get(b"accept-encoding", ""))
        if status == 200 and b"if-none-match" in asked and _matches(asked[b"if-none-match"], variant.etag):
            kept = [header for header in variant.headers if header[0] in REPEATED_ON_304]
            return await _send(scope, send, 304, kept, b"")
        await _send(scope, send, status, list(variant.headers), variant.body)


@dataclass(frozen=True, slots=True)
class Plain:
    """A short answer without variants: a redirect, or a method refused."""

    status: int
    headers: tuple[Header, ...]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await _send(scope, send, self.status, [*self.headers, (b"content-length", b"0")], b"")


def _variant(name: str, body: bytes, sha256: str, headers: Mapping[str, str]) -> Variant:
    etag = f'"{sha256[:32]}"' if name == "identity" else f'"{sha256[:32]}-{name}"'
    named = {**headers, "etag": etag, "content-length": str(len(body)), "vary": "accept-encoding"}
    if name == "identity":
        named["accept-ranges"] = "bytes"
    else:
        named["content-encoding"] = name
    return Variant(body, etag, tuple((key.encode(), value.encode("latin-1")) for key, value in named.items()))


def _asked(scope: Scope) -> dict[bytes, str]:
    return {key: value.decode("latin-1") for key, value in scope["headers"]}


def _opaque(tag: str) -> str:
    return tag.strip().removeprefix("W/")


def _matches(header: str, etag: str) -> bool:
    """If-None-Match: weak comparison against a list or `*` (RFC 9110, section 13.1.2)."""
    return header.strip() == "*" or any(_opaque(tag) == etag for tag in header.split(","))


def _holds(header: str, etag: str) -> bool:
    """If-Range: strong comparison; a date never holds, since we send none."""
    return header.strip() == etag


async def _send_range(scope: Scope, send: Send, variant: Variant, header: str) -> None:
    size = len(variant.body)
    kept = [item for item in variant.headers if item[0] != b"content-length"]
    try:
        found = requested_range(header, size)
    except ValueError:
        unmet = [(b"content-range", f"bytes */{size}".encode()), (b"content-length", b"0")]
        return await _send(scope, send, 416, unmet, b"")
    if found is None:
        return await _send(scope, send, 200, list(variant.headers), variant.body)
    part = variant.body[found[0] : found[1] + 1]
    kept += [
        (b"content-range", f"bytes {found[0]}-{found[1]}/{size}".encode()),
        (b"content-length", str(len(part)).encode()),
    ]
    await _send(scope, send, 206, kept, part)


async def _send(scope: Scope, send: Send, status: int, headers: list[Header], body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})
