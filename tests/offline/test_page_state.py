"""What a page concludes from what the worker tells it, and when it may offer a place on the home screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.faults.small_site import PWA
from tests.harness.site import File, Site, script

Ask = Callable[..., Any]
MODULES = ("offline-state", "install-state")
WHOLE = {"sealed": True, "missing": [], "files": 3, "bytes": 3000}
HOLED = {**WHOLE, "missing": ["/x/"]}
YEAR = 365 * 86_400_000  # ms
EMPTY = {**WHOLE, "sealed": False, "missing": ["/x/", "/y/", "/z/"]}
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile Safari/604.1"
IN_INSTAGRAM = f"{IPHONE} Instagram 330.0"
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.5 Safari/605.1.15"
ANDROID = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36"


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    files = {f"/{name}.js": script(PWA / "scripts" / f"{name}.js") for name in MODULES}
    with Site({"/": File("<!doctype html><title>State</title>"), **files}) as running:
        yield running


@pytest.fixture
def ask(desk: Page, site: Site) -> Ask:
    """Calls an expression of `m`, the two modules' exports, and the given values."""
    desk.goto(site.url)

    def run(expression: str, *values: object) -> Any:
        modules = ", ".join(f"import('/{name}.js')" for name in MODULES)
        call = f"async (values) => (({expression})(Object.assign({{}}, ...await Promise.all([{modules}])), ...values))"
        return desk.evaluate(call, list(values))

    return run


def told(ask: Ask, *messages: Mapping[str, object]) -> dict[str, Any]:
    """The snapshot after these messages of the worker."""
    snapshot: dict[str, Any] = ask("(m, messages) => messages.reduce(m.after, m.UNKNOWN)", list(messages))
    return snapshot


def state(core: object, library: object, **more: object) -> dict[str, object]:
    return {"type": "state", "tiers": {"core": core, "library": library}, "checked": 1, "generation": "a", **more}


@pytest.mark.parametrize(
    ("core", "library", "stage"),
    [
        (WHOLE, WHOLE, "library"),
        (WHOLE, EMPTY, "core"),
        (WHOLE, HOLED, "core"),
        (HOLED, WHOLE, "none"),
        (EMPTY, EMPTY, "none"),
    ],
)
def test_only_what_is_sealed_and_whole_is_promised(ask: Ask, core: object, library: object, stage: str) -> None:
    assert told(ask, state(core, library))["stage"] == stage


def test_nothing_is_promised_before_the_worker_has_spoken(ask: Ask) -> None:
    assert told(ask)["stage"] == "none"
    assert told(ask, {"type": "progress", "role": "first", "tier": "core", "saved": 3, "files": 3})["stage"] == "none"


def test_gap_in_a_sealed_tier_is_trouble_until_it_is_mended(ask: Ask) -> None:
    assert told(ask, state(WHOLE, HOLED))["trouble"] == "missing"
    assert told(ask, state(WHOLE, HOLED), state(WHOLE, WHOLE))["trouble"] is None


def test_trouble_of_a_newer_version_leaves_the_old_copy_untroubled(ask: Ask) -> None:
    failed = {"type": "trouble", "role": "next", "reason": "server"}
    after = told(ask, state(WHOLE, WHOLE), failed)
    assert (after["stage"], after["trouble"], after["update"], after["updateTrouble"]) == (
        "library",
        None,
        "failed",
        "server",
    )


def test_reason_of_a_failure_stays_until_saving_goes_on(ask: Ask) -> None:
    failed = {"type": "trouble", "role": "active", "reason": "portal"}
    going = {"type": "progress", "role": "active", "tier": "library", "saved": 1, "files": 3}
    assert told(ask, failed, state(WHOLE, EMPTY))["trouble"] == "portal"
    assert told(ask, failed, going)["trouble"] is None


def test_unknown_message_changes_nothing(ask: Ask) -> None:
    assert told(ask, {"type": "someone-else"}) == told(ask)


@pytest.mark.parametrize(("saved", "percent"), [(0, 0), (1, 33), (2, 66), (3, 100)])
def test_progress_is_never_rounded_up(ask: Ask, saved: int, percent: int) -> None:
    going = {"type": "progress", "role": "first", "tier": "core", "saved": saved, "files": 3}
    assert ask("(m, snapshot) => m.percentOf(snapshot)", told(ask, going)) == percent


