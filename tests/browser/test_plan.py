"""A plan from clinic to pocket: made, shown as a code, opened, kept, played; by keyboard, without script, offline."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from server.build import read_content
from server.plan import Dose, Frequency, Move, Plan, Repeats, Routine
from server.plan_code import encode
from server.settings import Settings
from tests.browser.notes import noted
from tests.harness.axe import violations
from tests.harness.browsing import Journal, goto_and_wait_ready, wait_ready
from tests.harness.client import get
from tests.harness.program import Program
from tests.plans import VECTORS, random_plans

CODE = VECTORS["plans"][5]["code"]
OTHER = VECTORS["plans"][1]["code"]
BRIDGE = encode(Plan(moves=(Move(1), Move(15, Dose(Repeats(2, 8, 3), "each", Frequency(3, "week"))))))
ROUTINES = [each.number for each in read_content(Settings(cache=None), "en").routines.values()]
FITS = "() => document.documentElement.scrollWidth <= innerWidth"


def button(page: Page, name: str) -> Any:
    return page.get_by_role("button", name=name, exact=True)


def pick(page: Page, *names: str) -> None:
    for name in names:
        button(page, name).click()
        expect(page.get_by_text(f"{name} is in the plan.")).to_be_visible()


def expect_plan(page: Page, *names: str) -> None:
    """The moves of the sheet, in order."""
    expect(page.locator("[data-part=rows] .be-item__name")).to_have_text(list(names))


def expect_kept(page: Page) -> None:
    expect(page.locator("[data-part=kept]")).to_have_text("Kept on this phone.")


def kept_plans(page: Page) -> list[dict[str, str]]:
    found: list[dict[str, str]] = (noted(page, "plans") or {"plans": []})["plans"]
    return found


def code_of(page: Page) -> str:
    return page.locator("[data-part=groups]").inner_text().replace(" ", "")


def scanned(page: Page, folder: Path) -> str:
    """What an independent reader finds in the picture of the code on the screen."""
    image = page.locator(".be-plan__image svg")
    expect(image).to_be_visible()
    path = folder / "code.png"
    image.screenshot(path=path)
    found = subprocess.run(["zbarimg", "-q", "--raw", str(path)], capture_output=True, text=True, check=True)
    return found.stdout.strip()


@pytest.fixture
def maker(program: Program, page: Page) -> Page:
    page.goto(f"{program.url}/plan/")
    expect(button(page, "Bridge")).to_be_visible()
    return page


@pytest.mark.copy
def test_from_the_clinic_to_the_pocket(
    own_program: Program, new_context: Callable[..., BrowserContext], journal: Journal, tmp_path: Path
) -> None:
    clinic = new_context().new_page()
    goto_and_wait_ready(clinic, f"{own_program.url}/plan/")
    own_program.kill()  # making a plan needs nobody
    clinic.reload()
    pick(clinic, "Pelvic tilt lying", "Cat-camel")
    button(clinic, "Pelvic tilt lying: set your own dose").click()
    clinic.get_by_label("Pelvic tilt lying, Times").select_option("12")
    clinic.get_by_label("Pelvic tilt lying, How often").select_option(label="2 times a day")
    address = scanned(clinic, tmp_path)
    code = code_of(clinic)
    assert address == f"{own_program.url.upper()}/P/{code}"
    own_program.start()
    phone = new_context().new_page()
    phone.goto(address)
    expect_plan(phone, "Pelvic tilt lying", "Cat-camel")
    expect(phone.locator("[data-part=rows] li").first).to_have_text(re.compile("12 times, .*2 times a day"))
    expect_kept(phone)
    wait_ready(phone)
    own_program.kill()
    phone.goto(f"{own_program.url}/plan/")
    phone.get_by_role("link", name=re.compile("2 moves")).click()
    expect_plan(phone, "Pelvic tilt lying", "Cat-camel")
    expect(phone.locator("[data-part=rows] li").first).to_have_text(re.compile("12 times, .*2 times a day"))
    button(phone, "Start my plan").click()
    phone.locator("label:has(input[name=before][value='2'])").click()
    phone.locator("dialog").get_by_role("button", name="Start", exact=True).click()
    button(phone, "I did it, and it was fine").click()
    expect(phone.locator("#player-title")).to_contain_text("Pelvic tilt")
    assert journal.outside(own_program.url) == []
    assert journal.complaints == []


def test_a_plan_from_a_clinic_leads_there_and_that_clinic_stays_the_phones_own(
    program: Program, maker: Page, new_context: Callable[..., BrowserContext]
) -> None:
    clinic = "South Carolina Sports Medicine"
    pick(maker, "Cat-camel")
    maker.get_by_label("Which clinic is it from?").select_option(label=clinic)
    code = code_of(maker)
    plain, phone = new_context(java_script_enabled=False).new_page(), new_context().new_page()
    for each in (plain, phone):
        each.goto(f"{program.url}/p/{code}")
        expect(each.get_by_text(f"This plan is from {clinic}.")).to_be_visible()
        expect(each.get_by_role("link", name="Reach the clinic")).to_have_attribute("href", re.compile("^/clinic/"))
    expect_kept(phone)
    phone.goto(f"{program.url}/offline/")
    expect(phone.get_by_role("link", name=re.compile(clinic))).to_be_visible()
    phone.goto(f"{program.url}/plan/#make")
    expect(phone.get_by_label("Which clinic is it from?").locator("option:checked")).to_have_text(clinic)


@pytest.mark.copy
def test_offline_a_phone_says_the_same_of_a_plan_as_the_server(own_program: Program, page: Page) -> None:
    codes = [encode(each) for each in random_plans(seed=11, count=10) if each.moves or each.routine]
    codes += [each["code"] for each in VECTORS["plans"]]
    codes += [encode(Plan(routine=Routine(number, 3))) for number in ROUTINES]
    served = {}
    for code in codes:
        body = get(own_program.url, f"/p/{code}")[2].decode()
        main = body.partition("<main")[2].partition("<template")[0]
        about = re.search(r'data-part="about">([^<]*)', main)
        start = re.search(r'data-part="start"[^>]*>([^<]*)', main)
        rows = [unescape(each) for each in re.findall(r'data-value="(?:name|dose)">([^<]*)', main)]
        groups = re.search(r'data-part="groups">([^<]*)', main)
        assert about
        assert start
        assert groups
        served[code] = [unescape(each[1]) for each in (about, start, groups)] + rows
    goto_and_wait_ready(page, own_program.url)
    own_program.kill()
    read = """() => [...['about', 'start', 'groups'].map((name) => document.querySelector(`[data-part="${name}"]`)),
      ...document.querySelectorAll('[data-part="rows"] [data-value]')].map((node) => node.textContent)"""
    for code, said in served.items():
        page.goto(f"{own_program.url}/p/{code.lower()}")
        expect(page.locator("[data-part=groups]")).to_have_text(said[2])
        assert page.evaluate(read) == said


def test_the_whole_path_by_keyboard(maker: Page) -> None:
    def to(name: str) -> None:
        for _ in range(250):
            maker.keyboard.press("Tab")
            if maker.evaluate("() => document.activeElement.ariaLabel || document.activeElement.innerText") == name:
                return
        raise AssertionError(f"{name} is not reached by keyboard")

    maker.get_by_label("Find a move").focus()
    maker.keyboard.type("cat-c")
    to("Cat-camel")
    maker.keyboard.press("Enter")
    maker.get_by_label("Find a move").fill("")
    maker.keyboard.type("bridge")
    to("Bridge")
    maker.keyboard.press("Enter")
    expect_plan(maker, "Cat-camel", "Bridge")
    to("Bridge: earlier")
    maker.keyboard.press("Enter")
    expect_plan(maker, "Bridge", "Cat-camel")
    expect(button(maker, "Bridge: earlier")).to_be_focused()
    to("Bridge: set your own dose")
    maker.keyboard.press("Space")
    expect(button(maker, "Bridge: use the usual dose")).to_be_focused()
    to("Cat-camel: take out")
    maker.keyboard.press("Enter")
    expect(button(maker, "Put it back")).to_be_focused()
    maker.keyboard.press("Enter")
    expect_plan(maker, "Bridge", "Cat-camel")
    to("Open this plan")
    maker.keyboard.press("Enter")
    expect(maker.get_by_role("heading", name="Your plan")).to_be_visible()
    expect_plan(maker, "Bridge", "Cat-camel")


def test_every_edit_shows_a_new_revision_and_comes_back_after_a_reload(maker: Page) -> None:
    revision = maker.locator("[data-part=revision]")
    pick(maker, "Bridge")
    expect(revision).to_have_text(f"Revision {code_of(maker)[-2:]}, change 1")
    pick(maker, "Bird dog")
    expect(revision).to_have_text(f"Revision {code_of(maker)[-2:]}, change 2")
    said = revision.inner_text()
    maker.reload()
    expect(revision).to_have_text(said)
    expect_plan(maker, "Bridge", "Bird dog")
    button(maker, "Start over").click()
    expect(maker.get_by_text("Nothing is picked yet.")).to_be_visible()
    button(maker, "Put it back").click()
    expect_plan(maker, "Bridge", "Bird dog")


def test_more_than_four_moves_and_a_clash_are_warned_of_and_nine_do_not_fit(program: Program, page: Page) -> None:
    page.add_init_script(
        """localStorage.setItem('back-at-ease:conditions', '{"version":1,"codes":["KN","WR","OST"]}')"""
    )
    page.goto(f"{program.url}/plan/")
    over = page.get_by_text("Two to four is what people keep up.")
    names = ["Bridge", "Cat-camel", "Bird dog", "Walking"]
    pick(page, *names)
    expect(over).to_be_hidden()
    expect(page.locator("[data-part=clashes]")).to_contain_text("Cat-camel clashes with what is ticked on this phone (")
    pick(page, "Dead bug", "Clamshell", "Pelvic tilt lying", "Chin tuck")
    expect(over).to_be_visible()
    button(page, "Bridge").click()
    expect(page.get_by_text("A plan holds 8 moves.")).to_be_visible()
    expect(page.locator("[data-part=rows] > li")).to_have_count(8)


def test_a_routine_with_its_level_and_a_start_day(maker: Page) -> None:
    maker.get_by_label("Or pick a whole routine").select_option(label="Morning mobility")
    maker.get_by_label("Level").select_option("2")
    maker.get_by_label("Start day, if you like").fill("2026-12-01")
    moves = ("Slow belly breathing", "Pelvic tilt lying", "Knee rolls", "Cat-camel", "Standing back bend")
    expect_plan(maker, "Morning mobility", *moves)
    doses = ["5 min, level 2", "6 breaths", "10 times", "7 times each side", "8 times", "7 times"]
    expect(maker.locator("[data-part=rows] [data-value=dose]")).to_have_text(doses)
    expect(maker.get_by_text("About 5 minutes a day")).to_be_visible()
    maker.get_by_role("link", name="Open this plan").click()
    expect(maker.get_by_text("Start on 1 December 2026.")).to_be_visible()
    maker.get_by_role("link", name="Change this plan").click()
    expect(maker.get_by_label("Level")).to_have_value("2")


def test_several_plans_side_by_side_are_renamed_removed_and_put_back(program: Program, page: Page) -> None:
    for code in (CODE, OTHER):
        page.goto(f"{program.url}/p/{code}")
        expect_kept(page)
    page.goto(f"{program.url}/plan/")
    names = page.locator("[data-part=list] .be-item__name")
    expect(names).to_have_count(2)
    first = names.first.inner_text()
    button(page, f"{first}: new name").click()
    page.get_by_role("textbox", name="New name").fill("Mornings <b>")
    page.keyboard.press("Enter")
    expect(names.first).to_have_text("Mornings <b>")
    button(page, "Mornings <b>: remove").click()
    expect(page.get_by_text("Mornings <b> is removed.")).to_be_visible()
    expect(names).to_have_count(1)
    button(page, "Put it back").click()
    expect(names.first).to_have_text("Mornings <b>")
    page.get_by_role("link", name=re.compile("Mornings")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mornings <b>")
    assert [each["code"] for each in kept_plans(page)] == [CODE, OTHER]


@pytest.mark.parametrize("broken", ["{", "null", '{"version":9,"plans":[]}', '{"version":1,"plans":[7,{"code":"X"}]}'])
def test_what_cannot_be_read_counts_as_none(program: Program, page: Page, broken: str) -> None:
    page.add_init_script(f"localStorage.setItem('back-at-ease:plans', {broken!r})")
    page.goto(f"{program.url}/plan/")
    expect(page.get_by_text("No plan is kept on this phone yet.")).to_be_visible()


@pytest.mark.copy
def test_a_wrong_code_is_told_why_where_it_is_typed_and_where_it_is_opened(program: Program, page: Page) -> None:
    page.goto(f"{program.url}/plan/")
    field = page.get_by_label("Type or paste a plan code")
    for typed, said in (
        ("", "There is no code yet."),
        (CODE[:-1], "This code does not add up."),
        (f"{CODE[:3]}*{CODE[3:]}", "No plan code has “*” in it. Look at place 4."),
    ):
        field.fill(typed)
        button(page, "Open the plan").click()
        expect(page.get_by_text(said)).to_be_visible()
        expect(field).to_have_value(typed)
    goto_and_wait_ready(page, f"{program.url}/p/{CODE}X")  # what the phone saved answers from now on
    page.reload()
    expect(page.get_by_role("heading", name="This plan code does not open")).to_be_visible()
    expect(page.get_by_text("This code does not add up.")).to_be_visible()
    assert kept_plans(page) == []
    field.fill(f"{program.url}/P/{BRIDGE.lower()}?x=1")
    button(page, "Open the plan").click()
    expect_plan(page, "Slow belly breathing", "Cat-camel")
    assert page.url == f"{program.url}/p/{BRIDGE}"


def test_without_script_a_plan_opens_and_a_code_can_be_typed(
    program: Program, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{program.url}/plan/")
    page.get_by_label("Type or paste a plan code").fill(f"  {BRIDGE.lower()} ")
    button(page, "Open the plan").click()
    expect(page.get_by_role("heading", name="Your plan")).to_be_visible()
    expect(page.locator("[data-part=rows]")).to_contain_text("2 sets of 8 times each side, hold 3 s, 3 times a week")
    expect(button(page, "Start my plan")).to_be_hidden()
    page.goto(f"{program.url}/p/{BRIDGE}X")
    expect(page.get_by_text("This code does not add up.")).to_be_visible()
    expect(page.get_by_label("Type or paste a plan code")).to_be_visible()


@pytest.mark.copy
@pytest.mark.parametrize(
    ("agent", "manifest"),
    [("iPhone", f"/p/{BRIDGE}/manifest.webmanifest"), ("Android", "/manifest.webmanifest")],
)
def test_an_iphone_keeps_the_plan_as_its_start_and_others_one_constant_manifest(
    program: Program, new_context: Callable[..., BrowserContext], agent: str, manifest: str
) -> None:
    page = new_context(user_agent=f"Mozilla/5.0 ({agent})").new_page()
    note = page.get_by_text("Is the app on your home screen already?")
    link = page.locator("link[rel=manifest]")
    for _ in ("from the server", "from what the phone saved"):
        page.goto(f"{program.url}/p/{BRIDGE}")
        expect_kept(page)
        expect(link).to_have_attribute("href", manifest)
        expect(note).to_be_visible() if agent == "iPhone" else expect(note).to_be_hidden()
        wait_ready(page)
    assert [each["code"] for each in kept_plans(page)] == [BRIDGE]


def test_the_camera_is_asked_for_on_a_tap_only_and_opens_plans_only(program: Program, page: Page) -> None:
    page.add_init_script(f"""
      globalThis.BarcodeDetector = class {{
        async detect() {{ return [{{ rawValue: globalThis.seen ?? 'https://shop.example/P/10VX' }}]; }}
      }};
      globalThis.CODE = 'HTTPS://ANY.WHERE/P/{BRIDGE}';
      navigator.mediaDevices.getUserMedia = async () => {{
        globalThis.asked = true;
        return document.createElement('canvas').captureStream();
      }};""")
    page.goto(f"{program.url}/plan/")
    expect(button(page, "Scan a code")).to_be_visible()
    assert page.evaluate("() => globalThis.asked") is None
    button(page, "Scan a code").click()
    expect(page.get_by_text("That is not the code of a plan.")).to_be_visible()
    page.evaluate("() => { globalThis.seen = CODE; }")
    page.wait_for_url(f"{program.url}/p/{BRIDGE}")
    expect_plan(page, "Slow belly breathing", "Cat-camel")


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 320)])
def test_every_screen_is_accessible_and_fits(
    program: Program, new_context: Callable[..., BrowserContext], scheme: str, width: int
) -> None:
    page = new_context(color_scheme=scheme, viewport={"width": width, "height": 640}).new_page()
    page.goto(f"{program.url}/p/{CODE}")
    expect_kept(page)
    assert violations(page) == []
    assert page.evaluate(FITS)
    page.goto(f"{program.url}/plan/#{BRIDGE}")
    pick(page, "Bridge")
    button(page, "Bridge: set your own dose").click()
    assert violations(page) == []
    assert page.evaluate(FITS)
