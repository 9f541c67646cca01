"""A plan opens from its code alone; a wrong code is told what is wrong; nothing hostile shows, crashes or is kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from litestar import Litestar

from server.assets.encodings import Encoder
from server.build import Site, build
from server.content.model import Routine as ContentRoutine
from server.pages.headers import SECURITY
from server.plan import Dose, Frequency, Hold, Move, Plan, Repeats, Routine
from server.plan_code import decode, encode
from server.settings import Settings
from server.web.app import create_app
from server.web.plan_routes import code_in
from server.web.plans import Plans
from tests.harness.client import get
from tests.harness.program import Program
from tests.plans import VECTORS, random_codes, random_plans, random_typing, sealed
from tests.web.asking import Answer, ask

SETTINGS = Settings(cache=None)
REASONS = VECTORS["errors"]
LINKS = re.compile(r'\s(?:href|src|action)="([^"]*)"')


@pytest.fixture(scope="module")
def site() -> Site:
    return build(SETTINGS)


@pytest.fixture(scope="module")
def app(site: Site) -> Litestar:
    plans = Plans(SETTINGS, site.resources)
    return create_app(resources=site.resources, not_found=site.not_found, encoder=Encoder(), plans=plans)


@pytest.fixture(scope="module")
def numbers(site: Site) -> dict[str, int]:
    return {slug: each.number for slug, each in site.libraries[0].exercises.items()}


def text_of(answer: Answer) -> str:
    main = answer.body.decode().partition("<main")[2].partition("</main>")[0]
    main = re.sub(r"<template.*?</template>", " ", main, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", main)).split())


def test_a_plan_says_what_how_much_and_how_often_with_its_figure(app: Litestar, numbers: dict[str, int]) -> None:
    dose = Dose(Repeats(2, 8, 3), "each", Frequency(3, "week"))
    plank = Dose(Hold(3, 20), "both", None)
    moves = (Move(numbers["bridge"], dose), Move(numbers["plank"], plank), Move(numbers["walking"]))
    answer = ask(app, "GET", f"/p/{encode(Plan(moves=moves, start=date(2026, 12, 1)))}")
    assert answer.status == 200
    text = text_of(answer)
    for words in (
        "3 moves",
        "Start on",
        "2 sets of 8 times each side, hold 3 s, 3 times a week",
        "hold 20 s, 3 times, as often as you need",
    ):
        assert words in text, words
    body = answer.body.decode()
    for slug in ("bridge", "plank", "walking"):
        assert f'href="/exercises/{slug}/"' in body
        assert f"/assets/figures/{slug}." in body


def test_a_routine_is_named_with_its_level(app: Litestar, site: Site) -> None:
    routine = site.libraries[0].routines["core-beginner"]
    answer = ask(app, "GET", f"/p/{encode(Plan(routine=Routine(routine.number, 2)))}")
    assert routine.name in text_of(answer)
    assert "level 2" in text_of(answer)
    body = answer.body.decode()
    assert 'href="/routines/core-beginner/"' in body
    for words in ("10 times, hold 5 s", "2 sets of 10 times, hold 3 s", "Pick one: 10 times each side"):
        assert words in text_of(answer), words
    assert "/assets/figures/bird-dog." in body


@pytest.mark.parametrize("row", VECTORS["typed"], ids=lambda row: row["about"])
def test_case_gaps_and_look_alikes_do_not_matter(app: Litestar, row: dict[str, str]) -> None:
    for folder in ("/p/", "/P/"):
        found = ask(app, "GET", folder + quote(row["typed"], safe=""))
        assert (found.status, found.body) == (200, ask(app, "GET", f"/p/{row['code']}").body)


@pytest.mark.parametrize("row", [row for row in REASONS if row["typed"].strip(" -")], ids=lambda row: row["about"])
def test_a_wrong_code_is_told_why_with_a_field_to_type_it_again(app: Litestar, site: Site, row: dict[str, str]) -> None:
    answer = ask(app, "GET", "/p/" + quote(row["typed"], safe=""))
    assert answer.status == 404
    words = site.libraries[0].words.plan
    body = answer.body.decode()
    shown = re.findall(r'data-reason="([\w-]+)"(?: data-pattern="[^"]*")?>', body)
    assert shown == [row["reason"]]
    assert words.wrong in text_of(answer)
    assert '<input class="be-plan__input" name="code"' in body


def test_what_this_app_does_not_know_is_named_in_its_place_and_never_dropped(app: Litestar, site: Site) -> None:
    words = site.libraries[0].words.plan
    dose = Dose(Repeats(2, 8, 0), "both", Frequency(1, "day"))
    answer = ask(app, "GET", f"/p/{encode(Plan(moves=(Move(499, dose), Move(1)), clinic=999))}")
    text = text_of(answer)
    assert answer.status == 200
    assert words.about_moves.format(count=2) in text
    assert f"{words.unknown} 2 sets of 8 times, once a day. {words.unknown_more}" in text
    assert words.part in text
    assert words.clinic_unknown in text
    answer = ask(app, "GET", f"/p/{encode(Plan(routine=Routine(499)))}")
    assert words.unknown_routine in text_of(answer)


@pytest.mark.parametrize("code", [each["code"] for each in VECTORS["plans"]])
def test_it_is_never_cached_has_the_usual_safety_and_no_cookie(app: Litestar, code: str) -> None:
    for path in (f"/p/{code}", f"/p/{code}1", f"/p/{code}/manifest.webmanifest"):
        answer = ask(app, "GET", path)
        assert answer.headers["cache-control"] == "no-store"
        assert "set-cookie" not in answer.headers
        if answer.headers["content-type"].startswith("text/html"):
            assert SECURITY.items() <= answer.headers.items()
        head = ask(app, "HEAD", path)
        assert (head.status, head.body) == (answer.status, b"")
        assert ask(app, "POST", path).status == 405


def test_the_manifest_of_a_plan_is_the_same_app_started_at_the_plan(app: Litestar) -> None:
    code = VECTORS["plans"][0]["code"]
    assert f'<link rel="manifest" href="/p/{code}/manifest.webmanifest">' in ask(app, "GET", f"/p/{code}").body.decode()
    made = json.loads(ask(app, "GET", f"/p/{code.lower()}/manifest.webmanifest").body)
    usual = json.loads(ask(app, "GET", "/manifest.webmanifest").body)
    assert made.pop("start_url") == f"/p/{code}"
    assert usual.pop("start_url") == "/"
    assert made == usual
    assert (made["id"], made["scope"]) == ("/", "/")
    assert ask(app, "GET", f"/p/{code}1/manifest.webmanifest").status == 404


@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("code=ab%20cd", "/p/ab%20cd"),
        ("code=HTTPS%3A%2F%2FX.ORG%2FP%2FABCD%3Fa%3D1", "/p/ABCD"),
        ("code=%0d%0aset-cookie:x", "/p/set-cookie%3Ax"),
        ("code=", "/plan/"),
        ("", "/plan/"),
    ],
)
def test_a_code_typed_without_script_gets_its_own_address(app: Litestar, query: str, target: str) -> None:
    for path in ("/p/", "/P", "/p"):
        answer = ask(app, "GET", f"{path}?{query}")
        assert (answer.status, answer.headers["location"]) == (303, target)


def steps_of(site: Site, routine: Routine) -> int:
    """How many moves a routine has, counted in the content; those of a routine within it too."""
    routines = site.libraries[0].routines
    found = next((each for each in routines.values() if each.number == routine.number), None)

    def count(of: ContentRoutine) -> int:
        return sum(count(routines[step.routine]) if step.routine else len(step.moves) for step in of.steps)

    return count(found) if found else 0


def hostile() -> Iterator[str]:
    yield from random_typing(seed=5, count=150)
    yield from random_codes(seed=6, count=150)
    yield from (encode(each) for each in random_plans(seed=7, count=100) if each.moves or each.routine)
    yield from ("CALL 555 0100", "<script>", "a" * 5000, "%", "\x00", "\U0001f600", "1", "../../etc", "1" + "X" * 59)


def test_no_code_crashes_loads_half_or_brings_a_word_or_link_of_its_own(app: Litestar, site: Site) -> None:
    own = {each.url for each in site.resources} | {"/p/", "#main", ""}
    for text in hostile():
        if not text.strip(" -–\u00a0/") or "/" in text:
            continue
        answer = ask(app, "GET", "/p/" + quote(text, safe=""))
        body = answer.body.decode()
        assert answer.status in (200, 404), text
        links = {each.partition("#")[0] for each in LINKS.findall(body)}
        code = ""
        if answer.status == 200:
            plan = decode(text)
            code = encode(plan)
            rows = body.partition('data-part="rows">')[2].partition("</ol>")[0]
            steps = steps_of(site, plan.routine) if plan.routine else 0
            assert rows.count("<li") == (1 + steps if plan.routine else len(plan.moves)), text
            links.discard(f"/p/{code}/manifest.webmanifest")
        else:
            assert text not in body or len(text) < 5, text
        assert links <= own, text


def test_the_real_program_prints_nothing_of_a_code(program: Program) -> None:
    code = VECTORS["plans"][5]["code"]
    wrong = sealed("1" + code[2:9])
    for path in (f"/p/{code}", f"/P/{code.lower()}", f"/p/{wrong}", f"/p/{code}/manifest.webmanifest"):
        status, headers, _ = get(program.url, path)
        assert status in (200, 404)
        assert headers["cache-control"] == "no-store"
    assert get(program.url, "/p/%ff%fe")[0] == 404
    assert get(program.url, "/p/%2e%2e%2fplan")[0] == 404
    assert code not in program.output().upper()
    assert "/p/" not in program.output().lower()


def test_nothing_of_a_code_is_written_to_the_cache(site: Site, tmp_path: Path) -> None:
    plans = Plans(Settings(cache=tmp_path), site.resources)
    for each in VECTORS["plans"]:
        assert plans.page(each["code"])[0] == 200
        assert plans.manifest(each["code"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" ABCD-1234 ", "ABCD-1234"),
        ("HTTPS://X.ORG/P/ABCD", "ABCD"),
        ("x.org/p/abcd?x=1#y", "abcd"),
        ("https://x.org/p/AB/p/CD/", "CD"),
    ],
)
def test_a_whole_address_is_as_good_as_its_code(text: str, code: str) -> None:
    assert code_in(text) == code
