"""The plainest client there is, for tests of what goes over the wire."""

from __future__ import annotations

import http.client
import time
from urllib.parse import urlsplit


def connect(url: str, timeout: float = 10) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(urlsplit(url).netloc, timeout=timeout)


def get(url: str, path: str, timeout: float = 10) -> tuple[int, dict[str, str], bytes]:
    connection = connect(url, timeout)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read()
    finally:
        connection.close()


def seconds(url: str, path: str) -> float:
    started = time.monotonic()
    get(url, path)
    return time.monotonic() - started
