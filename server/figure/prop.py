"""Decides what every thing in a picture can tell: its shapes, its layer and how much room it needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct

from server.figure.geometry import bearing, gap
from server.figure.node import Group, Node, Path
from server.figure.outline import SCALE, box
from server.figure.pose import Point

Joints = Mapping[str, Point]
Size = Annotated[float, Meta(gt=0, le=130)]
Layer = Literal["back", "mid", "front"]
Bounds = list[Point]


def rod(start: Point, end: Point, thick: float, paint: str) -> Group:
    """A straight bar with round ends."""
    shape = Path(box(0, -thick / 2, gap(start, end), thick, thick / 2), paint)
    return Group((shape,), (start[0] * SCALE, -start[1] * SCALE), 1, -bearing(start, end))


class Prop(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", kw_only=True):
    """A thing in the picture; `layer` puts it behind the body, between far and near limbs, or before the body."""

    layer: Layer = "back"

    def draw(self, joints: Joints) -> tuple[Node, ...]:
        """Its shapes; a thing that is held follows the joints."""
        raise NotImplementedError

    def bounds(self, joints: Joints) -> Bounds:
        """Points that must stay inside the picture."""
        raise NotImplementedError


class Fixed(Prop, frozen=True, kw_only=True):
    """A thing that stands still at x, its left or front edge."""

    x: float

    def corners(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top."""
        raise NotImplementedError

    def bounds(self, joints: Joints) -> Bounds:
        left, bottom, right, top = self.corners()
        return [(left, bottom), (right, top)]
