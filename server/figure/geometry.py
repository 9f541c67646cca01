"""Decides how points and angles are reckoned: degrees, bearings, and the two-bone reach of a planted limb."""

from __future__ import annotations

from math import acos, atan2, cos, degrees, hypot, radians, sin

from server.figure.pose import Point


def step(point: Point, angle: float, length: float) -> Point:
    """The point `length` away in the direction `angle`."""
    return (point[0] + length * cos(radians(angle)), point[1] + length * sin(radians(angle)))


def bearing(start: Point, end: Point) -> float:
    """Direction from start to end, -180 to 180."""
    return degrees(atan2(end[1] - start[1], end[0] - start[0]))


def gap(start: Point, end: Point) -> float:
    """Distance between two points."""
    return hypot(end[0] - start[0], end[1] - start[1])


def wrap(angle: float, low: float = -180.0) -> float:
    """The same direction, written between `low` and `low + 360`."""
    return (angle - low) % 360 + low


def mix(start: float, end: float, share: float) -> float:
    """The value `share` of the way from start to end."""
    return start + (end - start) * share


def mix_points(start: Point, end: Point, share: float) -> Point:
    """The point `share` of the way from start to end."""
    return (mix(start[0], end[0], share), mix(start[1], end[1], share))


def reach(start: Point, target: Point, upper: float, lower: float, way: int) -> tuple[float, float]:
    """Directions of two bones that end on the target, or as near as they stretch; `way` is the side of the bend."""
    span = min(max(gap(start, target), abs(upper - lower) + 0.01), upper + lower - 0.01)
    aim = bearing(start, target)
    first = aim + way * degrees(acos((upper**2 + span**2 - lower**2) / (2 * upper * span)))
    return first, bearing(step(start, first, upper), step(start, aim, span))
