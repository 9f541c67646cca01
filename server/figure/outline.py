"""Decides how a shape is written as path data: tenths as whole numbers, y downward, the fewest signs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import hypot

from server.figure.pose import Point

SCALE = 10
HANDLE = 0.38
Widths = Sequence[tuple[float, float, float]]  # place along the bone 0 to 1, half-width on the back, on the front


def tenths(value: float) -> int:
    """A length in tenths of a unit."""
    return round(value * SCALE)


def number(value: float) -> str:
    """A number with one decimal at most and no needless signs."""
    text = f"{value:.1f}".removesuffix(".0")
    text = text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
    return "0" if text == "-0" else text


def pack(values: Iterable[float]) -> str:
    """Whole numbers one after the other, with a space only where no minus sign parts them."""
    out = ""
    for value in values:
        text = str(round(value))
        out += text if not out or text.startswith("-") else f" {text}"
    return out


def blob(points: Sequence[Point]) -> str:
    """A smooth closed curve through the points; the same count gives the same commands, so two can be blended."""
    ring = [(tenths(x), tenths(y)) for x, y in points]
    ring += ring[:2]
    handles = [_handle(ring[index - 1], ring[index], ring[index + 1]) for index in range(1, len(points) + 1)]
    handles = [handles[-1], *handles]
    out = ["M", pack(ring[0]), "c", pack(handles[0])]
    for index in range(len(points)):
        (x, y), (left, top), lean = ring[index + 1], ring[index], handles[index + 1]
        first = "" if index == 0 else "s"
        numbers = pack((x - lean[0] - left, y - lean[1] - top, x - left, y - top))
        out.append(first + (numbers if first or numbers.startswith("-") else f" {numbers}"))
    return "".join(out) + "z"


def _handle(before: tuple[int, int], point: tuple[int, int], after: tuple[int, int]) -> Point:
    """Half of the tangent at a point: as long on both sides, so that the short command for smooth curves fits."""
    lean = _unit(before, after)
    arrive = hypot(point[0] - before[0], point[1] - before[1])
    size = HANDLE * min(arrive, hypot(after[0] - point[0], after[1] - point[1]))
    return lean[0] * size, lean[1] * size


def _unit(start: tuple[int, int], end: tuple[int, int]) -> Point:
    x, y = end[0] - start[0], end[1] - start[1]
    size = hypot(x, y) or 1.0
    return x / size, y / size


def _curve(start: tuple[int, int], end: tuple[int, int], lean: Point, rest: Point) -> tuple[float, ...]:
    x, y = end[0] - start[0], end[1] - start[1]
    handle = hypot(x, y) * HANDLE
    return lean[0] * handle, lean[1] * handle, x - rest[0] * handle, y - rest[1] * handle, x, y


def limb(widths: Widths, length: float) -> str:
    """A tapered limb along the first axis, round at both ends; its front is the negative side of the second axis."""
    back = [(tenths(place * length), tenths(width)) for place, width, _ in widths]
    front = [(tenths(place * length), -tenths(width)) for place, _, width in reversed(widths)]
    first, last = back[0][1] - front[-1][1], back[-1][1] - front[0][1]
    out = [f"M{pack(back[0])}", _flank(back), f"a{pack((last / 2, last / 2, 0, 0, 0, 0, -last))}"]
    out += [_flank(front), f"a{pack((first / 2, first / 2, 0, 0, 0, 0, first))}z"]
    return "".join(out)


def _flank(points: list[tuple[int, int]]) -> str:
    """One side of a limb: level at both ends, so that it runs into the round caps without a corner."""
    leans: list[Point] = [(1.0 if points[-1][0] > points[0][0] else -1.0, 0.0)] * len(points)
    for index in range(1, len(points) - 1):
        leans[index] = _unit(points[index - 1], points[index + 1])
    pairs = zip(points, points[1:], leans, leans[1:], strict=False)
    return "".join("c" + pack(_curve(*pair)) for pair in pairs)


def box(x: float, y: float, width: float, height: float, radius: float) -> str:
    """A rectangle with round corners in the world: x, y is its lower left corner."""
    radius = min(radius, width / 2, height / 2)
    left, top, r = tenths(x), tenths(-y - height), tenths(radius)
    w, h = tenths(width) - 2 * r, tenths(height) - 2 * r

    def corner(right: int, down: int) -> str:
        return f"a{pack((r, r, 0, 0, 1, right * r, down * r))}"

    return f"M{pack((left + r, top))}h{w}{corner(1, 1)}v{h}{corner(-1, 1)}h{-w}{corner(-1, -1)}v{-h}{corner(1, -1)}z"


def line(points: Sequence[Point]) -> str:
    """A line, or a curve through one or two control points, in the world."""
    first, *rest = [(tenths(x), tenths(-y)) for x, y in points]
    command = {1: "L", 2: "Q", 3: "C"}[len(rest)]
    return f"M{pack(first)}{command}{pack(value for point in rest for value in point)}"


def smooth(points: Sequence[Point]) -> str:
    """A smooth closed curve in the world."""
    return blob([(x, -y) for x, y in points])
