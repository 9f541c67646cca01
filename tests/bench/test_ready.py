"""How soon a phone on a slow link can do without it, against what its bytes and round trips cost."""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Callable
from math import inf

import brotli
import pytest
from playwright.sync_api import BrowserContext, Page

from tests.faults.link import SLOW_3G, SLOW_4G, Speed
from tests.faults.proxy import SlowProxy
from tests.harness.browsing import STAGE, STAGES
from tests.harness.program import Program

# (link, core, everything): seconds from the start of the first navigation, as the design asks.
BARS = [(SLOW_4G, 1.5, 3.0), (SLOW_3G, 4.0, 9.0)]
MOST_OVER_LIMIT = 1.3
VISITS = 4  # the best of so many counts: whatever else a machine does only ever adds
ROUND_TRIPS = 5  # connection, page, worker, core pack, library packs
LARGEST_COPY = 300_000
LARGEST_CORE = 60_000


def seconds_until(page: Page, url: str) -> dict[str, float]:
    """When each stage was reached, in seconds after the navigation began."""
    started = time.monotonic()
    page.goto(url, wait_until="commit")
    reached: dict[str, float] = {}
    while "library" not in reached:
        assert time.monotonic() - started < 60, reached
        seen = STAGES.index(page.evaluate(STAGE))
        for stage in STAGES[1 : seen + 1]:
            reached.setdefault(stage, time.monotonic() - started)
        page.wait_for_timeout(10)
    return reached


@pytest.mark.parametrize(("speed", "core", "everything"), BARS, ids=["slow 4G", "slow 3G"])
def test_a_first_visit_is_saved_in_time(
    program: Program, new_context: Callable[..., BrowserContext], speed: Speed, core: float, everything: float
) -> None:
    best = {"core": inf, "library": inf}
    limit = inf
    for _ in range(VISITS):
        with SlowProxy(program.url, speed) as proxy:
            reached = seconds_until(new_context().new_page(), proxy.url)
            limit = speed.seconds(sum(entry.size for entry in proxy.log), round_trips=ROUND_TRIPS)
        best = {stage: min(best[stage], reached[stage]) for stage in best}
        if best["core"] <= core and best["library"] <= min(everything, MOST_OVER_LIMIT * limit):
            break
    print(f"core {best['core']:.2f} s, everything {best['library']:.2f} s, limit {limit:.2f} s")
    assert best["core"] <= core
    assert best["library"] <= everything
    assert best["library"] <= MOST_OVER_LIMIT * limit


def test_the_copy_on_the_wire_is_small(program: Program) -> None:
    worker = fetch(program, "/sw.js")
    listed = json.loads(worker.decode().split("const GENERATION = ", 1)[1].split(";\n", 1)[0])
    sizes = {tier: sum(packed(program, url) for url, *_ in packs) for tier, packs in listed["packs"].items()}
    assert sizes["core"] <= LARGEST_CORE
    assert sum(sizes.values()) + packed(program, "/sw.js") <= LARGEST_COPY


def fetch(program: Program, path: str) -> bytes:
    with urllib.request.urlopen(f"{program.url}{path}") as answer:
        return bytes(answer.read())


def packed(program: Program, path: str) -> int:
    request = urllib.request.Request(f"{program.url}{path}", headers={"accept-encoding": "br"})
    with urllib.request.urlopen(request) as answer:
        body = answer.read()
    assert brotli.decompress(body)
    return len(body)
