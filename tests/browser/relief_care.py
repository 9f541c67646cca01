"""Heat and cold as a person on the floor reaches for them."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.harness.program import Program


def open_care(page: Page, program: Program) -> None:
    page.goto(f"{program.url}/relief/heat-or-cold/")
    expect(page.get_by_role("link", name="Cold", exact=False).first).to_be_visible()


def choose(page: Page, kind: str) -> None:
    page.locator(".be-wide", has_text=kind).click()


def none(page: Page) -> None:
    page.get_by_role("button", name="None of these").click()


def start_cold(page: Page, program: Program) -> None:
    open_care(page, program)
    choose(page, "Cold")
    none(page)
    page.get_by_role("button", name="Start 10 min").click()
    expect(page.get_by_role("timer")).to_be_visible()


def left(page: Page) -> str:
    return page.locator("[role=timer]:visible").inner_text()
