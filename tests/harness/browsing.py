"""What a test sees of a real browser: every request, every complaint, and when the offline copy is complete."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request

from tests.harness.machine import shell_path
from tests.harness.waiting import PATIENCE, until

# Playwright's own list, which ours replaces, and the pop-ups of the address bar: nobody sees one here, but each new tab
# would load them. A spare renderer is of no use either where every test has a profile of its own.
FEATURES_OFF = (
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "SpareRendererForSitePerProcess",
    "ThirdPartyStoragePartitioning",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxPopup",
)
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(FEATURES_OFF)}",
)
TIMEOUT_MS = PATIENCE * 1000
NO_WORKERS = "delete Navigator.prototype.serviceWorker;"
STAGES = ("none", "core", "library")
STAGE = "() => document.documentElement.dataset.offline ?? 'none'"
# Two frames are drawn, what faded has faded, and nothing more waits in the queue.
AT_REST = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  await frame();
  const fading = document.getAnimations().filter((each) => each instanceof CSSTransition);
  await Promise.allSettled(fading.map(({ finished }) => finished));
  await frame();
  await new Promise(requestIdleCallback);
}"""


class Tab(Protocol):
    """What is asked of a page in any browser: Playwright's own, or one driven in another way."""

    @property
    def url(self) -> str:
        """Where it is now."""

    def goto(self, url: str) -> object:
        """Opens a page and waits until it has loaded."""

    def evaluate(self, expression: str, arg: Any = None) -> Any:
        """What the function gives for the value; a promise is waited for."""

    def wait_for_timeout(self, timeout: float, /) -> None:
        """Lets the browser work on for so many milliseconds."""


def launch(playwright: Playwright) -> Browser:
    """A browser with an empty profile that asks nobody anything by itself."""
    return playwright.chromium.launch(executable_path=shell_path(), args=list(FLAGS))


@dataclass  # without slots: Playwright leaves a mark on the owner of a handler
class Journal:
    """What happened in every context that it watches; service workers' requests are in it too."""

    requests: list[Request] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> BrowserContext:
        """Writes down the context's requests, console errors and uncaught exceptions from now on."""
        context.on("request", self._note)
        self.listen(context)
        return context

    def listen(self, context: BrowserContext) -> None:
        """Writes down the context's console errors and uncaught exceptions alone, which takes less time."""
        context.on("console", self._hear)
        context.on("weberror", lambda raised: self.complaints.append(str(raised.error)))

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
def visit(
    browser: Browser, journal: Journal | None, *, copy: bool = False, **options: object
) -> Iterator[BrowserContext]:
    """A context with an empty profile, as on a phone that was never here; `options` as for Playwright's new_context.

    Without `copy` it is a phone that knows no workers: to save the whole site costs more than most tests do.
    """
    context = browser.new_context(**{"viewport": {"width": 390, "height": 844}, **options})  # type: ignore[arg-type]
    context.set_default_timeout(TIMEOUT_MS)
    if not copy:
        context.add_init_script(NO_WORKERS)
    try:
        yield journal.watch(context) if journal else context
    finally:
        context.close()


def goto_and_wait_ready(page: Tab, url: str, stage: str = "library", seconds: float = PATIENCE) -> None:
    """Opens the page and waits until the offline copy holds `stage`. Raises TimeoutError."""
    page.goto(url)
    wait_ready(page, stage, seconds)


def wait_ready(page: Tab, stage: str = "library", seconds: float = PATIENCE) -> None:
    """Waits until the page says that the offline copy holds `stage`. Raises TimeoutError with what it says."""
    until(
        lambda: str(page.evaluate(STAGE)),
        lambda seen: STAGES.index(seen) >= STAGES.index(stage),
        wanted=f"data-offline={stage} on {page.url}",
        seconds=seconds,
        rest=lambda: page.wait_for_timeout(20),
    )


def come_to_rest(page: Page) -> None:
    """Lets the page finish what it has begun, so that what did not happen by then was not on its way."""
    page.evaluate(AT_REST)
