"""No test of the gate judges by time or sleeps for one: a busy machine may fail none. What is timed is in the bench."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from server.settings import ROOT

TESTS = ROOT / "tests"
CLOCKS = {"time", "monotonic", "perf_counter", "process_time", "sleep", "time_ns", "monotonic_ns", "perf_counter_ns"}
# Each with its reason; one that is no longer needed is refused.
ALLOWED = {
    "harness/waiting.py": "the one place that waits for a condition, and gives up after a minute",
    "faults/proxy.py": "a network that is slow by nature; the bench judges how well it keeps its speed",
    "faults/link.py": "the same",
    "engines/driven.py": "waits for a condition in a browser that has no driver of ours",
    "engines/webkit.py": "the same",
    "engines/marionette.py": "the same",
}


def files() -> list[Path]:
    return [path for path in sorted(TESTS.rglob("*.py")) if "bench" not in path.relative_to(TESTS).parts]


def calls(tree: ast.AST) -> Iterator[tuple[str, str, ast.Call]]:
    """Each call as the name of what it is called on, the name of the function, and the call."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            name = owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
            yield name, node.func.attr, node


def rests(tree: ast.AST) -> set[ast.AST]:
    """Everything inside a `rest=`, the pause between two looks at a condition."""
    pauses = [node.value for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "rest"]
    return {inner for pause in pauses for inner in ast.walk(pause)}


def offences(source: str) -> list[str]:
    """The line and the call of everything that reads a clock, sleeps, or lets a page's own clock run free."""
    tree = ast.parse(source)
    pausing = rests(tree)
    found = []
    for owner, name, call in calls(tree):
        reads = (owner == "time" and name in CLOCKS) or (owner == "asyncio" and name == "sleep")
        sleeps = name == "wait_for_timeout" and call not in pausing
        runs_free = owner == "clock" and name == "install"
        if reads or sleeps or runs_free:
            found.append(f"{call.lineno}: {owner}.{name}")
    imported = [
        f"{node.lineno}: from time import"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "time"
    ]
    return found + imported


def test_no_test_reads_a_clock_or_sleeps() -> None:
    found = {str(path.relative_to(TESTS)): offences(path.read_text(encoding="utf-8")) for path in files()}
    found.pop("harness/clock.py")  # it stops the clock that it installs
    guilty = {name: lines for name, lines in found.items() if lines}
    assert {name: lines for name, lines in guilty.items() if name not in ALLOWED} == {}
    assert set(ALLOWED) <= set(guilty), "an exception that is not needed any more"


def test_each_way_to_depend_on_time_is_seen() -> None:
    for line in (
        "time.sleep(1)",
        "started = time.monotonic()",
        "from time import perf_counter",
        "page.wait_for_timeout(300)",
        "page.clock.install()",
        "await asyncio.sleep(1)",
    ):
        assert offences(f"async def test() -> None:\n    {line}\n"), line
    assert offences("until(lambda: seen, rest=lambda: page.wait_for_timeout(20))") == []
