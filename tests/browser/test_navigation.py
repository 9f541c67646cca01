"""Moving between pages keeps title, focus, scroll and Back right, with the keyboard as with the thumb."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.harness.browsing import Journal
from tests.harness.program import Program

FOCUSED = "() => document.activeElement && document.activeElement.tagName"


def test_a_link_swaps_the_page_without_a_reload(program: Program, page: Page, journal: Journal) -> None:
    page.goto(f"{program.url}/guide/")
    page.evaluate("() => { window.sameDocument = true; }")
    page.locator("main a[href='/guide/first-aid/']").first.click()
    expect(page).to_have_url(re.compile(r"/guide/first-aid/$"))
    expect(page).to_have_title(re.compile("First aid"))
    assert page.evaluate("() => window.sameDocument === true")
    assert journal.complaints == []


def test_focus_and_scroll_move_to_the_new_page(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/exercises/")
    page.evaluate("() => scrollTo(0, 2000)")
    page.locator("main a[href='/exercises/bridge/']").first.click()
    expect(page.locator("h1")).to_have_text("Bridge")
    expect(page.locator("h1")).to_be_focused()
    assert page.evaluate("() => scrollY") == 0


def test_back_restores_page_title_and_scroll(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/exercises/")
    page.wait_for_load_state("load")
    link = page.locator("main a[href='/exercises/bridge/']").first
    link.evaluate("link => link.addEventListener('click', () => { window.seen = link.getBoundingClientRect().top; })")
    link.click()
    expect(page.locator("h1")).to_have_text("Bridge")
    page.go_back()
    expect(page).to_have_url(re.compile(r"/exercises/$"))
    expect(page).to_have_title(re.compile("Exercises"))
    page.wait_for_function(
        "href => Math.abs(document.querySelector(href).getBoundingClientRect().top - seen) < 80",
        arg="main a[href='/exercises/bridge/']",
    )
    assert page.evaluate("() => scrollY") > 400
    page.go_forward()
    expect(page.locator("h1")).to_have_text("Bridge")


def test_a_reload_after_a_swap_shows_the_same_page(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/")
    page.locator("nav a[href='/guide/']").click()
    expect(page).to_have_url(re.compile(r"/guide/$"))
    heading = page.locator("h1").inner_text()
    page.reload()
    expect(page.locator("h1")).to_have_text(heading)


def test_the_relief_flow_is_walked_by_keyboard_alone(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab") if page.evaluate(FOCUSED) != "A" else None
    for _ in range(20):
        if page.evaluate("() => document.activeElement.getAttribute('href')") == "/relief/":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/relief/$"))


def test_every_focused_thing_shows_its_focus(program: Program, page: Page) -> None:
    for url in ("/", "/check/", "/exercises/bridge/"):
        page.goto(f"{program.url}{url}")
        for _ in range(12):
            page.keyboard.press("Tab")
            shown = page.evaluate(
                """() => { const node = document.activeElement; if (!node || node === document.body) return true;
                const near = [node, node.nextElementSibling, node.parentElement].filter(Boolean);
                return near.some(each => { const style = getComputedStyle(each);
                  return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2); }); }"""
            )
            assert shown, page.evaluate("() => document.activeElement.outerHTML.slice(0, 120)")


def test_a_double_tap_is_one_step_for_the_way_back(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/")
    page.wait_for_load_state("networkidle")
    page.evaluate(
        """() => { window.over = 0; document.addEventListener('htmx:finally:request', () => { over += 1; }); }"""
    )
    page.locator("a[href='/relief/']").first.evaluate("(link) => { link.click(); link.click(); }")
    expect(page).to_have_url(re.compile(r"/relief/$"))
    page.wait_for_function("() => over === 2")
    page.go_back()
    expect(page.locator("h1")).not_to_have_text("One small step at a time")
    expect(page).to_have_url(f"{program.url}/")
