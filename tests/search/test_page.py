"""The search page: finds as one types, works by keyboard, says what it found, and sends nothing anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.harness.axe import violations
from tests.harness.browsing import Journal
from tests.search.searching import EXAMPLES, index_file, library, opened

FIELD = "What are you looking for?"
LISTEN = """() => {
  globalThis.heard = [];
  const status = document.querySelector('[role=status]');
  const every = { subtree: true, childList: true, attributes: true, characterData: true };
  new MutationObserver(() => heard.push(status.innerText.trim())).observe(status, every);
}"""
LOOKS = ({"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"})
SAVED = "() => { document.documentElement.dataset.offline = 'library'; }"


def ask(page: Page, text: str) -> None:
    """Types as a person does, key by key."""
    field = page.get_by_label(FIELD)
    expect(field).to_be_enabled()
    field.fill("")
    field.press_sequentially(text)


def test_results_come_as_one_types_with_the_found_words_marked(page: Page, journal: Journal) -> None:
    with opened(page):
        ask(page, "hamstring stre")
        first = page.locator("[data-part=hits] li").first
        expect(first.locator("a")).to_have_attribute("href", "/exercises/hamstring-supine/")
        expect(first).to_contain_text("Exercise")
        expect(first.locator(".be-item__name mark").first).to_have_text("Hamstring")
        expect(first).not_to_contain_text("Also called", use_inner_text=True)
        expect(first).not_to_contain_text("Routine", use_inner_text=True)
    assert journal.complaints == []


def test_another_name_of_a_move_is_shown_when_it_was_typed(page: Page) -> None:
    with opened(page):
        ask(page, "cobra")
        expect(page.locator("[data-part=hits] li").first).to_contain_text("Also called cobra", use_inner_text=True)


def test_nothing_that_was_typed_leaves_the_phone(page: Page, journal: Journal) -> None:
    with opened(page) as site:
        ask(page, "numb between my legs")
        page.keyboard.press("Enter")
        expect(page.locator("[data-part=hits] a").first).to_be_visible()
        page.reload()
        expect(page.get_by_label(FIELD)).to_have_value("numb between my legs")
        expect(page.locator("[data-part=hits] a").first).to_be_visible()
        assert [asked.path for asked in site.asked if "numb" in asked.path] == []
    asked = " ".join(request.url.partition("#")[0] for request in journal.requests)
    assert "numb" not in asked
    assert "q=" not in asked


def test_the_address_holds_the_query_where_the_phone_itself_answers(page: Page) -> None:
    with opened(page):
        ask(page, "stiff neck")
        expect(page).to_have_url(re.compile(r"/search/#q=stiff%20neck$"))
        page.evaluate(SAVED)
        expect(page).to_have_url(re.compile(r"/search/\?q=stiff%20neck$"))
        ask(page, "plank")
        expect(page).to_have_url(re.compile(r"/search/\?q=plank$"))
        page.get_by_label(FIELD).fill("")
        expect(page).to_have_url(re.compile(r"/search/$"))


@pytest.mark.parametrize("address", ["/search/?q=stiff+neck", "/search/#q=stiff%20neck"])
def test_an_address_with_a_query_opens_its_results(page: Page, address: str) -> None:
    with opened(page, address):
        expect(page.get_by_label(FIELD)).to_have_value("stiff neck")
        expect(page.locator("[data-part=hits] a").first).to_have_attribute("href", re.compile("neck-first-aid"))


def test_the_entries_of_the_history_do_not_grow_while_typing(page: Page) -> None:
    with opened(page):
        before = page.evaluate("() => history.length")
        ask(page, "heat or cold")
        expect(page.locator("[data-part=hits] a").first).to_be_visible()
        assert page.evaluate("() => history.length") == before


def test_a_screen_reader_hears_the_count_once_one_stops_typing(page: Page) -> None:
    with opened(page):
        page.evaluate(LISTEN)
        ask(page, "stiff neck")
        expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ results$"), use_inner_text=True)
        count = page.locator("[data-part=hits] li").count()
        assert set(page.evaluate("() => heard")) <= {f"{count} results", ""}


def test_signs_of_an_emergency_open_with_a_card_that_leads_to_the_check(page: Page) -> None:
    with opened(page):
        ask(page, "cant pee")
        card = page.get_by_role("region", name="This can be a warning sign")
        expect(card).to_be_visible()
        expect(card.get_by_role("link", name="Check the warning signs")).to_have_attribute("href", "/check/")
        expect(card.get_by_role("link", name="Call 911")).to_have_attribute("href", "tel:911")
        above, below = card.bounding_box(), page.locator("[data-part=hits]").bounding_box()
        assert above is not None
        assert below is not None
        assert above["y"] + above["height"] <= below["y"]
        expect(page.get_by_role("status")).to_contain_text("Read the card above the results first")
        ask(page, "plank")
        expect(card).to_be_hidden()


def test_a_life_in_danger_opens_with_someone_to_talk_to(page: Page) -> None:
    with opened(page):
        ask(page, "i want to die")
        card = page.get_by_role("region", name="You can talk to someone now")
        expect(card.get_by_role("link", name="Call 988")).to_have_attribute("href", "tel:988")
        expect(page.get_by_role("region", name="This can be a warning sign")).to_be_hidden()


def test_the_arrow_keys_walk_through_the_results_and_back(page: Page) -> None:
    with opened(page):
        ask(page, "bridge")
        links = page.locator("[data-part=hits] a")
        expect(links.first).to_be_visible()
        page.keyboard.press("ArrowDown")
        expect(links.nth(0)).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(links.nth(1)).to_be_focused()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        expect(page.get_by_label(FIELD)).to_be_focused()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Escape")
        expect(page.get_by_label(FIELD)).to_be_focused()


def test_enter_goes_to_the_first_result_and_to_the_card_before_it(page: Page) -> None:
    with opened(page):
        ask(page, "bridge")
        page.keyboard.press("Enter")
        expect(page.locator("[data-part=hits] a").first).to_be_focused()
        ask(page, "chest pain")
        page.keyboard.press("Enter")
        expect(page.locator("[data-part=urgent] a").first).to_be_focused()


def test_an_idea_is_one_tap(page: Page) -> None:
    with opened(page):
        page.get_by_role("button", name="stiff neck").click()
        expect(page.get_by_label(FIELD)).to_have_value("stiff neck")
        expect(page.locator("[data-part=hits] a").first).to_be_visible()
        expect(page.get_by_role("button", name="stiff neck")).to_be_hidden()


def test_without_results_there_are_ideas_and_the_whole_list(page: Page) -> None:
    with opened(page):
        ask(page, "zzzzzz")
        expect(page.get_by_role("status")).to_have_text("Nothing found", use_inner_text=True)
        expect(page.get_by_role("button", name="stiff neck")).to_be_visible()
        expect(page.get_by_role("link", name="Bridge", exact=True)).to_be_visible()


def test_when_the_index_is_not_there_the_list_still_is(page: Page) -> None:
    with opened(page, without=(index_file().url,)):
        expect(page.get_by_role("status")).to_contain_text("Search could not start", use_inner_text=True)
        expect(page.get_by_role("link", name="Bridge", exact=True)).to_be_visible()


def test_without_script_every_page_is_listed_and_the_field_is_off(new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(java_script_enabled=False).new_page()
    with opened(page) as site:
        expect(page.locator("noscript p")).to_be_visible()
        assert page.locator("#search-for").is_disabled()
        listed = set(page.locator("main a").evaluate_all("links => links.map((link) => link.getAttribute('href'))"))
        assert len(site.asked) > 0
    kept = library()
    wanted = {f"/guide/{slug}/" for slug in kept.chapters} | {f"/exercises/{slug}/" for slug in kept.exercises}
    assert wanted | {f"/routines/{slug}/" for slug in kept.routines} <= listed


@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize("example", EXAMPLES["example"], ids=lambda example: example["state"])
def test_axe_finds_nothing_in_any_state(
    new_context: Callable[..., BrowserContext], look: dict[str, str], example: dict[str, str]
) -> None:
    page = new_context(**look, reduced_motion="reduce").new_page()
    with opened(page, f"/search/#q={example['query']}"):
        expect(page.locator("[data-module=search]")).to_have_attribute("data-state", example["state"])
        assert violations(page) == []


@pytest.mark.parametrize("example", EXAMPLES["example"], ids=lambda example: example["state"])
def test_nothing_is_wider_than_a_small_phone(
    new_context: Callable[..., BrowserContext], example: dict[str, str]
) -> None:
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    with opened(page, f"/search/#q={example['query']}"):
        expect(page.locator("[data-module=search]")).to_have_attribute("data-state", example["state"])
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
