"""Fault A10: whoever means harm, or only has a bad line, keeps nobody from the pages and sees nothing but them."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager

import pytest

from server.pages.headers import SECURITY
from server.web.serve import SILENCE_MS
from tests.harness.client import get
from tests.harness.program import Program
from tests.harness.waiting import PATIENCE, until

CROWD = 500
PAGE = "/relief/"
HEAD = b"GET /relief/ HTTP/1.1\r\nHost: here\r\n"
LAST = b"Connection: close\r\n\r\n"


def say(program: Program, sent: bytes, seconds: float = PATIENCE) -> tuple[int, str, bytes]:
    """Status, head and body of the answer to bytes as they stand; status 0 when there is none."""
    with socket.create_connection(("127.0.0.1", program.port), seconds) as line:
        line.sendall(sent)
        answer = b""
        while more := line.recv(65_536):
            answer += more
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]) if head else 0, head.decode("latin-1").lower(), body


def ask(program: Program, target: str, *lines: str, method: str = "GET") -> tuple[int, str, bytes]:
    """The same for a request whose target is not tidied by any client."""
    head = "\r\n".join([f"{method} {target} HTTP/1.1", "Host: here", *lines, ""])
    return say(program, head.encode("latin-1") + LAST)


@contextmanager
def crowd(program: Program, count: int, sent: bytes) -> Iterator[list[socket.socket]]:
    """So many connections that say this and then read nothing."""
    with ExitStack() as stack:
        lines = []
        for _ in range(count):
            line = stack.enter_context(socket.socket())
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            line.settimeout(PATIENCE)
            line.connect(("127.0.0.1", program.port))
            line.sendall(sent)
            lines.append(line)
        yield lines


@pytest.mark.parametrize(
    "target",
    [
        "/assets/../pyproject.toml",
        "/assets/..%2f..%2fpyproject.toml",
        "/packs/%2e%2e/%2e%2e/server/cli.py",
        "/assets/%00",
        "/relief/%00",
        "/relief%2f",
        "/relief/..;/",
        "/relief/%0d%0aset-cookie:a=b",
        "//example.org/",
        "/\\example.org/",
        "/%5c%5cexample.org/",
        "/%ff%fe",
        "/.git/config",
        "*",
        "/" + "a" * 9_000,
    ],
)
def test_a10_a_path_that_is_no_page_gets_the_page_that_says_so(program: Program, target: str) -> None:
    status, head, body = ask(program, target)
    assert status == 404
    assert body == get(program.url, "/nowhere/")[2]
    assert all(f"{name}: {value}".lower() in head for name, value in SECURITY.items())


@pytest.mark.parametrize("target", ["//", "//RELIEF//", "/RELIEF?to=//example.org", "/relief?a=%0d%0ab:c"])
def test_a10_no_redirect_leaves_the_site(program: Program, target: str) -> None:
    _, head, _ = ask(program, target)
    places = [line.partition(": ")[2] for line in head.splitlines() if line.startswith("location: ")]
    assert all(place.startswith("/") and not place.startswith("//") for place in places)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"\x00\x01\x02\r\n\r\n", 400),
        (bytes.fromhex("1603010200010001fc0303") + bytes(200), 400),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", 414),
        (HEAD + b"".join(b"X%d: 1\r\n" % number for number in range(500)) + LAST, 431),
        (HEAD + b"Content-Length: -1\r\n" + LAST, 400),
        (HEAD + b"Content-Length: 99999999999999999999\r\n" + LAST, 400),
        (HEAD + b"Range: bytes=" + b"9" * 5_000 + b"-\r\n" + LAST, 416),
        (HEAD + b"Range: bytes=" + b"0-0," * 2_000 + b"0-0\r\n" + LAST, 200),
        (HEAD + b"Accept-Encoding: br;q=nan, \xff" + b", a" * 20_000 + b"\r\n" + LAST, 200),
        (HEAD + b"Cookie: \xff\xfe\r\nReferer: \xff\r\n" + LAST, 200),
        (b"POST /relief/ HTTP/1.1\r\nHost: here\r\nContent-Length: 99999999\r\n" + LAST, 405),
    ],
    ids=range(11),
)
def test_a10_a_malformed_or_oversized_request_is_answered_and_nobody_waits(
    program: Program, sent: bytes, status: int
) -> None:
    assert say(program, sent)[0] == status
    assert get(program.url, PAGE, PATIENCE)[0] == 200


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        HEAD,
        HEAD + b"\r\nGET",
        (HEAD + b"\r\n") * 20,
        b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 9\r\n\r\na",
    ],
    ids=["silent", "half a request", "one and a half", "asks much and reads nothing", "half a body"],
)
def test_a10_five_hundred_bad_lines_keep_nobody_waiting(program: Program, sent: bytes) -> None:
    with crowd(program, CROWD, sent):
        for _ in range(5):
            assert get(program.url, PAGE, PATIENCE)[0] == 200


def test_a10_a_line_that_asks_nothing_makes_room_for_others(program: Program) -> None:
    with crowd(program, 20, b"") as silent, crowd(program, 20, HEAD) as slow:
        for line in [*silent, *slow]:
            line.settimeout(SILENCE_MS / 1000 + PATIENCE)
            assert line.recv(1) == b""


def test_a10_flood_is_answered_whole(program: Program) -> None:
    expected = get(program.url, PAGE)[2]
    with ThreadPoolExecutor(40) as askers:
        answers = list(askers.map(lambda _: get(program.url, PAGE)[2], range(800)))
    assert set(answers) == {expected}


def test_a10_killed_and_started_under_load_it_answers_again_and_never_by_half(own_program: Program) -> None:
    expected = get(own_program.url, PAGE)[2]
    over = threading.Event()
    wrong: list[bytes] = []
    answered: list[bool] = []

    def keep_asking() -> None:
        while not over.is_set():
            try:
                body = get(own_program.url, PAGE)[2]
            except (OSError, http.client.HTTPException):
                over.wait(0.01)  # nobody listens at the moment
                continue
            answered.append(True)
            if body != expected:
                wrong.append(body)

    askers = [threading.Thread(target=keep_asking) for _ in range(20)]
    for asker in askers:
        asker.start()
    try:
        own_program.kill()
        own_program.start()
        before = len(answered)
        until(lambda: len(answered) > before + len(askers), wanted="answers to what was asked after the start")
    finally:
        over.set()
        for asker in askers:
            asker.join()
    assert wrong == []
