"""How the phone's ES modules get hashed names: imports are rewritten, so no import map and no bundler is needed."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping

from server.assets.catalogue import Asset, asset
from server.errors import BuildError
from server.tier import Tier

# Static imports and re-exports at the start of a line, and dynamic imports of a literal path.
STATIC = r"""(?:^|\n)\s*import\s*|(?:^|\n)\s*(?:import|export)\b[^;'"]*?\bfrom\s*"""
LITERAL = r"""(['"])(\.{1,2}/[^'"\n]+)\2"""
STATIC_IMPORT = re.compile(rf"({STATIC}){LITERAL}")
DEMANDED = re.compile(r"""\bimport\(\s*(['"])(\.{1,2}/[^'"\n]+)\1""")
IMPORT = re.compile(rf"({STATIC}|\bimport\(\s*){LITERAL}")
# Comments that have their lines to themselves. Template literals are matched first, so that they stay as written.
COMMENT = re.compile(r"(`(?:\\.|[^`\\])*`)|^[ \t]*(?://[^\n]*|/\*.*?\*/[ \t]*)(?:\n|\Z)", re.MULTILINE | re.DOTALL)


def modules(sources: Mapping[str, str], tiers: Mapping[str, Tier]) -> list[Asset]:
    """Each module (by its asset name) with its relative imports turned into hashed URLs.

    Raises BuildError for an import of a missing file, and for a circle: a hash cannot contain itself.
    """
    done: dict[str, Asset] = {}

    def settle(name: str, trail: tuple[str, ...]) -> Asset:
        if name in trail:
            raise BuildError(f"Modules import each other in a circle: {' → '.join((*trail, name))}; split one of them.")
        if name not in done:
            text = IMPORT.sub(lambda match: replace(match, name, trail), uncommented(sources[name]))
            done[name] = asset(name, squeeze(text).encode(), tiers.get(name, Tier.LIBRARY))
        return done[name]

    def replace(match: re.Match[str], name: str, trail: tuple[str, ...]) -> str:
        target = beside(name, match[3])
        if target not in sources:
            raise BuildError(f"{name} imports {match[3]}, but there is no {target}.")
        return f"{match[1]}{match[2]}{settle(target, (*trail, name)).url}{match[2]}"

    return [settle(name, ()) for name in sorted(sources)]


def reached(sources: Mapping[str, str], roots: Iterable[str]) -> set[str]:
    """The roots and all that they import at once; what is imported on demand is left out."""
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [beside(name, match[3]) for match in STATIC_IMPORT.finditer(uncommented(sources[name]))]
    return found


def on_demand(sources: Mapping[str, str], name: str) -> set[str]:
    """What one module imports only when it is needed."""
    return {beside(name, match[2]) for match in DEMANDED.finditer(uncommented(sources[name]))}


def beside(name: str, path: str) -> str:
    """The asset name that a relative import means."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


def uncommented(text: str) -> str:
    """The script without comments that stand on lines of their own, of one line or many."""
    return COMMENT.sub(lambda match: match[1] or "", text)


def squeeze(text: str) -> str:
    """The script without whole-line comments' blank lines and trailing spaces; code is left as written."""
    lines = (line.rstrip() for line in text.splitlines())
    return "\n".join(line for line in lines if line) + "\n"
