"""What tests of the real program share, in whatever browser: its list, the bad answers, and questions to a page."""

from __future__ import annotations

import json
import urllib.request

from tests.faults.fault import Fault, alter, answer, cut, redirect, truncate, typed
from tests.faults.proxy import SlowProxy
from tests.harness.program import Program

HEADING = "main h1"
STAGE = "() => document.documentElement.dataset.offline"
COLOUR = "() => getComputedStyle(document.querySelector('main')).outlineStyle"
UPDATE = "async () => { try { await (await navigator.serviceWorker.getRegistration()).update(); } catch {} }"
ACTED = """async () => { const seen = await caches.match('/.withdrawal'); const said = seen && await seen.json();
  return Boolean(said && said.acted); }"""
# Asks the worker for every listed URL and compares what it gets with the list, byte by byte.
DIFFERENT = """async (entries) => {
  const hex = (buffer) => [...new Uint8Array(buffer)].map(byte => byte.toString(16).padStart(2, '0')).join('');
  const wrong = [];
  for (const {url, sha256} of entries) {
    const bytes = await fetch(url).then(answer => answer.arrayBuffer()).catch(() => new ArrayBuffer(0));
    if (hex(await crypto.subtle.digest('SHA-256', bytes)) !== sha256) wrong.push(url);
  }
  return wrong;
}"""

BAD: dict[str, tuple[Fault, str]] = {
    "F1 404": (answer(404), "server"),
    "F2 500": (answer(500), "server"),
    "F3 reset": (cut(0.5), "network"),
    "F4 truncated": (truncate(0.5), "altered"),
    "F5 one byte altered": (alter(0.5), "altered"),
    "F6 log-in page": (answer(200, "<h1>Log in to the network</h1>"), "portal"),
    "F7 redirect": (redirect("/relief/"), "portal"),
    "F8 wrong type": (typed("text/plain"), "server"),
}
OUTAGES = {"F25 404": answer(404), "F26 503": answer(503, "<h1>Down</h1>"), "F27 HTML": answer(200, "<h1>Down</h1>")}


def listed(program: Program) -> list[dict[str, str]]:
    """What the program says a phone keeps."""
    with urllib.request.urlopen(f"{program.url}/generation.json") as found:
        entries: list[dict[str, str]] = json.load(found)["entries"]
    return entries


def words_pack(program: Program) -> tuple[str, list[str], int]:
    """The URL of the library's pages and data in one, the hashes in it, and its bytes on the wire."""
    worker = urllib.request.urlopen(f"{program.url}/sw.js").read().decode()
    made = json.loads(worker.split("const GENERATION = ")[1].split(";\n")[0])
    [url, count, _] = made["packs"]["library"][0]
    asked = urllib.request.Request(f"{program.url}{url}", headers={"accept-encoding": "br"})
    return url, [row[1] for row in made["tiers"]["library"][:count]], len(urllib.request.urlopen(asked).read())


def refuse_storage(proxy: SlowProxy) -> None:
    """From now on the program's worker runs in a browser that lets it open no cache."""
    refusing = b"caches.open = async () => { throw new DOMException('no', 'SecurityError'); };\n"
    worker = urllib.request.urlopen(f"{proxy.url}/sw.js").read()
    proxy.add("^/sw.js", answer(200, refusing + worker, "text/javascript; charset=utf-8"))
