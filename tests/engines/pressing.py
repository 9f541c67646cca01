"""What a person does and sees in any engine."""

from __future__ import annotations

from tests.engines.driven import Driven
from tests.faults.phone import settle
from tests.faults.proxy import SlowProxy
from tests.faults.real import DIFFERENT, UPDATE, listed
from tests.harness.browsing import wait_ready
from tests.harness.program import Program

NEWER = "A newer version is ready."
SHOWN = """(text) => document.body.innerText.includes(text)"""
PRESS = "(selector) => document.querySelector(selector).click()"
HEADING = "() => document.querySelector('main h1')?.textContent ?? null"


def shows(tab: Driven, text: str) -> None:
    """The page comes to hold this text for all to see."""
    settle(tab, f"() => ({SHOWN})({text!r})", wanted=True)


def press(tab: Driven, action: str) -> None:
    """The person presses a button of the notice."""
    tab.evaluate(PRESS, f"[data-module=update-notice] [data-when]:not([hidden]) [data-action={action}]")


def deploy(proxy: SlowProxy, program: Program, tab: Driven) -> None:
    """The server has another version, and the phone looks."""
    proxy.upstream = program.url
    tab.evaluate(UPDATE)


def accept(tab: Driven) -> None:
    """The person lets the waiting version take charge; the page loads anew."""
    shows(tab, NEWER)
    tab.evaluate("() => { window.isOld = true; }")
    press(tab, "now")
    settle(tab, "() => window.isOld === undefined && document.readyState === 'complete'", wanted=True)
    wait_ready(tab)


def opens_whole_without_a_network(tab: Driven, proxy: SlowProxy, program: Program) -> None:
    """Everything that the program lists is on the phone, byte by byte."""
    proxy.disconnect()
    tab.goto(proxy.url)
    assert tab.evaluate(DIFFERENT, listed(program)) == []
