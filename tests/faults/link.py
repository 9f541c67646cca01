"""What a slow network costs: every byte takes its turn on one shared link, and every byte is late."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from math import inf

PACKET = 1460  # bytes that one Ethernet frame carries of a stream
BUFFER = 0.05  # seconds of sending that may wait in line, so that the link never idles between two packets
TICK = 1e-6  # seconds between two arrivals at least: timers set for the same moment may fire in any order


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast a network is: bits per second each way, milliseconds from question to answer."""

    bits_per_second: float = inf
    round_trip_ms: float = 0.0

    @property
    def round_trip(self) -> float:
        """The same in seconds."""
        return self.round_trip_ms / 1000

    def seconds(self, size: int, *, round_trips: float = 1) -> float:
        """The least time in which `size` bytes and so many round trips can be over."""
        return size * 8 / self.bits_per_second + round_trips * self.round_trip


UNLIMITED = Speed()
SLOW_4G = Speed(1_600_000, 150)
SLOW_3G = Speed(400_000, 400)


class Lane:
    """One direction of a link, shared by every connection. Use it from one event loop only."""

    def __init__(self, speed: Speed) -> None:
        self._speed = speed
        self._free_at = 0.0

    async def carry(
        self, data: bytes, write: Callable[[bytes], object] = len, is_gone: Callable[[], bool] = bool
    ) -> None:
        """Hands `data` to `write` packet by packet as each arrives; returns when the last has, or nobody listens."""
        loop = asyncio.get_running_loop()
        arrival = loop.time()
        for start in range(0, len(data), PACKET):
            packet = data[start : start + PACKET]
            await sleep_until(self._free_at - BUFFER)
            if is_gone():
                return
            arrival = self._book(loop.time(), len(packet))
            loop.call_at(arrival, write, packet)
        await sleep_until(arrival + TICK)

    def _book(self, now: float, size: int) -> float:
        """Takes the next free turn for `size` bytes; when they will have arrived."""
        self._free_at = max(self._free_at, now) + max(size * 8 / self._speed.bits_per_second, TICK)
        return self._free_at + self._speed.round_trip / 2


async def sleep_until(moment: float) -> None:
    """Waits for a moment of the loop's clock, not at all when it is past."""
    ahead = moment - asyncio.get_running_loop().time()
    if ahead > 0:
        await asyncio.sleep(ahead)
