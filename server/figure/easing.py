"""Decides how a move gathers and loses speed, and cuts that curve into pieces without changing it."""

from __future__ import annotations

from itertools import pairwise

Curve = tuple[float, float, float, float]
SOFT: Curve = (0.42, 0.0, 0.58, 1.0)
EVEN: Curve = (0.0, 0.0, 1.0, 1.0)


def ease_part(curve: Curve, low: float, high: float) -> tuple[float, Curve]:
    """When an easing curve reaches `high`, and its piece from `low` to `high` as control points of a unit square."""
    columns, rows = (0.0, curve[0], curve[2], 1.0), (0.0, curve[1], curve[3], 1.0)
    start, end = _parameter(rows, low), _parameter(rows, high)
    xs, ys = _piece(columns, start, end), _piece(rows, start, end)
    width, height = xs[3] - xs[0], ys[3] - ys[0]
    first = (xs[1] - xs[0]) / width, (ys[1] - ys[0]) / height
    second = (xs[2] - xs[0]) / width, (ys[2] - ys[0]) / height
    return xs[3], (*first, *second)


def _parameter(rows: Curve, height: float) -> float:
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        if _piece(rows, 0.0, middle)[3] < height:
            low = middle
        else:
            high = middle
    return high


def _piece(p: Curve, start: float, end: float) -> Curve:
    """The control values of a cubic between two parameters (its blossom)."""

    def at(u: float, v: float, w: float) -> float:
        def lerp(a: float, b: float, t: float) -> float:
            return a + (b - a) * t

        q = [lerp(a, b, u) for a, b in pairwise(p)]
        r = [lerp(a, b, v) for a, b in pairwise(q)]
        return lerp(r[0], r[1], w)

    return at(start, start, start), at(start, start, end), at(start, end, end), at(end, end, end)
