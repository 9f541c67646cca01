"""What a test can do to a phone's storage and read from it."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import CDPSession, Page, expect

from server.offline.generation import MARK
from tests.harness.browsing import Tab
from tests.harness.waiting import until

NOTICE = "[data-module=update-notice]"
STORE = "back-at-ease-store"
BOOKS = "back-at-ease-generations"
INSTALLING = "async () => Boolean((await navigator.serviceWorker.getRegistration())?.installing)"
WAITING = "async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting)"
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


def gives_up(page: Tab) -> None:
    """The version that the phone is fetching fails, and does not wait to take charge."""
    settle(page, INSTALLING, wanted=False)
    assert page.evaluate(WAITING) is False


def says(page: Page, text: str) -> None:
    """The page tells the person about its saved copy, unasked and for all to see."""
    expect(page.locator(NOTICE).get_by_text(text).first).to_be_visible()


def shows_trouble(page: Page, reason: str) -> None:
    """The page says that saving did not finish, why, and offers to try again."""
    notice = page.locator(NOTICE)
    expect(notice.locator(f"[data-reason={reason}]")).to_be_visible()
    expect(notice.get_by_role("button", name="Try again")).to_be_visible()


def saved_hashes(page: Tab) -> set[str]:
    """The mark of every body in the store: the start of its hash."""
    return {key.split("/")[2].split("?")[0] for key in page.evaluate(KEPT, STORE)}


def settles_on(page: Tab, kept: set[str]) -> None:
    """The store comes to hold these bodies and no others: what is still under way may end first."""
    until(
        lambda: saved_hashes(page),
        lambda seen: seen == kept,
        wanted=str(kept),
        rest=lambda: page.wait_for_timeout(50),
    )


def records(page: Tab) -> set[tuple[str, str]]:
    """The generation and tier of every completion record."""
    keys = (key.split("/") for key in page.evaluate(KEPT, BOOKS))
    return {(key[2], key[3]) for key in keys if key[1] == ".generation"}


def alter(page: Tab, sha256: str) -> None:
    """Changes one byte of a saved entry."""
    page.evaluate(ALTER, [STORE, sha256[:MARK]])


def remove(page: Tab, sha256: str) -> None:
    """Deletes a saved entry."""
    assert page.evaluate(REMOVE, [STORE, sha256[:MARK]])


def clear_storage(page: Tab) -> None:
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


def settle(page: Tab, ask: str, wanted: object) -> None:
    """Polls an expression until it gives the value. Raises TimeoutError with what it gave last."""
    until(
        lambda: page.evaluate(ask),
        lambda seen: seen == wanted,
        wanted=f"{wanted!r} from {ask}",
        rest=lambda: page.wait_for_timeout(50),
    )
