"""A slow phone answers at once: the index is ready, and the first results are there, within a tenth of a second."""

from __future__ import annotations

from math import inf

from playwright.sync_api import Page

from tests.search.searching import index_file, opened, script_url

SLOWER = 4  # times, as a cheap phone is to this machine
BAR = 100  # milliseconds
# Each try reads the file as text anew, as a page that was just opened does.
MEASURE = """async ({ script, data }) => {
  const { Search } = await import(script);
  const text = await (await fetch(data)).text();
  const start = performance.now();
  const engine = new Search(JSON.parse(text));
  const ready = performance.now();
  const found = engine.search('osteoperosis stretch for lowr back');
  const first = performance.now();
  engine.search('cant sleep becuase of neck');
  return { ready: ready - start, first: first - ready, next: performance.now() - first, hits: found.hits.length };
}"""


def test_index_and_first_results_are_there_within_a_tenth_of_a_second_on_a_slow_phone(page: Page) -> None:
    taken = []
    first = later = inf
    for _ in range(5):
        with opened(page):
            page.wait_for_function("() => document.querySelector('[data-module=search]').dataset.state === 'idle'")
            session = page.context.new_cdp_session(page)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            names = {"script": script_url("search-core.js"), "data": index_file().url}
            taken.append(page.evaluate(MEASURE, names))
            session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
            session.detach()
        first, later = min(each["ready"] + each["first"] for each in taken), min(each["next"] for each in taken)
        if first <= BAR and later <= BAR / 2:
            break
    assert all(each["hits"] for each in taken)
    # What else runs on this machine only ever adds time.
    assert first <= BAR, taken
    assert later <= BAR / 2, taken
