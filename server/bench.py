"""What the program measures about itself: bytes on the wire, start-up, and answers a second beside a plain server."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from server.assets.encodings import Encoder
from server.build import build
from server.offline.generation import TIERS
from server.settings import PREFIX, Settings

SECONDS = 2.0
CONNECTIONS = 16
# The yardstick: Starlette's own static files over the same bytes in a folder, under the same server and client.
YARDSTICK = """
import sys
from granian.constants import Interfaces
from granian.server import Server
from starlette.staticfiles import StaticFiles
app = StaticFiles(directory=sys.argv[1])
if __name__ == "__main__":
    Server(f"yardstick:app", address="127.0.0.1", port=int(sys.argv[2]), interface=Interfaces.ASGI,
           log_enabled=False, websockets=False).serve()
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what, how much, and the bar it is held to."""

    what: str
    value: str
    bar: str = ""


def bench(settings: Settings) -> str:
    """The table of measurements, ready to print."""
    rows = [*_bytes(settings), *_start_up(), *_throughput(settings)]
    width = max(len(row.what) for row in rows)
    return "\n".join(f"{row.what:<{width}}  {row.value:>12}  {row.bar}" for row in rows)


def _bytes(settings: Settings) -> Iterator[Row]:
    site = build(settings)
    encoder = Encoder(cache=settings.cache)
    sizes = {item.url: len(encoder.encode(item.body, item.content_type).br or item.body) for item in site.resources}
    for generation, packs in zip(site.generations, site.packs, strict=True):
        name = generation.language
        tiers = {tier: sum(sizes[pack.url] for pack in packs if pack.tier is tier) for tier in TIERS}
        yield Row(f"{name}: entries kept on the phone", f"{len(generation.entries)}")
        yield Row(f"{name}: core tier, packed", f"{tiers[TIERS[0]] / 1000:.1f} kB", "at most 60 kB")
        yield Row(f"{name}: worker with its list", f"{sizes['/sw.js'] / 1000:.1f} kB")
        yield Row(
            f"{name}: whole copy and worker",
            f"{(sum(tiers.values()) + sizes['/sw.js']) / 1000:.1f} kB",
            "at most 300 kB",
        )


def _start_up() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as cache:
        for name, bar in (("cold", "at most 5 s"), ("with its cache warm", "at most 1.5 s")):
            with _running(cache) as (_, seconds):
                yield Row(f"start-up, {name}", f"{seconds:.2f} s", bar)


def _throughput(settings: Settings) -> Iterator[Row]:
    site = build(settings)
    largest = max((item for item in site.resources if item.url.endswith(".css")), key=lambda item: len(item.body))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "yardstick.py").write_text(YARDSTICK, encoding="utf-8")
        (folder / "files").mkdir()
        (folder / "files" / "page.html").write_bytes(site.table["/"].body)
        (folder / "files" / "style.css").write_bytes(largest.body)
        with _running(name) as (port, _), _yardstick(folder) as other:
            for what, ours, theirs in (("page", "/", "/page.html"), ("asset", largest.url, "/style.css")):
                mine, reference = _rate(port, ours), _rate(other, theirs)
                yield Row(
                    f"{what}: answers a second, as a share of plain static files",
                    f"{mine / reference:.2f}",
                    "at least 1",
                )


@contextmanager
def _running(cache: str) -> Iterator[tuple[int, float]]:
    """The real program on a free port, and the seconds until it was healthy."""
    port = _free_port()
    command = [sys.executable, "-m", "server.cli", "serve", "--port", str(port)]
    with _process(command, Path.cwd(), {f"{PREFIX}CACHE": cache}) as started:
        _wait(port, "/healthz")
        yield port, time.perf_counter() - started


@contextmanager
def _yardstick(folder: Path) -> Iterator[int]:
    port = _free_port()
    command = [sys.executable, "yardstick.py", str(folder / "files"), str(port)]
    with _process(command, folder, {}):
        _wait(port, "/page.html")
        yield port


@contextmanager
def _process(command: list[str], folder: Path, extra: dict[str, str]) -> Iterator[float]:
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env={**os.environ, **extra}, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield started
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, 9)
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int, path: str) -> None:
    for _ in range(1500):
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=1):
            return
        time.sleep(0.02)
    raise TimeoutError(f"Nothing answered on port {port} within 30 s.")


def _rate(port: int, path: str) -> float:
    """Answers a second over keep-alive connections, bodies read whole."""
    return asyncio.run(_load(port, path))


async def _load(port: int, path: str) -> float:
    request = f"GET {path} HTTP/1.1\r\nhost: localhost\r\n\r\n".encode()
    end = time.perf_counter() + SECONDS
    counts = await asyncio.gather(*(_ask(port, request, end) for _ in range(CONNECTIONS)))
    return sum(counts) / SECONDS


async def _ask(port: int, request: bytes, end: float) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    count = 0
    while time.perf_counter() < end:
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        await reader.readexactly(length)
        count += 1
    writer.close()
    return count
