"""A browser driven by commands, under the few names of Playwright's pages that the tests of the offline copy use."""

from __future__ import annotations

import time
from typing import Any, Protocol

LIMIT = 20.0
# The function is part of the text: the content policy lets no string become code.
CALL = """const [value, done] = arguments;
new Promise((settle) => settle((%s)(value)))
  .then((seen) => done([seen ?? null]), (error) => done([null, `${error}`]));"""


class Driver(Protocol):
    """What an engine's remote control must be able to do."""

    def command(self, name: str, given: dict[str, object]) -> Any:
        """One command of the WebDriver standard, by its name there."""


class Driven:
    """The one window of a driven browser."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    @property
    def url(self) -> str:
        """Where the window is now."""
        return str(self.evaluate("() => location.href"))

    def goto(self, url: str) -> None:
        """Opens a page and waits until it has loaded."""
        self._driver.command("Navigate", {"url": url})

    def evaluate(self, expression: str, arg: object = None) -> Any:
        """What the function gives for the value; a promise is waited for. Raises RuntimeError when it throws."""
        given: dict[str, object] = {"script": CALL % expression.strip(), "args": [arg]}
        while (answer := self._driver.command("ExecuteAsyncScript", given)) is None:
            time.sleep(0.05)  # the page was left meanwhile: the next one is asked
        value, *error = answer
        if error:
            raise RuntimeError(error[0])
        return value

    def wait_for_timeout(self, timeout: float) -> None:
        """Lets the browser work on for so many milliseconds."""
        time.sleep(timeout / 1000)

    def reload(self) -> None:
        """The same page once more, as a person reloads it: a driver's own way may pass by the service worker."""
        self.evaluate("() => { window.isLeft = true; setTimeout(() => location.reload()); }")
        deadline = time.monotonic() + LIMIT
        while not self.evaluate("() => !window.isLeft && document.readyState === 'complete'"):
            if time.monotonic() > deadline:
                raise TimeoutError(f"{self.url} was not loaded again within {LIMIT:.0f} s.")
            time.sleep(0.02)

    def go_back(self) -> None:
        """The page before, soon: a driver's own way waits for a load, and a swap is none."""
        self.evaluate("() => { setTimeout(() => history.back()); }")

    def go_forward(self) -> None:
        """The page that was left by going back, soon."""
        self.evaluate("() => { setTimeout(() => history.forward()); }")
