"""How the phone's ES modules get hashed names: imports are rewritten, so no import map and no bundler is needed."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping

import minify

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
TEMPLATE = r"(`(?:\\.|[^`\\])*`)"
COMMENT = re.compile(TEMPLATE + r"|^[ \t]*(?://[^\n]*|/\*.*?\*/[ \t]*)(?:\n|\Z)", re.MULTILINE | re.DOTALL)

# The squeezer joins neighbouring declarations of one kind and puts what is taken apart first, before what it needs.
TAKEN_APART = re.compile(r"^([ \t]*)const(?=\s*[\[{])", re.MULTILINE)


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


def in_use(sources: Mapping[str, str], roots: Iterable[str]) -> set[str]:
    """The roots and all that a page of theirs may ever import: no phone keeps a script that no page loads."""
    found: set[str] = set()
    waiting = set(roots)
    while waiting:
        found |= reached(sources, waiting)
        waiting = {each for name in found for each in on_demand(sources, name)} - found
    return found


def on_demand(sources: Mapping[str, str], name: str) -> set[str]:
    """What one module imports only when it is needed."""
    return {beside(name, match[2]) for match in DEMANDED.finditer(uncommented(sources[name]))}


def beside(name: str, path: str) -> str:
    """The asset name that a relative import means."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


def uncommented(text: str) -> str:
    """The script without the comments that have their lines to themselves: what they name is not imported."""
    return COMMENT.sub(lambda match: match[1] or "", text)


def squeeze(text: str) -> str:
    """The same script in fewer bytes: names that nobody outside of a function sees become short ones.

    Raises BuildError with the line where no browser could read it either.
    """
    try:
        small: str = minify.string("application/javascript", TAKEN_APART.sub(r"\1let", text))
    except minify.MinifyError as error:
        raise BuildError(f"A script cannot be read: {' '.join(str(error).split())}") from error
    return small + "\n"