@pytest.mark.parametrize(
    ("path", "marked", "busy"),
    [
        ("/relief/", False, True),
        ("/relief/breathe/", False, True),
        ("/Relief/", False, True),
        ("/check/emergency/", False, True),
        ("/es/check/", False, True),
        ("/guide/relief/", False, False),
        ("/", False, False),
        ("/routines/morning-5/", True, True),
    ],
)
def test_relief_check_and_running_routines_are_busy(ask: Ask, path: str, marked: bool, busy: bool) -> None:
    assert ask("(m, path, marked) => m.isBusy(path, marked)", path, marked) is busy


@pytest.mark.parametrize(
    ("snapshot", "memory", "notice"),
    [
        ({"update": "waiting"}, {}, "update"),
        ({"update": "waiting"}, {"busy": True}, "none"),
        ({"update": "waiting"}, {"later": "yes"}, "none"),
        ({"update": "asked"}, {"later": "yes"}, "asked"),
        ({"rebuilt": True}, {}, "rebuilt"),
        ({"trouble": "portal"}, {}, "trouble"),
        ({"trouble": "portal"}, {"waved": "yes"}, "none"),
        ({"trouble": "missing"}, {}, "missing"),
        ({"trouble": "portal", "update": "waiting"}, {}, "update"),
        ({"met": 1}, {"now": YEAR}, "none"),
        ({"met": 1}, {"now": YEAR + 2}, "old"),
        ({"met": 1}, {"now": YEAR + 2, "waved": "yes"}, "none"),
        ({"met": 1}, {"now": YEAR + 2, "busy": True}, "none"),
        ({"met": 9 * YEAR}, {"now": 1}, "none"),
        ({"met": None}, {"now": 9 * YEAR}, "none"),
        ({"recalled": {"pages": ["/a/"]}}, {"path": "/a/", "busy": True}, "withdrawn"),
        ({"recalled": {"pages": ["/a/"]}}, {"path": "/b/"}, "none"),
        ({}, {}, "none"),
    ],
)
def test_page_speaks_up_only_when_it_may(ask: Ask, snapshot: object, memory: object, notice: str) -> None:
    assert ask("(m, snapshot, memory) => m.noticeFor(snapshot, memory)", snapshot, memory) == notice


def test_waits_grow_and_then_stay(ask: Ask) -> None:
    waits = ask("(m) => [1, 2, 3, 4, 5, 6, 99].map(m.patience)")
    assert waits == sorted(waits)
    assert waits[0] >= 1
    assert waits[-1] == waits[-2] <= 3600


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        ({"name": "SecurityError", "message": "unsupported MIME type ('text/html')"}, "portal"),
        ({"name": "SecurityError", "message": "denied"}, "storage"),
        ({"name": "TypeError", "message": "Failed to fetch"}, "network"),
    ],
)
def test_refused_registration_is_named(ask: Ask, error: object, reason: str) -> None:
    assert ask("(m, error) => m.reasonOf(error)", error) == reason


@pytest.mark.parametrize(("size", "text"), [(1, "1 KB"), (999_000, "999 KB"), (999_001, "1 MB"), (1_540_000, "1.5 MB")])
def test_sizes_read_as_people_say_them(ask: Ask, size: int, text: str) -> None:
    assert ask("(m, size) => m.sizeText(size, new Intl.NumberFormat('en'))", size) == text


READY = {"standalone": False, "dismissed": False, "busy": False, "stage": "library", "views": 2}


@pytest.mark.parametrize(
    ("change", "agent", "touch", "hint"),
    [
        ({"canPrompt": True}, ANDROID, 5, "prompt"),
        ({}, ANDROID, 5, "android"),
        ({}, IPHONE, 5, "ios"),
        ({}, MAC, 5, "ios"),
        ({}, MAC, 0, "none"),
        ({}, IN_INSTAGRAM, 5, "in-app"),
        ({"stage": "core"}, IPHONE, 5, "none"),
        ({"views": 1}, IPHONE, 5, "none"),
        ({"busy": True}, IPHONE, 5, "none"),
        ({"dismissed": True}, IPHONE, 5, "none"),
        ({"standalone": True}, IPHONE, 5, "none"),
    ],
)
def test_home_screen_is_offered_after_first_value_and_in_the_right_words(
    ask: Ask, change: dict[str, object], agent: str, touch: int, hint: str
) -> None:
    given = {**READY, "canPrompt": False, "userAgent": agent, "touchPoints": touch, **change}
    assert ask("(m, given) => m.hintFor(given)", given) == hint
