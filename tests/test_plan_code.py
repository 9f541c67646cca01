"""A plan has one code, a code one plan; a slip of the hand is seen, and nothing typed ever does harm."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.build import read_content
from server.content.model import Amount as ContentAmount
from server.content.model import Dose as ContentDose
from server.plan import (
    AMOUNTS,
    CLINICS,
    DAYS,
    FIRST_DAY,
    FREQUENCIES,
    LEVELS,
    NUMBERS,
    SIDES,
    Amount,
    Breaths,
    Dose,
    Frequency,
    Hold,
    Ladder,
    Minutes,
    Move,
    Plan,
    Repeats,
    Routine,
    Steps,
)
from server.plan_code import LONGEST, SYMBOLS, PlanCodeError, decode, encode
from server.settings import Settings
from tests.plans import VECTORS, random_codes, random_plans, random_typing, read, sealed, written

QR_ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
UNRESERVED = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-._~"  # in a path as they are (RFC 3986, 2.3)
LAST_DAY = date(2070, 11, 9)
CODES = [each["code"] for each in VECTORS["plans"]]
seeds = st.integers(0, 2**63)


def about(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", VECTORS[name], ids=lambda row: row["about"])


def verdict(text: str) -> tuple[str, str, int]:
    """The reason, character and position that refuse a text; none for a plan."""
    try:
        decode(text)
    except PlanCodeError as error:
        return error.reason, error.character, error.position
    return "", "", 0


@about("plans")
def test_a_plan_on_paper_keeps_its_code(row: dict[str, Any]) -> None:
    plan = read(row["plan"])
    assert written(plan) == row["plan"]
    assert encode(plan) == row["code"]
    assert decode(row["code"]) == plan


@about("typed")
def test_case_groups_and_look_alikes_do_not_matter(row: dict[str, Any]) -> None:
    assert decode(row["typed"]) == decode(row["code"])


@about("errors")
def test_what_is_no_code_is_refused_with_its_reason(row: dict[str, Any]) -> None:
    assert verdict(row["typed"]) == (row["reason"], row["character"], row["position"])


@about("unsayable")
def test_what_a_code_cannot_say_is_refused_by_field(row: dict[str, Any]) -> None:
    with pytest.raises(PlanCodeError) as error:
        encode(read(row["plan"]))
    assert (error.value.reason, error.value.field) == ("range", row["field"])


def test_an_error_says_what_and_where_and_the_remedy() -> None:
    assert str(PlanCodeError("character", character="%", position=3)) == (
        "No plan code has “%” in it (place 3); compare it with the sheet."
    )
    assert "one character is mistyped" in str(PlanCodeError("checksum"))


def test_symbols_fit_a_small_qr_code_and_a_path_and_none_looks_like_another() -> None:
    assert set(SYMBOLS) <= set(QR_ALPHANUMERIC) & set(UNRESERVED)
    for alike in ("0O", "1IL", "UV", "2Z", "5S", "8B"):
        assert len(set(alike) & set(SYMBOLS)) == 1
    assert len(SYMBOLS) == 29  # a prime, on which the check rests


@pytest.mark.parametrize(("moves", "longest"), [(4, 32), (8, LONGEST)])
def test_the_largest_value_of_everything_stays_within_the_length(moves: int, longest: int) -> None:
    """The last place of each digit gives the largest number, thus the longest code."""
    kind, fields = list(AMOUNTS.items())[-1]
    amount = kind(**{name: values[-1] for name, values in fields.items()})
    move = Move(NUMBERS[-1], Dose(amount, SIDES[-1], FREQUENCIES[-1]))
    code = encode(Plan(moves=(move,) * moves, clinic=CLINICS[-1], start=LAST_DAY))
    assert (LAST_DAY - FIRST_DAY).days == DAYS[-1]
    assert len(code) <= longest


def test_no_random_plan_is_longer_either() -> None:
    longest = dict.fromkeys(range(9), 0)
    for plan in random_plans(seed=2, count=3000):
        longest[len(plan.moves)] = max(longest[len(plan.moves)], len(encode(plan)))
    assert all(longest[count] <= 32 for count in range(5))
    assert longest[8] <= LONGEST


def ends(amount: ContentAmount | None) -> tuple[float, float]:
    return amount if isinstance(amount, tuple) else (amount or 0, amount or 0)


def amounts_of(dose: ContentDose) -> Iterator[Amount]:
    """What a clinic would set for a dose of the library: each amount at its low and at its high end."""
    parts = (dose.sets, dose.reps, dose.hold, dose.minutes, dose.breaths, dose.steps)
    for sets, reps, hold, minutes, breaths, steps in zip(*map(ends, parts), strict=True):
        if dose.ladder:
            yield Ladder(int(sets), dose.ladder[-1], dose.ladder[0] - dose.ladder[1], int(hold))
        elif reps:
            yield Repeats(int(sets) or 1, int(reps), int(hold))
        elif hold:
            yield Hold(int(sets) or 1, int(hold))
        if minutes:
            yield Minutes(int(minutes)) if minutes >= 1 else Hold(1, int(minutes * 60))
        if breaths:
            yield Breaths(int(breaths))
        if steps:
            yield Steps(int(sets) or 1, int(steps))


def often_of(dose: ContentDose) -> Iterator[Frequency | None]:
    yield None
    if dose.times_per_day:
        yield from (Frequency(int(times), "day") for times in ends(dose.times_per_day))
    if dose.times_per_week:
        yield from (Frequency(int(times), "week") for times in ends(dose.times_per_week))


def test_every_dose_of_the_library_can_be_said() -> None:
    library = read_content(Settings(cache=None), "en")
    steps = [step for routine in library.routines.values() for step in routine.steps]
    doses = [each.dose for each in library.exercises.values()]
    doses += [each for step in steps for each in (step.dose, *step.doses.values()) if each]
    said = [Dose(amount, "each", often) for dose in doses for amount in amounts_of(dose) for often in often_of(dose)]
    assert len(said) > 300
    for dose in said:
        plan = Plan(moves=(Move(1, dose),))
        assert decode(encode(plan)) == plan


def test_every_step_up_of_a_routine_can_be_said() -> None:
    library = read_content(Settings(cache=None), "en")
    assert library.player.rules.most_level in LEVELS


def code_of_each_length() -> list[str]:
    """The check does not look at what a code says, so any symbols will do."""
    chance = Random(3)
    return [sealed("".join(chance.choices(SYMBOLS, k=length - 2))) for length in range(4, LONGEST + 1)]


@pytest.mark.parametrize("code", [*CODES, *code_of_each_length()])
def test_every_single_wrong_symbol_is_seen(code: str) -> None:
    for place, right in enumerate(code):
        for wrong in SYMBOLS.replace(right, ""):
            assert verdict(code[:place] + wrong + code[place + 1 :])[0] == "checksum"


@pytest.mark.parametrize("code", [*CODES, *code_of_each_length()])
def test_every_swap_of_two_symbols_is_seen_unless_they_stand_29_apart(code: str) -> None:
    for one, first in enumerate(code):
        for other in range(one + 1, len(code)):
            if first != code[other] and (other - one) % 29:
                swapped = code[:one] + code[other] + code[one + 1 : other] + first + code[other + 1 :]
                assert verdict(swapped)[0] == "checksum"


@pytest.mark.parametrize("code", CODES)
def test_a_symbol_too_many_or_too_few_at_the_end_is_seen(code: str) -> None:
    assert verdict(code[:-1])[0] in {"checksum", "too-short"}
    assert {verdict(code + symbol)[0] for symbol in SYMBOLS} == {"checksum"}


def test_two_neighbours_misread_are_seen() -> None:
    code = CODES[4]
    for place in range(len(code) - 1):
        for pair in (one + other for one in SYMBOLS for other in SYMBOLS):
            if pair != code[place : place + 2]:
                assert verdict(code[:place] + pair + code[place + 2 :])[0] == "checksum"


@given(seeds)
def test_a_plan_comes_back_whole(seed: int) -> None:
    (plan,) = random_plans(seed, 1)
    assert decode(encode(plan)) == plan


def canonical(text: str) -> str:
    plain = "".join(each for each in text.upper() if each.isalnum())
    return plain.translate(str.maketrans("OILUSBZ", "011V582"))


def reads_whole_or_says_why(text: str) -> bool:
    """Whether it is a plan; if it is, this is the only code of the plan."""
    try:
        plan = decode(text)
    except PlanCodeError:
        return False
    assert encode(plan) == canonical(text)
    return True


@given(st.text(max_size=80))
def test_any_text_is_read_whole_or_refused(text: str) -> None:
    reads_whole_or_says_why(text)


@given(st.text(alphabet=SYMBOLS, min_size=1, max_size=57))
def test_a_forged_payload_is_read_whole_or_refused(payload: str) -> None:
    reads_whole_or_says_why(sealed("1" + payload))


def test_texts_near_a_code_are_read_whole_or_refused() -> None:
    read_ = [reads_whole_or_says_why(text) for text in random_typing(seed=4, count=5000)]
    assert 0 < sum(read_) < len(read_)


def test_forged_codes_are_read_whole_or_refused() -> None:
    read_ = [reads_whole_or_says_why(code) for code in random_codes(seed=5, count=5000)]
    assert 0 < sum(read_) < len(read_)


def test_a_very_long_text_is_refused_at_its_61st_symbol() -> None:
    assert verdict("1" * 10_000_000)[0] == "too-long"


def test_the_shortest_code_is_a_routine() -> None:
    assert decode("10V4") == Plan(routine=Routine(1))
