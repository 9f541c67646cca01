"""The first visit: what is saved, in what order, and what a broken network cannot do to it."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.harness.browsing import Journal, goto_and_wait_ready
from tests.harness.proxy import SlowProxy
from tests.offline.small_site import SmallSite, build


def test_first_visit_saves_everything_with_one_request_for_each_pack(page: Page, journal: Journal) -> None:
    made = build()
    with SmallSite(made) as site, SlowProxy(site.url) as proxy:
        print(goto_and_wait_ready(page, proxy.url))
        packs = [path for path in proxy.paths() if path.startswith("/packs/")]
        assert packs == [pack.url for pack in made.packs]
    print(proxy.paths())
    assert journal.complaints == []
