"""What the phone's service worker is made of: the generation's list, headers, the emergency card and the scripts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from server.assets.modules import squeeze
from server.errors import BuildError
from server.offline.card import Card
from server.offline.generation import NOTHING_WITHDRAWN, TIERS, Generation, Withdrawn
from server.offline.pack import CONTENT_TYPE, PARTS, Pack

SCRIPTS = ("policy.js", "verbs.js", "keep.js", "answer.js", "wiring.js")


def worker_script(
    generation: Generation,
    packs: Sequence[Pack],
    headers: Mapping[str, str],
    card: Card,
    source_dir: Path,
    *,
    withdrawn: Withdrawn = NOTHING_WITHDRAWN,
) -> bytes:
    """The whole of /sw.js; the same inputs give the same bytes, so that a phone sees no update where there is none.

    `headers` go on every saved response beside its own content type. `withdrawn` is taken back: see answer.js.
    """
    values = {
        "GENERATION": _list(generation, packs),
        "HEADERS": dict(sorted(headers.items())),
        "PACK_TYPE": CONTENT_TYPE,
        "PARTS": PARTS,
        "CARD": card.as_values(headers["content-security-policy"]),
        "WITHDRAWAL": withdrawn.as_value(),
    }
    lines = ['"use strict";'] + [f"const {name} = {_json(value)};" for name, value in values.items()]
    return "\n".join([*lines, *(_script(source_dir / name) for name in SCRIPTS)]).encode()


def _list(generation: Generation, packs: Sequence[Pack]) -> dict[str, object]:
    types = sorted({entry.content_type for entry in generation.entries})
    return {
        "id": generation.id,
        "types": types,
        "tiers": {
            tier.value: [
                [entry.url, entry.mark, entry.size, types.index(entry.content_type)]
                for entry in generation.in_tier(tier)
            ]
            for tier in TIERS
        },
        "packs": {
            tier.value: [[pack.url, len(pack.entries), int(pack.is_shell)] for pack in packs if pack.tier is tier]
            for tier in TIERS
        },
    }


def _json(value: object) -> str:
    return (
        json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def _script(path: Path) -> str:
    try:
        return squeeze(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BuildError(f"{path}: the worker needs this script and it cannot be read ({error.strerror}).") from error
