"""How one request is read from a browser and fetched, whole, from the program."""

from __future__ import annotations

import asyncio
import http.client
import io
from dataclasses import dataclass
from urllib.parse import urlsplit

from tests.faults.fault import Headers, Reply

BY_HOP = {"connection", "keep-alive", "proxy-connection", "transfer-encoding", "content-length"}
TIMEOUT = 60.0


@dataclass(frozen=True, slots=True)
class Request:
    """One request as the browser sent it; `size` is its bytes on the wire."""

    method: str
    url: str
    headers: Headers
    body: bytes
    size: int


async def read_request(reader: asyncio.StreamReader) -> Request | None:
    """The next request on a connection, or None when the browser has closed it."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    line, _, rest = head.partition(b"\r\n")
    method, url, _ = line.decode("latin-1").split(" ", 2)
    headers = http.client.parse_headers(io.BytesIO(rest))
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Request(method, url, tuple(headers.items()), body, len(head) + len(body))


def fetch(upstream: str, request: Request, *, plain: bool = False) -> Reply:
    """The program's answer. Raises OSError or HTTPException when there is none."""
    headers = dict(request.headers)
    if plain:
        headers = {name: value for name, value in headers.items() if name.lower() != "accept-encoding"}
    connection = http.client.HTTPConnection(urlsplit(upstream).netloc, timeout=TIMEOUT)
    try:
        connection.request(request.method, request.url, request.body or None, {**headers, "Connection": "close"})
        response = connection.getresponse()
        kept = tuple((name, value) for name, value in response.getheaders() if name.lower() not in BY_HOP)
        length = response.getheader("content-length")
        announced = int(length) if length and request.method == "HEAD" else None
        return Reply(status=response.status, headers=kept, body=response.read(), announced=announced)
    finally:
        connection.close()
