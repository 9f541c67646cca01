"""A clinic on the phone: what is known of it is there offline and tells nothing, and the one chosen stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.clinics import REAL, SAMPLE, SHEET, printed, shown
from tests.browser.notes import text_of
from tests.harness.axe import violations
from tests.harness.browsing import Journal, goto_and_wait_ready
from tests.harness.program import Program
from tests.paper.reading import said


@pytest.mark.copy
def test_all_of_it_is_there_offline(own_program: Program, page: Page, journal: Journal, tmp_path: Path) -> None:
    goto_and_wait_ready(page, own_program.url)
    own_program.kill()
    page.goto(f"{own_program.url}{REAL}")
    expect(page.get_by_role("heading", name="South Carolina Sports Medicine")).to_be_visible()
    page.get_by_role("link", name="Poster and card").click()
    expect(page.locator(".be-poster [data-part=code] svg")).to_be_visible()
    page.wait_for_function(SHEET.format("poster"))
    assert said(printed(page, "letter"), tmp_path) == [f"{own_program.url}{REAL}"]
    page.goto(f"{own_program.url}/share/")
    expect(page.locator("[data-part=code] svg")).to_be_visible()
    assert said(shown(page), tmp_path) == [f"{own_program.url}/"]
    assert journal.outside(own_program.url) == []


def test_the_real_clinic_shows_no_way_that_is_not_known(program: Program, page: Page) -> None:
    page.goto(f"{program.url}{REAL}")
    links = page.locator("main a").evaluate_all("(all) => all.map((each) => each.getAttribute('href'))")
    assert set(links) == {"/relief/", "/check/", "/diary/summary/", f"{REAL}poster/", "/diary/sheet/", "/share/"}
    expect(page.get_by_text("This app holds no number and no address of this clinic.")).to_be_visible()


def test_every_known_way_to_reach_a_clinic_is_one_tap_and_tells_nothing(two_clinics: Program, page: Page) -> None:
    page.goto(f"{two_clinics.url}{SAMPLE}")
    links = page.locator("#contact + ul a").evaluate_all("(all) => all.map((each) => each.getAttribute('href'))")
    request = (
        "Hello.%20I%20would%20like%20to%20come%20in%20for%20a%20visit.%20Please%20tell%20me%20when%20there%20is%20time."
    )
    assert links == [
        "tel:+15550100142",
        f"sms:+15550100143?body={request}",
        f"mailto:desk@example.org?subject=A%20visit&body={request}",
        "https://book.example.org/sample",
        "https://maps.example.org/?q=1+Example+Street",
    ]
    for words in ("Monday to Friday: 8:00 am to 5:30 pm", "Saturday: 9:00 am to 12:00 pm", "English, Español"):
        expect(page.get_by_text(words)).to_be_visible()
    assert violations(page) == []


def test_the_clinic_that_was_opened_stays_chosen_until_it_is_forgotten(program: Program, page: Page) -> None:
    own = page.get_by_role("heading", name="Your clinic")
    page.goto(f"{program.url}/offline/")
    expect(own).to_be_hidden()
    page.goto(f"{program.url}{REAL}")
    expect(page.get_by_text("This phone keeps this as your clinic.")).to_be_visible()
    for place in ("/offline/", "/diary/summary/"):
        page.goto(f"{program.url}{place}")
        expect(own).to_be_visible()
        expect(page.get_by_role("link", name="South Carolina Sports Medicine")).to_have_attribute("href", REAL)
    page.goto(f"{program.url}{REAL}")
    page.get_by_role("button", name="Forget it").click()
    expect(page.get_by_text("This phone keeps this as your clinic.")).to_be_hidden()
    assert text_of(page, "clinic") is None
    page.goto(f"{program.url}/offline/")
    expect(own).to_be_hidden()


def test_a_note_that_names_no_clinic_of_the_files_shows_nothing_of_itself(program: Program, page: Page) -> None:
    page.goto(program.url)
    page.evaluate("() => localStorage.setItem('back-at-ease:clinic', '\"><b>+1 555 010 0199</b>')")
    for place in ("/offline/", "/diary/summary/", "/share/", REAL):
        page.goto(f"{program.url}{place}")
        expect(page.locator("h1")).to_be_visible()
        assert "0199" not in page.content()
    expect(page.get_by_text("This phone keeps this as your clinic.")).to_be_visible()
    page.goto(f"{program.url}/offline/")
    expect(page.get_by_role("link", name="South Carolina Sports Medicine")).to_be_visible()  # opened just before


def test_the_operators_clinic_is_shown_to_who_chose_none_also_without_script(
    two_clinics: Program, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{two_clinics.url}/offline/")
    expect(page.get_by_role("link", name="Sample Clinic")).to_be_visible()
    expect(page.get_by_role("link", name="South Carolina Sports Medicine")).to_be_hidden()
    chooser = new_context().new_page()
    chooser.goto(f"{two_clinics.url}{REAL}")
    expect(chooser.get_by_text("This phone keeps this as your clinic.")).to_be_visible()
    chooser.goto(f"{two_clinics.url}/offline/")
    expect(chooser.get_by_role("link", name="South Carolina Sports Medicine")).to_be_visible()
    expect(chooser.get_by_role("link", name="Sample Clinic")).to_be_hidden()
