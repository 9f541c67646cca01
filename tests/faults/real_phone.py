"""What a person does with a phone that has the real program behind a faulty network."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.faults.phone import says, stop_workers
from tests.faults.proxy import SlowProxy
from tests.faults.real import DIFFERENT, UPDATE, listed
from tests.harness.browsing import wait_ready
from tests.harness.program import Program


def opens_whole_without_a_network(page: Page, proxy: SlowProxy, program: Program) -> None:
    """Everything that the program lists is on the phone, byte by byte."""
    proxy.disconnect()
    stop_workers(page)
    page.goto(proxy.url)
    assert page.evaluate(DIFFERENT, listed(program)) == []


def deploy(proxy: SlowProxy, program: Program, page: Page) -> None:
    """The server has another version, and the phone looks."""
    proxy.upstream = program.url
    page.evaluate(UPDATE)


def accept(page: Page) -> None:
    """The person lets the waiting version take charge; the page loads anew."""
    says(page, "A newer version is ready.")
    with page.expect_navigation():
        page.locator("[data-module=update-notice] [data-action=now]").click()
    wait_ready(page)
