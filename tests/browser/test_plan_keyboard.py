"""The patient's way from a typed code to the first move, by keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from server.plan import Move, Plan
from server.plan_code import encode
from tests.harness.program import Program

CODE = encode(Plan(moves=(Move(15), Move(1))))
FOCUSED = """() => { const { activeElement: at } = document;
  return at.ariaLabel || at.labels?.[0]?.innerText || at.innerText || at.name; }"""


def to(page: Page, name: str) -> None:
    """Goes on by Tab until what is called so has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED).strip().startswith(name):
            return
    raise AssertionError(f"{name} is not reached by keyboard")


def test_a_code_is_typed_opened_and_played_and_the_way_back_is_where_it_began(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/plan/")
    expect(page.get_by_text("No plan is kept on this phone yet.")).to_be_visible()
    to(page, "Type or paste a plan code")
    page.keyboard.type(f"{CODE[:-1]}")
    page.keyboard.press("Enter")
    expect(page.get_by_text("This code does not add up.")).to_be_visible()
    page.keyboard.press("End")
    page.keyboard.type(CODE[-1])
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your plan")).to_be_visible()
    start = page.get_by_role("button", name="Start my plan")
    expect(start).to_be_enabled()
    to(page, "Start my plan")
    page.keyboard.press("Enter")
    expect(page.locator("dialog")).to_be_visible()
    to(page, "0")
    page.keyboard.press("Space")
    to(page, "Start")
    page.keyboard.press("Enter")
    to(page, "I did it, and it was fine")
    page.keyboard.press("Enter")
    expect(page.locator("#player-title")).to_contain_text("Cat-camel")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    expect(start).to_be_focused()
