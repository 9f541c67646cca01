"""A reminder for a routine: made on the phone, with nothing sent, for the phone's own calendar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar, Event
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.diary import button
from tests.harness.axe import violations
from tests.harness.browsing import goto_and_wait_ready
from tests.harness.program import Program

OWN = """localStorage.setItem('back-at-ease:own-routines', JSON.stringify({version: 1, routines: [
  {id: 'own-1', name: 'Lunch; slowly', steps: [{move: 'cat-camel', dose: {sets: 1, reps: 5}}]}]}))"""


def downloaded(page: Page, folder: Path) -> Event:
    with page.expect_download() as download:
        button(page, "Make the reminder").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    calendar = Calendar.from_ical(path.read_bytes())
    assert isinstance(calendar, Calendar)
    (event,) = calendar.events
    return event


def opened(page: Page) -> Page:
    page.get_by_text("Remind me in my calendar").click()
    expect(button(page, "Make the reminder")).to_be_visible()
    return page


@pytest.mark.copy
def test_a_routine_is_put_into_the_calendar_with_no_network(program: Program, page: Page, tmp_path: Path) -> None:
    goto_and_wait_ready(page, f"{program.url}/routines/desk-3/")
    page.context.set_offline(True)
    opened(page).reload()
    opened(page)
    button(page, "Make the reminder").click()
    expect(page.get_by_text("Tap a day first.")).to_be_visible()
    page.get_by_label("Mon", exact=True).click()
    page.get_by_label("Thu", exact=True).click()
    page.get_by_label("At what time?").fill("17:45")
    event = downloaded(page, tmp_path)
    assert str(event["SUMMARY"]) == "Desk break"
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;BYDAY=MO,TH"
    assert event.DTSTART.strftime("%H:%M") == "17:45"
    assert event.DTSTART.strftime("%a") in ("Mon", "Thu")
    assert str(event["URL"]) == f"{program.url}/routines/desk-3/"
    expect(page.get_by_text("Tap a day first.")).to_be_hidden()
    expect(page.get_by_text("The file is in your downloads.")).to_be_visible()


def test_a_routine_of_ones_own_is_put_into_the_calendar_by_its_name(
    program: Program, page: Page, tmp_path: Path
) -> None:
    page.goto(f"{program.url}/routines/own/")
    page.evaluate(OWN)
    page.reload()
    expect(page.locator("[data-module=reminder]")).to_be_hidden()
    button(page, "Remind me").click()
    expect(page.locator("[data-module=reminder] summary")).to_be_focused()
    expect(page.get_by_text("Remind me of: Lunch; slowly")).to_be_visible()
    page.get_by_label("Sat", exact=True).click()
    event = downloaded(page, tmp_path)
    assert (str(event["SUMMARY"]), str(event["UID"])) == ("Lunch; slowly", "own-1@back-at-ease")


@pytest.mark.parametrize("look", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_the_reminder_reads_well_on_a_small_phone_in_every_look(
    program: Program, new_context: Callable[..., BrowserContext], look: dict[str, Any]
) -> None:
    page = new_context(viewport={"width": 320, "height": 640}, **look).new_page()
    page.goto(f"{program.url}/routines/desk-3/")
    opened(page)
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
