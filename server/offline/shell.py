"""Which files a first visit has without the packs: what every page brings along."""

from __future__ import annotations

import re
from collections.abc import Mapping

NAMED = re.compile(r'\b(?:href|src)="(/assets/[^"]+\.(?:css|js))"')
# Static imports only: what a module loads on demand is not there after the first page.
IMPORTED = re.compile(r"""(?:^|[;\n])\s*(?:import|export)\b[^;(]*?['"](/assets/[^'"]+\.js)['"]""")


def shell(pages: Mapping[str, bytes], assets: Mapping[str, bytes]) -> frozenset[str]:
    """The URLs of the styles and scripts that all of the pages name, and of what those scripts import."""
    named = [frozenset(NAMED.findall(body.decode())) for body in pages.values()]
    found: set[str] = set()
    waiting = set(frozenset.intersection(*named)) if named else set()
    while waiting:
        url = waiting.pop()
        if url in assets and url not in found:
            found.add(url)
            waiting.update(IMPORTED.findall(assets[url].decode()) if url.endswith(".js") else ())
    return frozenset(found)
