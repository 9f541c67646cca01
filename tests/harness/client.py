"""The plainest client there is, for tests of what goes over the wire."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

from tests.harness.waiting import PATIENCE


def connect(url: str, timeout: float = PATIENCE) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(urlsplit(url).netloc, timeout=timeout)


def get(url: str, path: str, timeout: float = PATIENCE) -> tuple[int, dict[str, str], bytes]:
    connection = connect(url, timeout)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read()
    finally:
        connection.close()
