"""What the phone's service worker is made of: the generation's list, headers, the emergency card and the scripts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from server.assets.modules import squeeze, uncommented
from server.errors import BuildError
from server.offline.card import Card
from server.offline.generation import TIERS, Generation
from server.offline.pack import CONTENT_TYPE, Pack

SCRIPTS = ("policy.js", "verbs.js", "keep.js", "answer.js", "wiring.js")
DRESS_LENGTH = 8  # hex digits that tell one set of headers from another


def worker_script(
    generation: Generation,
    packs: Sequence[Pack],
    headers: Mapping[str, str],
    card: Card,
    source_dir: Path,
    *,
    withdrawal: str = "",
) -> bytes:
    """The whole of /sw.js; the same inputs give the same bytes, so that a phone sees no update where there is none.

    `headers` go on every saved response beside its own content type. `withdrawal` recalls the guide: see answer.js.
    """
    values = {
        "GENERATION": _list(generation, packs, headers),
        "HEADERS": dict(sorted(headers.items())),
        "PACK_TYPE": CONTENT_TYPE,
        "CARD": card.as_values(headers["content-security-policy"]),
        "WITHDRAWAL": withdrawal,
    }
    lines = ['"use strict";'] + [f"const {name} = {_json(value)};" for name, value in values.items()]
    return "\n".join([*lines, *(_script(source_dir / name) for name in SCRIPTS)]).encode()


def _list(generation: Generation, packs: Sequence[Pack], headers: Mapping[str, str]) -> dict[str, object]:
    types = sorted({entry.content_type for entry in generation.entries})
    return {
        "id": generation.id,
        "types": [[content_type, _dress(content_type, headers)] for content_type in types],
        "tiers": {
            tier.value: [
                [entry.url, entry.sha256, entry.size, types.index(entry.content_type)]
                for entry in generation.in_tier(tier)
            ]
            for tier in TIERS
        },
        "packs": {
            tier.value: [[pack.url, len(pack.entries), int(pack.is_shell)] for pack in packs if pack.tier is tier]
            for tier in TIERS
        },
    }


def _dress(content_type: str, headers: Mapping[str, str]) -> str:
    """A short name for what a saved response says besides its body; when it changes, the phone saves it anew."""
    return sha256(_json([content_type, sorted(headers.items())]).encode()).hexdigest()[:DRESS_LENGTH]


def _json(value: object) -> str:
    return (
        json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def _script(path: Path) -> str:
    try:
        return squeeze(uncommented(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise BuildError(f"{path}: the worker needs this script and it cannot be read ({error.strerror}).") from error
