"""A network between the browser and the program: slow, watched, and faulty on demand."""

from __future__ import annotations

import asyncio
import socket
import struct
import threading
import time
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from math import inf
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

from tests.faults.fault import Fault, Reply, Rule
from tests.faults.link import UNLIMITED, Lane, Speed, sleep_until
from tests.faults.wire import Request, fetch, read_request

LANDING = 0.05  # seconds for sent bytes to be read, before a reset throws away what still waits
LINGER_NOT = struct.pack("ii", 1, 0)  # SO_LINGER that makes a close a reset
T = TypeVar("T")


@dataclass(slots=True, eq=False)
class Exchange:
    """One request and how its answer fared. Times are `time.monotonic()`; `size` is the answer's bytes on the wire."""

    request: Request
    started: float = field(default_factory=time.monotonic)
    finished: float = inf
    status: int = 0
    size: int = 0
    complete: bool = False

    @property
    def url(self) -> str:
        """Path and query."""
        return self.request.url

    @property
    def path(self) -> str:
        """The path alone."""
        return urlsplit(self.request.url).path


class SlowProxy:
    """Passes every request to `upstream` (a URL such as `program.url`; change it whenever the test wants).

    All connections share one link of the given speed, each way. A new connection costs one round trip more, as TCP's
    does; TCP's slow start is not imitated. `log` holds every request in order of arrival.
    """

    def __init__(self, upstream: str, speed: Speed = UNLIMITED) -> None:
        self.upstream = upstream
        self.url = ""
        self.log: list[Exchange] = []
        self._rules: tuple[Rule, ...] = ()
        self._plugged = True
        self._open: dict[asyncio.Task[None], asyncio.StreamWriter] = {}
        self._writers: list[asyncio.StreamWriter] = []  # also those whose last bytes nobody reads any more
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="slow-proxy", daemon=True)
        self.set_speed(speed)

    def __enter__(self) -> Self:
        self._thread.start()
        self._server = self._call(asyncio.start_server(self._serve, "127.0.0.1", 0, limit=2**20))
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._call(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def set_speed(self, speed: Speed) -> None:
        """A new link from now on; what is under way still arrives by the old one."""
        self.speed, self._up, self._down = speed, Lane(speed), Lane(speed)

    def add(self, pattern: str, fault: Fault, *, times: float = inf, plain: bool = False) -> Rule:
        """From now on the fault strikes each URL (path and query) in which `pattern` is found; the first rule wins."""
        rule = Rule(pattern, fault, times, plain)
        self._rules = (*self._rules, rule)
        return rule

    def clear(self) -> None:
        """A sound network with an empty log again."""
        self._rules = ()
        self._plugged = True
        self.log.clear()

    def disconnect(self) -> None:
        """The network is gone: what is under way is reset, and so is every new attempt."""
        self._call(self._unplug())

    def connect(self) -> None:
        """The network is back."""
        self._plugged = True

    def paths(self) -> list[str]:
        """The path of every request so far, in order."""
        return [exchange.path for exchange in self.log]

    def _call(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(30)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open[task] = writer
        self._writers.append(writer)
        established = self._loop.time() + self.speed.round_trip
        try:
            while self._plugged and (request := await read_request(reader)):
                await sleep_until(established)
                await self._exchange(request, writer)
            if not self._plugged:
                _reset(writer)
        except (OSError, HTTPException, asyncio.IncompleteReadError, asyncio.CancelledError):
            _reset(writer)
        finally:
            del self._open[task]
            writer.close()

    async def _exchange(self, request: Request, writer: asyncio.StreamWriter) -> None:
        """One request and its answer. Raises OSError when the connection ends with it."""
        exchange = Exchange(request)
        self.log.append(exchange)
        rule = next((each for each in self._rules if each.meets(request.url)), None)
        if rule:
            rule.hits += 1
        await self._up.carry(bytes(request.size))
        reply = await self._reply(request, rule)
        exchange.status = reply.status
        await asyncio.sleep(reply.wait)
        await self._send(reply, exchange, writer)
        if reply.unplug:
            await self._unplug()
        if reply.reset:
            await asyncio.sleep(LANDING)
            raise ConnectionResetError

    async def _reply(self, request: Request, rule: Rule | None) -> Reply:
        try:
            reply = await asyncio.to_thread(fetch, self.upstream, request, plain=bool(rule and rule.plain))
        except (OSError, HTTPException):
            if rule is None:
                raise
            reply = Reply(status=502)  # a rule may answer for a program that is not there
        return rule.fault(reply) if rule else reply

    async def _send(self, reply: Reply, exchange: Exchange, writer: asyncio.StreamWriter) -> None:
        head, body = reply.head(), reply.body
        last = len(head) + len(body)

        def write(packet: bytes) -> None:
            if writer.is_closing():
                return
            exchange.size += len(packet)
            if exchange.size == last:
                exchange.finished = time.monotonic()
                exchange.complete = not reply.reset
            writer.write(packet)

        pieces = [head, *(body[at : at + 1] for at in range(len(body)))] if reply.drip else [head + body]
        for place, piece in enumerate(pieces):
            await asyncio.sleep(reply.drip if place else 0)
            await self._down.carry(piece, write, writer.is_closing)
            if writer.is_closing():
                raise ConnectionResetError

    async def _unplug(self) -> None:
        self._plugged = False
        for task, writer in list(self._open.items()):
            if task is not asyncio.current_task():
                _reset(writer)
                task.cancel()

    async def _close(self) -> None:
        self._server.close()
        await self._unplug()
        while others := asyncio.all_tasks() - {asyncio.current_task()}:  # a connection may just be coming in
            await asyncio.wait(others)
        for writer in self._writers:
            writer.transport.abort()
        await self._loop.shutdown_default_executor()
        await asyncio.sleep(LANDING)  # what was aborted is closed in the loop's next turns


def _reset(writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_NOT)
    writer.transport.abort()
