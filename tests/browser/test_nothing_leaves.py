"""A whole day, seen from the network: no request carries anything that the person said, made or looked for."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.diary import TODAY, button, log
from tests.browser.notes import noted
from tests.browser.player import number
from tests.browser.test_check import to_end
from tests.browser.test_morning import answer, seed
from tests.browser.test_plan import code_of, expect_kept, pick
from tests.faults.proxy import SlowProxy
from tests.harness.browsing import goto_and_wait_ready
from tests.harness.program import Program

# What the person enters in words, and numbers of theirs that nothing else has.
WORDS = ("quagga", "zebrawalk", "yaklunch", "xenopus", "wombatplan")
LOST, AT = "3137", "03:47"
# The headers that a browser sends by itself, with nothing of the person in them.
USUAL = {
    "accept", "accept-encoding", "accept-language", "cache-control", "connection", "host", "if-none-match", "origin",
    "pragma", "referer", "sec-ch-ua", "sec-ch-ua-mobile", "sec-ch-ua-platform", "sec-fetch-dest", "sec-fetch-mode",
    "sec-fetch-site", "sec-fetch-user", "service-worker", "upgrade-insecure-requests", "user-agent",
}  # fmt: skip


class Day:
    """The day, one thing after the other, against the program at a URL."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url

    def check(self, today: str = "") -> None:
        """The whole safety check, with this sign or none."""
        self.page.goto(f"{self.url}/check/")
        expect(button(self.page, "None of these")).to_be_visible()
        to_end(self.page, today=today)

    def relief(self) -> None:
        """A check that asks for care, whose page has an address that would tell; one that is kept; what was done."""
        self.check("Fever of 100.4")
        expect(self.page).to_have_url(re.compile("/today/$"))
        self.check()
        self.page.get_by_role("button", name="Yes, keep it").click()
        expect(self.page.get_by_role("button", name="Delete it")).to_be_focused()
        self.page.goto(f"{self.url}/relief/what-next/")
        self.page.get_by_label("Legs up on a chair").check()
        self.page.get_by_label("3", exact=True).check()
        expect(self.page.get_by_text("Kept on this phone.")).to_be_visible()

    def routine(self) -> None:
        """A session with pain before and after, and the morning after an earlier one."""
        self.page.goto(f"{self.url}/routines/morning-5/")
        button(self.page, "Start the routine").click()
        number(self.page, "before", 2).click()
        button(self.page, "Start").click()
        expect(button(self.page, "Pause")).to_be_visible()
        button(self.page, "This hurts").click()
        button(self.page, "Stop for today").click()
        number(self.page, "after", 7).click()
        button(self.page, "Keep it").click()
        seed(self.page, self.url)
        answer(self.page, 6)
        expect(self.page.get_by_role("status").filter(has_text="Kept on this phone.")).to_be_visible()

    def own(self) -> None:
        """A routine of one's own, and a reminder for it."""
        self.page.goto(f"{self.url}/routines/own/")
        button(self.page, "Make a routine").click()
        self.page.get_by_label("Name").fill(WORDS[2])
        self.page.get_by_label("Add a move").select_option("bridge")
        button(self.page, "Add").click()
        button(self.page, "Save").click()
        button(self.page, "Remind me").click()
        self.page.get_by_label("Sat", exact=True).click()
        self.page.get_by_label("At what time?").fill(AT)
        with self.page.expect_download():
            button(self.page, "Make the reminder").click()

    def plan(self) -> str:
        """A plan, made, opened and given a name; its code."""
        self.page.goto(f"{self.url}/plan/")
        pick(self.page, "Bridge", "Cat-camel")
        code = code_of(self.page)
        self.page.goto(f"{self.url}/p/{code}")
        expect_kept(self.page)
        self.page.goto(f"{self.url}/plan/")
        self.page.get_by_role("button", name=re.compile(": new name$")).click()
        self.page.get_by_role("textbox", name="New name").fill(WORDS[4])
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_role("link", name=re.compile(WORDS[4]))).to_be_focused()
        return code

    def diary(self) -> None:
        """A spasm with days lost, an activity with its score, habits, the summary, a copy."""
        self.page.goto(f"{self.url}/diary/")
        expect(button(self.page, "Save")).to_be_enabled()
        self.page.get_by_text("Add more, if you like").click()
        self.page.locator("[name=lost]").fill(LOST)
        self.page.get_by_text("Add more, if you like").click()
        log(self.page, 8, "Neck", "Stress", began=TODAY - timedelta(days=3), note=WORDS[0])
        self.page.get_by_label("One thing that is hard now").fill(WORDS[1])
        button(self.page, "Add it").click()
        self.page.get_by_role("group", name=WORDS[1]).get_by_label("4", exact=True).click()
        expect(self.page.get_by_text("Last time: 4 out of 10")).to_be_visible()
        with self.page.expect_download():
            button(self.page, "Save a copy").click()
        self.page.get_by_role("link", name="Print or save for my clinician").click()
        expect(self.page.locator("main")).to_contain_text(WORDS[0])
        expect(self.page.locator("main")).to_contain_text(LOST)
        self.page.goto(f"{self.url}/diary/habits/")
        self.page.locator("[name=sitting][value=often]").check()
        button(self.page, "Show me one habit").click()
        expect(self.page.locator("[data-part=status]")).to_have_text("Kept on this phone.")

    def library(self) -> None:
        """What applies to a person, ticked; and a search, by the button and by an address."""
        self.page.goto(f"{self.url}/exercises/")
        self.page.locator("#conditions summary").click()
        self.page.get_by_role("checkbox", name="Pregnant").check()
        expect(self.page.locator("#conditions [role=status]")).to_have_text("Kept on this phone.")
        self.page.goto(f"{self.url}/search/")
        self.page.get_by_role("searchbox").fill(WORDS[3])
        self.page.keyboard.press("Enter")
        self.page.goto(f"{self.url}/search/?q={WORDS[3]}")
        expect(self.page.get_by_role("searchbox")).to_have_value(WORDS[3])


@pytest.mark.copy
def test_no_request_of_a_whole_day_carries_anything_that_was_entered(program: Program, page: Page) -> None:
    with SlowProxy(program.url) as proxy:
        day = Day(page, proxy.url)
        goto_and_wait_ready(page, proxy.url)
        needed = len(proxy.log)
        day.relief()
        day.routine()
        day.own()
        code = day.plan()
        day.diary()
        day.library()
        kept = {name: noted(page, name) for name in ("sessions", "helped", "own-routines", "conditions", "plans")}
        assert all(kept.values()), kept  # the day did happen
        after = proxy.log[needed:]
        said = [*WORDS, code, LOST, AT, AT.replace(":", "%3A")]
        for exchange in proxy.log:
            request = exchange.request
            assert (request.method, request.body) == ("GET", b""), request
            assert {name.lower() for name, _ in request.headers} <= USUAL, request
            assert "?" not in request.url, request
            sent = " ".join([request.url, *(text for _, text in request.headers)]).lower()
            assert [word for word in said if word.lower() in sent] == [], request
        # Once all is saved, the day asks the program for nothing that depends on it.
        assert {exchange.request.url for exchange in after} <= {"/sw.js", "/not-found/", "/manifest.webmanifest"}
