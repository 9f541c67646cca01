"""What a test sees of a real browser: every request, every complaint, and when the offline copy is complete."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request

from tests.harness.machine import chromium_path

FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
TIMEOUT_MS = 10_000
STAGES = ("none", "core", "library")
STAGE = "() => document.documentElement.dataset.offline ?? 'none'"


def launch(playwright: Playwright) -> Browser:
    """A browser with an empty profile that asks nobody anything by itself."""
    return playwright.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))


@dataclass  # without slots: Playwright leaves a mark on the owner of a handler
class Journal:
    """What happened in every context that it watches; service workers' requests are in it too."""

    requests: list[Request] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> BrowserContext:
        """Writes down the context's requests, console errors and uncaught exceptions from now on."""
        context.on("request", self._note)
        context.on("console", self._hear)
        context.on("weberror", lambda raised: self.complaints.append(str(raised.error)))
        return context

    def paths(self) -> list[str]:
        """The path of every request so far that went to a network, in order."""
        return [urlsplit(request.url).path for request in self.requests if request.url.startswith("http")]

    def outside(self, origin: str) -> list[str]:
        """Every URL asked for that is not of the origin (data: and blob: leave no machine)."""
        own = (f"{origin}/", "data:", "blob:")
        return [request.url for request in self.requests if not request.url.startswith(own)]

    def _note(self, request: Request) -> None:
        self.requests.append(request)

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            self.complaints.append(said.text)


@contextmanager
def visit(browser: Browser, journal: Journal, **options: object) -> Iterator[BrowserContext]:
    """A context with an empty profile, as on a phone that was never here; `options` as for Playwright's new_context."""
    context = browser.new_context(**{"viewport": {"width": 390, "height": 844}, **options})  # type: ignore[arg-type]
    context.set_default_timeout(TIMEOUT_MS)
    try:
        yield journal.watch(context)
    finally:
        context.close()


def goto_and_wait_ready(page: Page, url: str, stage: str = "library", seconds: float = 20) -> float:
    """Opens the page and waits until the offline copy holds `stage`; seconds that took. Raises TimeoutError."""
    started = time.monotonic()
    page.goto(url)
    wait_ready(page, stage, seconds)
    return time.monotonic() - started


def wait_ready(page: Page, stage: str = "library", seconds: float = 20) -> None:
    """Waits until the page says that the offline copy holds `stage`. Raises TimeoutError with what it says."""
    deadline = time.monotonic() + seconds
    wanted = STAGES.index(stage)
    while STAGES.index(seen := str(page.evaluate(STAGE))) < wanted:
        if time.monotonic() > deadline:
            raise TimeoutError(f"{page.url} says data-offline={seen} after {seconds} s; {stage} was expected.")
        page.wait_for_timeout(20)
