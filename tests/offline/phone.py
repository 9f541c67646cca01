"""What a test can do to a phone's storage and read from it."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

from playwright.sync_api import CDPSession, Page

STORE = "back-at-ease-store"
BOOKS = "back-at-ease-generations"
KEPT = """async (name) => {
  if (!(await caches.has(name))) return [];
  const cache = await caches.open(name);
  return (await cache.keys()).map(({url}) => url.slice(location.origin.length));
}"""
ALTER = """async ([name, sha256]) => {
  const cache = await caches.open(name);
  const [key] = await cache.keys(`/.store/${sha256}`, {ignoreSearch: true});
  const old = await cache.match(key);
  const bytes = new Uint8Array(await old.arrayBuffer());
  bytes[bytes.length >> 1] ^= 1;
  await cache.put(key, new Response(bytes, {headers: old.headers}));
}"""
REMOVE = """async ([name, sha256]) => {
  const cache = await caches.open(name);
  return cache.delete(`/.store/${sha256}`, {ignoreSearch: true});
}"""


def saved_hashes(page: Page) -> set[str]:
    """The hashes of every body in the store."""
    return {key.split("/")[2].split("?")[0] for key in page.evaluate(KEPT, STORE)}


def records(page: Page) -> set[tuple[str, str]]:
    """The generation and tier of every completion record."""
    keys = (key.split("/") for key in page.evaluate(KEPT, BOOKS))
    return {(key[2], key[3]) for key in keys if key[1] == ".generation"}


def alter(page: Page, sha256: str) -> None:
    """Changes one byte of a saved entry."""
    page.evaluate(ALTER, [STORE, sha256])


def remove(page: Page, sha256: str) -> None:
    """Deletes a saved entry."""
    assert page.evaluate(REMOVE, [STORE, sha256])


def clear_storage(page: Page) -> None:
    """All caches of the origin are gone, as when a phone is low on space; the worker itself stays."""
    page.evaluate("async () => { for (const name of await caches.keys()) await caches.delete(name); }")


def devtools(page: Page) -> CDPSession:
    """The browser's own switches for this tab."""
    return page.context.new_cdp_session(page)


def stop_workers(page: Page) -> None:
    """Ends every service worker at once, as a phone does to save power."""
    session = devtools(page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    session.detach()


def limit_storage(page: Page, size: int | None) -> None:
    """Gives the origin so many bytes of storage; None takes the limit away."""
    parts = urlsplit(page.url)
    session = devtools(page)
    quota = {} if size is None else {"quotaSize": size}
    session.send("Storage.overrideQuotaForOrigin", {"origin": f"{parts.scheme}://{parts.netloc}", **quota})


def settle(page: Page, ask: str, wanted: object, seconds: float = 10) -> None:
    """Polls an expression until it gives the value. Raises AssertionError with what it gave last."""
    deadline = time.monotonic() + seconds
    while (seen := page.evaluate(ask)) != wanted:
        assert time.monotonic() < deadline, f"{ask} gave {seen!r}; {wanted!r} was expected."
        page.wait_for_timeout(50)
