"""The reminder's calendar file, read by a parser that is not ours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar, Event
from playwright.sync_api import BrowserContext, Page

from tests.scripts.running import modules, run

FRIDAY = datetime(2026, 11, 27, 9, 30)  # noqa: DTZ001 (by the phone's own clock)
REMINDER: dict[str, Any] = {
    "id": "desk-3", "title": "Desk break", "says": "https://back.example.org/routines/desk-3/",
    "url": "https://back.example.org/routines/desk-3/", "minutes": 3, "days": ["MO", "FR"], "time": "08:00",
}  # fmt: skip


@pytest.fixture
def phone(desk: Page) -> Iterator[Page]:
    with modules(desk, "reminder-file.js", "alarm-file.js") as ready:
        yield ready


def made(page: Page, now: datetime = FRIDAY, **other: Any) -> str:
    """The file as of a moment by the phone's clock."""
    parts = [now.year, now.month - 1, now.day, now.hour, now.minute]
    reminder = {**REMINDER, **other}
    code = "return m.reminderFile(given.reminder, new Date(...given.parts).getTime())"
    return str(run(page, "reminder-file.js", code, {"reminder": reminder, "parts": parts}))


def read(text: str) -> Event:
    """The one event of a file that a strict reader takes whole."""
    calendar = Calendar.from_ical(text)
    assert isinstance(calendar, Calendar)
    assert calendar.errors == []
    (event,) = calendar.events
    assert event.errors == []
    return event


@pytest.mark.parametrize(
    ("days", "time", "rings"),
    [
        (["MO", "FR"], "08:00", ["2026-11-30T08:00", "2026-12-04T08:00", "2026-12-07T08:00"]),
        (["FR"], "09:30", ["2026-12-04T09:30", "2026-12-11T09:30", "2026-12-18T09:30"]),
        (["FR"], "09:31", ["2026-11-27T09:31", "2026-12-04T09:31", "2026-12-11T09:31"]),
        (["SU", "SA"], "23:59", ["2026-11-28T23:59", "2026-11-29T23:59", "2026-12-05T23:59"]),
        (["TH", "MO", "TU", "WE", "FR", "SU", "SA"], "07:05",
         ["2026-11-28T07:05", "2026-11-29T07:05", "2026-11-30T07:05"]),
    ],
)  # fmt: skip
def test_it_rings_on_its_days_at_its_time_from_the_next_one_on(
    phone: Page, days: list[str], time: str, rings: list[str]
) -> None:
    event = read(made(phone, days=days, time=time))
    rule = rrulestr(event.rrules[0].to_ical().decode(), dtstart=event.DTSTART)
    assert [each.isoformat(timespec="minutes") for each in rule[:3]] == rings
    (alarm,) = event.alarms.times
    assert alarm.trigger == event.DTSTART


def test_it_names_the_routine_its_length_and_its_page(phone: Page) -> None:
    event = read(made(phone))
    assert (str(event["SUMMARY"]), event.duration) == ("Desk break", timedelta(minutes=3))
    assert str(event["URL"]) == REMINDER["url"]
    assert str(event["UID"]) == "desk-3@back-at-ease"
    stamped = FRIDAY.astimezone().astimezone(UTC)
    assert stamped == event.DTSTAMP


def test_its_time_is_that_of_the_phone_wherever_it_goes(phone: Page) -> None:
    assert read(made(phone)).DTSTART.tzinfo is None  # "floating": no zone, so no hour is lost in summer or abroad


def test_a_later_one_takes_the_place_of_an_earlier_one(phone: Page) -> None:
    one, other = read(made(phone)), read(made(phone, now=FRIDAY + timedelta(minutes=1), time="18:00"))
    assert one["UID"] == other["UID"]
    assert int(str(one["SEQUENCE"])) < int(str(other["SEQUENCE"]))


@pytest.mark.parametrize(
    "title",
    ["Stretch, then walk; twice\\daily", "Línea 1\nand BEGIN:VALARM", "背中" * 30, "🙂" * 30, "x" * 200],
    ids=["signs", "lines", "three-octets", "four-octets", "long"],
)
def test_any_name_is_read_as_it_was_written_in_lines_that_every_calendar_takes(phone: Page, title: str) -> None:
    text = made(phone, title=title)
    assert str(read(text)["SUMMARY"]) == title
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert "\n" not in text.replace("\r\n", "")


def test_a_clock_that_is_set_forward_moves_no_day(browser_context_in_berlin: Page) -> None:
    event = read(made(browser_context_in_berlin, now=datetime(2027, 3, 27, 12, 0), days=["SU"], time="02:30"))  # noqa: DTZ001
    assert event.DTSTART.date().isoformat() == "2027-03-28"


@pytest.fixture
def browser_context_in_berlin(new_context: Any) -> Iterator[Page]:
    context: BrowserContext = new_context(timezone_id="Europe/Berlin")
    with modules(context.new_page(), "reminder-file.js", "alarm-file.js") as ready:
        yield ready
