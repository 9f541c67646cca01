"""The slow proxy passes what it should, and each fault strikes as it says."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.faults.fault import Fault, alter, answer, cut, hang, lose, redirect, truncate, typed
from tests.faults.link import SLOW_3G
from tests.faults.proxy import SlowProxy
from tests.harness.client import connect, get
from tests.harness.site import File, Site

BODY = os.urandom(60_000)


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    files = {"/": File("hello"), "/pack": File(BODY, "application/octet-stream"), "/small": File(b"0123456789")}
    with Site(files) as running:
        yield running


@pytest.fixture
def proxy(site: Site) -> Iterator[SlowProxy]:
    with SlowProxy(site.url) as running:
        yield running


def struck(proxy: SlowProxy, fault: Fault, path: str = "/pack") -> tuple[int, dict[str, str], bytes]:
    rule = proxy.add("^" + path, fault)
    result = get(proxy.url, path)
    assert rule.hits == 1
    return result


def test_answer_passes_unaltered(proxy: SlowProxy) -> None:
    status, headers, body = get(proxy.url, "/pack")
    assert (status, headers["Content-Type"], body) == (200, "application/octet-stream; charset=utf-8", BODY)


def test_log_tells_each_request_and_its_end(proxy: SlowProxy) -> None:
    get(proxy.url, "/small?x=1")
    get(proxy.url, "/missing")
    first, second = proxy.log
    assert (first.url, first.path, first.status, first.complete) == ("/small?x=1", "/small", 200, True)
    assert (second.status, proxy.paths()) == (404, ["/small", "/missing"])
    assert first.started <= first.finished <= second.started
    assert first.size > 10


def test_head_keeps_the_length_of_the_body(proxy: SlowProxy) -> None:
    connection = connect(proxy.url)
    for _ in range(2):
        connection.request("HEAD", "/pack")
        response = connection.getresponse()
        assert (response.getheader("content-length"), response.read()) == (str(len(BODY)), b"")
    connection.close()


def test_answer_rule_answers_instead(proxy: SlowProxy) -> None:
    status, headers, body = struck(proxy, answer(200, "<h1>Log in to the network</h1>"))
    assert (status, headers["content-type"], body) == (
        200,
        "text/html; charset=utf-8",
        b"<h1>Log in to the network</h1>",
    )


def test_answer_rule_answers_for_a_program_that_is_gone(proxy: SlowProxy) -> None:
    proxy.upstream = "http://127.0.0.1:9"
    assert struck(proxy, answer(503))[0] == 503


def test_redirect_rule_redirects(proxy: SlowProxy) -> None:
    status, headers, body = struck(proxy, redirect("/elsewhere"))
    assert (status, headers["location"], body) == (302, "/elsewhere", b"")


def test_typed_rule_changes_only_the_type(proxy: SlowProxy) -> None:
    _, headers, body = struck(proxy, typed("text/plain"))
    assert (headers["content-type"], "Content-Type" in headers, body) == ("text/plain", False, BODY)


def test_truncate_rule_shortens_without_a_sign(proxy: SlowProxy) -> None:
    status, headers, body = struck(proxy, truncate(1000))
    assert (status, headers["content-length"], body) == (200, "1000", BODY[:1000])


def test_alter_rule_changes_one_byte(proxy: SlowProxy) -> None:
    _, _, body = struck(proxy, alter(0.5))
    assert [at for at in range(len(BODY)) if body[at] != BODY[at]] == [30_000]
    assert len(body) == len(BODY)


@pytest.mark.parametrize(("at", "size"), [(0, 0), (1, 1), (999, 999), (0.25, 15_000), (0.99, 59_400)])
def test_cut_rule_resets_after_the_given_byte(proxy: SlowProxy, at: float, size: int) -> None:
    proxy.add("/pack", cut(at))
    connection = connect(proxy.url)
    connection.request("GET", "/pack")
    response = connection.getresponse()
    assert response.getheader("content-length") == str(len(BODY))
    assert response.read(size) == BODY[:size]
    with pytest.raises(ConnectionResetError):
        response.read(1)
    connection.close()
    assert not proxy.log[0].complete


def test_lose_rule_takes_the_network_away_until_it_is_connected(proxy: SlowProxy) -> None:
    proxy.add("/pack", lose(0.5), times=1)
    with pytest.raises(ConnectionResetError):
        get(proxy.url, "/pack")
    with pytest.raises(OSError, match=r"reset|closed"):
        get(proxy.url, "/small")
    proxy.connect()
    assert get(proxy.url, "/pack")[2] == BODY


def test_disconnect_resets_what_is_under_way(site: Site) -> None:
    with SlowProxy(site.url, SLOW_3G) as proxy:
        threading.Timer(0.9, proxy.disconnect).start()
        with pytest.raises(ConnectionResetError):
            get(proxy.url, "/pack")
        assert not proxy.log[0].complete


def test_hang_rule_never_answers_and_holds_up_nobody_else(proxy: SlowProxy) -> None:
    proxy.add("/pack", hang())
    with pytest.raises(TimeoutError):
        get(proxy.url, "/pack", timeout=0.3)
    assert get(proxy.url, "/small")[0] == 200


def test_rule_ends_after_its_times(proxy: SlowProxy) -> None:
    proxy.add("/small", answer(500), times=2)
    assert [get(proxy.url, "/small")[0] for _ in range(3)] == [500, 500, 200]


def test_rule_strikes_only_where_its_pattern_is_found(proxy: SlowProxy) -> None:
    proxy.add(r"^/small\?bad", answer(500))
    assert [get(proxy.url, url)[0] for url in ("/small", "/small?bad=1", "/")] == [200, 500, 200]


def test_plain_rule_asks_for_uncompressed_bytes(proxy: SlowProxy, site: Site) -> None:
    proxy.add("/small", alter(0), plain=True)
    connection = connect(proxy.url)
    connection.request("GET", "/small", headers={"Accept-Encoding": "br"})
    assert connection.getresponse().read() == b"1123456789"
    connection.close()
    assert site.asked[-1].headers["accept-encoding"] == "identity"


def test_clear_makes_the_network_sound(proxy: SlowProxy) -> None:
    proxy.add("/", answer(500))
    proxy.disconnect()
    proxy.clear()
    assert get(proxy.url, "/small")[2] == b"0123456789"
    assert len(proxy.log) == 1


def test_upstream_can_change_under_the_same_url(proxy: SlowProxy) -> None:
    with Site({"/small": File("the next version")}) as later:
        proxy.upstream = later.url
        assert get(proxy.url, "/small")[2] == b"the next version"


def test_program_that_is_gone_looks_like_a_reset(proxy: SlowProxy) -> None:
    proxy.upstream = "http://127.0.0.1:9"
    with pytest.raises(OSError, match=r"reset|closed"):
        get(proxy.url, "/small")


def test_nothing_listens_after_the_proxy_ends(site: Site) -> None:
    with SlowProxy(site.url) as proxy:
        url = proxy.url
    host, port = urlsplit(url).netloc.split(":")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((host, int(port)), timeout=1)
