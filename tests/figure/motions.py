"""Decides which motions the tests look at, and what the phone shows of them between two samples."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import cos, radians, sin
from pathlib import Path

from server.figure.limbs import Chain
from server.figure.motion import Motion, read_motion
from server.figure.picture import radius, trunk_points
from server.figure.pose import Point
from server.figure.shapes import FOOT_POINTS
from server.figure.skeleton import Body
from server.figure.track import average, samples

FOLDER = Path(__file__).parents[2] / "content" / "motions"
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))
LEAN = 4  # pictures looked at between two samples


def motion(name: str) -> Motion:
    """One of the motions of the library."""
    return read_motion((FOLDER / f"{name}.toml").read_text(encoding="utf-8"), name)


def shown(subject: Motion) -> Iterator[Body]:
    """The bodies a phone shows, in order, with pictures between the samples."""
    moments = samples(subject)
    yield moments[0].body
    for before, after in pairwise(moments):
        if before.body is not after.body:
            yield from (average(before.body, after.body, step / LEAN) for step in range(1, LEAN))
        yield after.body


def foot(chain: Chain) -> list[Point]:
    """The outline of a foot, in the body frame."""
    (x, y), angle = chain.joints[2], radians(chain.angles[2])
    out = []
    for toe, up in FOOT_POINTS:
        ahead, across = toe * chain.shares[2], up
        out.append(
            (x + ahead * cos(angle) - across * sin(angle), y + chain.sense * (ahead * sin(angle) + across * cos(angle)))
        )
    return out


def lowest(subject: Motion, body: Body) -> tuple[float, str]:
    """The lowest point of the body and where it is."""
    spots = [(y - radius(name), name) for name, (_, y) in body.joints().items() if not name.endswith("toes")]
    spots += [(y, "trunk") for _, y in trunk_points(subject, body)]
    for name, leg in (("near foot", body.near_leg), ("far foot", body.far_leg)):
        spots += [(body.world(point)[1], name) for point in foot(leg)]
    return min(spots)
