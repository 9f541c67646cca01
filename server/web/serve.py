"""How the live server is run: granian, with the settings handed to each process by environment."""

from __future__ import annotations

import ipaddress
import os
import socket
import sys
from functools import cache

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server import Server
from litestar import Litestar

from server.assets.encodings import Encoder
from server.build import NOT_FOUND
from server.build_cache import resources
from server.errors import SettingsError
from server.settings import Settings, read_settings
from server.web.app import create_app
from server.web.plans import Plans

# Threads per process that wait for the network; answers are look-ups, so one is enough.
RUNTIME_THREADS = 1
BACKLOG = 1024
# A connection that has asked nothing for so long makes room, since only BACKLOG of them are held at once. Only HTTP/1
# is spoken: whoever does not yet say which HTTP they speak would be waited for without end.
SILENCE_MS = 10_000


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def ensure_free(host: str, port: int) -> None:
    """Raises SettingsError when something listens there: two servers would share the port unnoticed."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = error.strerror or str(error)
            raise SettingsError(f"Cannot listen on {host}:{port} ({reason}); choose another with --port.") from error


@cache
def made(settings: Settings) -> Litestar:
    """The application with these settings, made once in a process."""
    found = resources(settings)
    encoder = Encoder(cache=settings.cache)
    return create_app(resources=found, not_found=NOT_FOUND, encoder=encoder, plans=Plans(settings, found))


def app() -> Litestar:
    """The application of a worker process; a forked one finds what its parent made. Settings: the environment."""
    return made(read_settings())


def serve(settings: Settings) -> int:
    """Serves until it is told to stop. Content is checked first, so that a fault is said once and clearly."""
    ensure_free(settings.host, settings.port)
    made(settings)
    os.environ.update(settings.environment())
    print(f"Back at Ease is at http://{'localhost' if is_loopback(settings.host) else settings.host}:{settings.port}")
    if not is_loopback(settings.host):
        print("Phones keep a site only over https: put a TLS host such as Caddy in front.", file=sys.stderr)
    sys.stdout.flush()
    Server(
        "server.web.serve:app",
        factory=True,
        address=settings.host,
        port=settings.port,
        workers=settings.workers,
        interface=Interfaces.ASGI,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=SILENCE_MS),
        runtime_threads=RUNTIME_THREADS,
        backlog=BACKLOG,
        websockets=False,
        log_access=False,
        log_enabled=False,
        respawn_failed_workers=True,
    ).serve()
    return 0
