"""Whether named conditions fit together: every name is known, and none leans on itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

Graph = Mapping[str, Sequence[str]]  # a name, and the names its condition mentions; answers mention none


def unknown(graph: Graph) -> Iterator[tuple[str, str]]:
    """Each name with a term it mentions that nothing defines."""
    for name, terms in graph.items():
        yield from ((name, term) for term in terms if term not in graph)


def circles(graph: Graph) -> Iterator[tuple[str, ...]]:
    """Each way back to a name from itself, once; unknown terms are passed over."""
    settled: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if name in trail:
            yield (*trail[trail.index(name) :], name)
        elif name not in settled:
            for term in graph.get(name, ()):
                yield from walk(term, (*trail, name))
            settled.add(name)

    for name in graph:
        yield from walk(name, ())


def beneath(graph: Graph, name: str) -> set[str]:
    """Every name that `name` rests on, itself included."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting.extend(graph.get(each, ()))
    return found
