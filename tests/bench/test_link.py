"""The slow proxy is as slow as it says."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator

import pytest

from tests.faults.fault import delay, drip
from tests.faults.link import SLOW_3G, SLOW_4G, Speed
from tests.faults.proxy import SlowProxy
from tests.harness.client import connect, get
from tests.harness.site import File, Site

BODY = os.urandom(60_000)
HEADERS_SIZE = 200


def seconds(url: str, path: str) -> float:
    started = time.monotonic()
    get(url, path)
    return time.monotonic() - started


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    files = {"/": File("hello"), "/pack": File(BODY, "application/octet-stream"), "/small": File(b"0123456789")}
    with Site(files) as running:
        yield running


@pytest.mark.parametrize("speed", [SLOW_4G, SLOW_3G, Speed(800_000, 60)], ids=["slow 4G", "slow 3G", "between"])
def test_first_download_costs_its_bytes_and_two_round_trips(site: Site, speed: Speed) -> None:
    with SlowProxy(site.url, speed) as proxy:
        took = seconds(proxy.url, "/pack")
    assert took == pytest.approx(speed.seconds(len(BODY) + 2 * HEADERS_SIZE, round_trips=2), rel=0.1)


def test_connections_share_one_link(site: Site) -> None:
    with SlowProxy(site.url, SLOW_4G) as proxy:
        started = time.monotonic()
        threads = [threading.Thread(target=get, args=(proxy.url, "/pack")) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        took = time.monotonic() - started
        ends = [exchange.finished for exchange in proxy.log]
    assert took == pytest.approx(SLOW_4G.seconds(4 * (len(BODY) + 2 * HEADERS_SIZE), round_trips=2), rel=0.1)
    assert max(ends) - min(ends) < took / 4, "one connection was served before another"


def test_kept_connection_pays_its_set_up_once(site: Site) -> None:
    with SlowProxy(site.url, Speed(round_trip_ms=200)) as proxy:
        connection = connect(proxy.url)
        times = []
        for _ in range(3):
            started = time.monotonic()
            connection.request("GET", "/")
            connection.getresponse().read()
            times.append(time.monotonic() - started)
        connection.close()
    assert times == pytest.approx([0.4, 0.2, 0.2], rel=0.1)


def test_small_answer_is_not_stuck_behind_a_large_one(site: Site) -> None:
    with SlowProxy(site.url, SLOW_4G) as proxy:
        large = threading.Thread(target=get, args=(proxy.url, "/pack"))
        large.start()
        time.sleep(0.35)
        took = seconds(proxy.url, "/small")
        large.join()
    assert took < SLOW_4G.seconds(0, round_trips=2) + 0.15


def test_delay_rule_waits(site: Site) -> None:
    with SlowProxy(site.url) as proxy:
        proxy.add("/small", delay(0.3))
        assert 0.3 <= seconds(proxy.url, "/small") < 1


def test_drip_rule_sends_byte_by_byte(site: Site) -> None:
    with SlowProxy(site.url) as proxy:
        proxy.add("/small", drip(0.05))
        assert 0.5 <= seconds(proxy.url, "/small") < 1.5
