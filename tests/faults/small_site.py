"""A small site with the real offline copy: two builds of it differ where a test says so."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from server.assets.catalogue import Asset, Catalogue, asset
from server.assets.encodings import Encoder
from server.assets.modules import modules
from server.offline.card import emergency_card
from server.offline.generation import NOTHING_WITHDRAWN, Generation, Withdrawn, generation, generation_json
from server.offline.pack import CONTENT_TYPE, LARGEST, Pack, packs
from server.offline.worker import worker_script
from server.pages.headers import SECURITY
from server.pages.table import HTML, Document
from server.tier import Tier
from server.web.representation import Representation

ROOT = Path(__file__).resolve().parents[2]
PWA = ROOT / "pwa"
SMALL = Path(__file__).resolve().parent / "small"
NUMBER = "911"
CARD_WORDS: Mapping[str, str | list[str]] = {
    "title": "Emergency card",
    "gone": "Your saved pages were cleared from this phone.",
    "lost": "This page is missing from this phone.",
    "fragment": "This part is not saved on this phone.",
    "call": "Call {number}",
    "call_if": "Call now if you have",
    "signs": ["New numbness between the legs", "Chest pain"],
    "rest": "No signs like these?",
    "comfort": ["Lie down with your calves on a chair.", "Breathe out slowly."],
    "home": "Try the app again",
}
SCRIPTS = (
    "register",
    "memory",
    "states",
    "offline-state",
    "offline",
    "saved-badge",
    "update-notice",
    "offline-status",
    "install-state",
    "install-hint",
    "htmx-policy",
)


@dataclass(frozen=True, slots=True)
class Build:
    """Everything one version of the small site sends, by URL, and the generation behind it."""

    generation: Generation
    packs: tuple[Pack, ...]
    answers: Mapping[str, Representation]

    def urls(self, tier: Tier | None = None) -> list[str]:
        """The URLs a phone keeps."""
        return [entry.url for entry in self.generation.entries if tier in (None, entry.tier)]

    def pages(self) -> list[str]:
        """The URLs of the pages a phone keeps."""
        return [each.url for each in self.generation.entries if each.url.endswith("/")]


def build(
    version: str = "A",
    *,
    edits: Mapping[str, str] | None = None,
    style: str = "",
    headers: Mapping[str, str] | None = None,
    withdrawn: Withdrawn = NOTHING_WITHDRAWN,
    chapters: int = 12,
    figures: int = 12,
    largest: int = LARGEST,
    patience_ms: int | None = None,
) -> Build:
    """A version: `edits` replaces the text of pages by URL, `style` changes the style sheet and so every page."""
    catalogue = _assets(style or "body { font: 1rem system-ui }", figures)
    documents = _documents(version, catalogue, edits or {}, chapters, figures)
    made = generation(documents, catalogue, "en")
    sent_packs = packs(made, largest=largest)
    card = emergency_card((PWA / "worker" / "card.html").read_text(), CARD_WORDS, language="en", number=NUMBER)
    said = {**SECURITY, **(headers or {})}
    worker = worker_script(made, sent_packs, said, card, PWA / "worker", withdrawn=withdrawn)
    if patience_ms is not None:
        worker = rewritten(worker, rb"(?<=PATIENCE)\s*=\s*(?:30000|3e4)\b", b"=%d" % patience_ms)
    listed = generation_json(made, withdrawn=withdrawn)
    rows = [(each.url, each.body, each.content_type, "no-cache") for each in documents]
    rows += [(each.url, each.body, each.content_type, "public, max-age=31536000, immutable") for each in catalogue]
    rows += [(each.url, each.body, CONTENT_TYPE, "public, max-age=31536000, immutable") for each in sent_packs]
    rows += [
        (url, body, CONTENT_TYPE, "public, max-age=31536000, immutable")
        for each in sent_packs
        for url, body in each.rests()
    ]
    rows += [
        ("/sw.js", worker, "text/javascript; charset=utf-8", "no-cache"),
        ("/generation.json", listed, "application/json", "no-cache"),
        ("/manifest.webmanifest", b'{"name":"Small"}', "application/manifest+json", "no-cache"),
    ]
    return Build(made, sent_packs, represent(rows, said))


def rewritten(script: bytes, pattern: bytes, by: bytes) -> bytes:
    """A script with the one place that `pattern` names replaced.

    Raises:
        ValueError: the script does not hold it exactly once, so the test would not test what it says.
    """
    text, count = re.subn(pattern, lambda _: by, script)
    if count != 1:
        raise ValueError(f"{pattern!r} is in the script {count} times; once was expected.")
    return text


def represent(rows: Iterable[tuple[str, bytes, str, str]], headers: Mapping[str, str]) -> dict[str, Representation]:
    """What is sent for rows of URL, body, type and time to keep."""
    rows = list(rows)
    encoded = [ENCODER.encode(body, content_type) for _, body, content_type, _ in rows]
    return {
        url: Representation(
            encoded=each,
            sha256=sha256(body).hexdigest(),
            headers={"content-type": content_type, "cache-control": keep, **headers},
        )
        for (url, body, content_type, keep), each in zip(rows, encoded, strict=True)
    }


def _assets(style: str, figures: int) -> Catalogue:
    sources = {f"{name}.js": (PWA / "scripts" / f"{name}.js").read_text() for name in SCRIPTS} | {
        "app.js": (SMALL / "app.js").read_text()
    }
    made: list[Asset] = modules(sources, dict.fromkeys(sources, Tier.CORE))
    made += [
        asset("htmx.js", (PWA / "vendor" / "htmx" / "htmx.min.js").read_bytes(), Tier.CORE),
        asset("app.css", style.encode(), Tier.CORE),
        asset("icon.svg", _figure("icon"), Tier.CORE),
    ]
    made += [asset(f"figures/{name}.svg", _figure(name), Tier.LIBRARY) for name in _names("figure", figures)]
    return Catalogue(made)


def _names(kind: str, count: int) -> list[str]:
    return [f"{kind}-{number:03}" for number in range(count)]


def _figure(name: str) -> bytes:
    chance = random.Random(name)
    points = " ".join(f"{chance.randrange(4000) / 10}" for _ in range(360))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><path d="M0 0L{points}"/></svg>'.encode()


ENCODER = Encoder(cache=ROOT / ".cache")
VOCABULARY = [
    "".join(random.Random(place).choices("abcdefghijklmnoprstuvwy", k=2 + place % 8)) for place in range(1800)
]


def prose(seed: str, words: int) -> str:
    """So many words of no meaning that compress as a text does, the same for the same seed."""
    chance = random.Random(seed)
    picked = [VOCABULARY[min(int(chance.paretovariate(0.6)), len(VOCABULARY)) - 1] for _ in range(words)]
    return "".join(f"<p>{' '.join(picked[at : at + 40])}.</p>\n" for at in range(0, words, 40))


def _documents(
    version: str, catalogue: Catalogue, edits: Mapping[str, str], chapters: int, figures: int
) -> list[Document]:
    chapter_urls = [f"/guide/{name}/" for name in _names("chapter", chapters)]
    move_urls = [f"/exercises/{name}/" for name in _names("move", figures)]
    core = ["/", "/relief/", "/relief/breathe/", "/check/", "/check/emergency/", "/offline/", "/not-found/"]
    links = "".join(f'<li><a href="{url}">{url}</a></li>' for url in [*core, *chapter_urls[:4], *move_urls[:4]])
    texts = {url: (Tier.CORE, prose(url, 250)) for url in core}
    texts["/offline/"] = (Tier.CORE, (SMALL / "status.html").read_text())
    texts |= {url: (Tier.LIBRARY, prose(url, 600)) for url in ["/guide/", *chapter_urls]}
    for url, name in zip(move_urls, _names("figure", figures), strict=True):
        picture = f'<img src="{catalogue.url(f"figures/{name}.svg")}" alt="" width="400" height="300">'
        texts[url] = (Tier.LIBRARY, picture + prose(url, 300))
    texts["/poster/"] = (Tier.ONLINE, "<p>A poster, from the network only.</p>")
    made = [
        Document(url, "en", url, tier, _page(url, edits.get(url, text), catalogue, links).encode(), HTML)
        for url, (tier, text) in texts.items()
    ]
    fragment = f'<p id="fragment">Fragment of {version}.</p>'
    return [*made, Document("/fragments/tip", "en", "", Tier.LIBRARY, fragment.encode(), HTML)]


def _page(url: str, text: str, catalogue: Catalogue, links: str) -> str:
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{url}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="{catalogue.url("app.css")}"><link rel="manifest" href="/manifest.webmanifest">
<link rel="icon" href="{catalogue.url("icon.svg")}">

<script src="{catalogue.url("register.js")}" type="module" async></script>
<script src="{catalogue.url("htmx.js")}" defer></script>
<script src="{catalogue.url("app.js")}" type="module"></script></head>
<body data-hx-boost:inherited="true">{(SMALL / "widgets.html").read_text()}<main><h1>{url}</h1>{text}
<button hx-get="/fragments/tip" hx-target="#here">Tip</button><div id="here"></div>
<ul>{links}</ul></main></body></html>"""


MADE = build()  # the version that most tests begin with
