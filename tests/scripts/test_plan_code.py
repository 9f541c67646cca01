"""The phone reads and writes the same codes as the server, and refuses the same texts for the same reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

import brotli
import pytest
from playwright.sync_api import Page

from server.assets.modules import squeeze
from server.plan_code import PlanCodeError, decode, encode
from server.settings import ROOT
from tests.plans import VECTORS, line, random_codes, random_plans, random_typing
from tests.scripts.running import modules, run

SCRIPT = "plan-code.js"
# What is said of a text: the plan as JSON, or why there is none. Any other error ends the test.
SAID = """
const said = (text) => {
  try { return JSON.stringify(m.decode(text)); }
  catch (error) {
    if (!(error instanceof m.PlanCodeError)) throw error;
    return [error.reason, error.character ?? '', error.position ?? 0].join();
  }
};
const digest = async (lines) => {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(lines.join('\\n')));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};
"""


@pytest.fixture
def phone(desk: Page) -> Iterator[Page]:
    with modules(desk, SCRIPT) as opened:
        yield opened


def said(text: str) -> str:
    """As SAID."""
    try:
        return line(decode(text))
    except PlanCodeError as error:
        return f"{error.reason},{error.character},{error.position}"


def digest(lines: Iterable[str]) -> str:
    """All the lines in one, so that large plans need not travel."""
    return sha256("\n".join(lines).encode()).hexdigest()


def test_a_plan_on_paper_keeps_its_code(phone: Page) -> None:
    plans = [row["plan"] for row in VECTORS["plans"]]
    codes = [row["code"] for row in VECTORS["plans"]]
    assert run(phone, SCRIPT, "return given.map(m.encode);", plans) == codes
    assert run(phone, SCRIPT, "return given.map(m.decode);", codes) == plans


def test_case_groups_and_look_alikes_do_not_matter(phone: Page) -> None:
    typed = [row["typed"] for row in VECTORS["typed"]]
    codes = [row["code"] for row in VECTORS["typed"]]
    assert run(phone, SCRIPT, "return given.map((text) => m.encode(m.decode(text)));", typed) == codes


def test_what_is_no_code_is_refused_with_its_reason(phone: Page) -> None:
    found = run(phone, SCRIPT, f"{SAID} return given.map(said);", [row["typed"] for row in VECTORS["errors"]])
    assert found == [f"{row['reason']},{row['character']},{row['position']}" for row in VECTORS["errors"]]


UNSAYABLE_THERE = [("not-a-day", "start"), ("2026-02-30", "start"), ("2026-11-20T10:00", "start"), ("", "start")]


def test_what_a_code_cannot_say_is_refused_by_field(phone: Page) -> None:
    rows: list[tuple[dict[str, Any], str]] = [(row["plan"], row["field"]) for row in VECTORS["unsayable"]]
    plan = rows[-1][0] | {"routine": {"number": 1, "level": 1}}
    rows += [(plan | {"start": start}, field) for start, field in UNSAYABLE_THERE]
    code = """return given.map((plan) => {
      try { return m.encode(plan); }
      catch (error) { return [error.name, error.reason, error.field].join(); }
    });"""
    found = run(phone, SCRIPT, code, [plan for plan, _ in rows])
    assert found == [f"PlanCodeError,range,{field}" for _, field in rows]


@pytest.mark.parametrize("seed", range(10))
def test_a_hundred_thousand_random_plans_have_one_code_in_both_languages(phone: Page, seed: int) -> None:
    plans = list(random_plans(seed, 10_000))
    codes = [encode(plan) for plan in plans]
    code = f"""{SAID} return {{
      digest: await digest(given.map(said)),
      other: given.filter((code) => m.encode(m.decode(code)) !== code),
    }};"""
    assert run(phone, SCRIPT, code, codes) == {"digest": digest(map(line, plans)), "other": []}


def test_forged_and_mistyped_codes_meet_the_same_answer_in_both_languages(phone: Page) -> None:
    texts = [*random_codes(seed=6, count=10_000), *random_typing(seed=7, count=10_000)]
    assert run(phone, SCRIPT, f"{SAID} return digest(given.map(said));", texts) == digest(map(said, texts))


def test_the_script_is_small() -> None:
    text = squeeze((ROOT / "pwa" / "scripts" / SCRIPT).read_text(encoding="utf-8"))
    assert len(brotli.compress(text.encode())) <= 3000
