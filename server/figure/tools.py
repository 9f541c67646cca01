"""Decides what pillows, rods, bands and held things look like: each kind is a struct with its sizes and defaults."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from server.figure.geometry import gap, mix_points, step
from server.figure.node import Group, Node, Path
from server.figure.outline import SCALE, box, smooth
from server.figure.pose import Joint, Point
from server.figure.prop import Bounds, Joints, Layer, Prop, Size, rod


class Pillow(Prop, frozen=True, kw_only=True, tag="pillow"):
    """A soft pillow. x, y: its middle. tilt: degrees counter-clockwise."""

    x: float
    y: float
    width: Size = 18.0
    height: Size = 6.0
    tilt: float = 0.0

    def bounds(self, joints: Joints) -> Bounds:
        return self._points()

    def _points(self) -> list[Point]:
        corner = ((0.5, 0.3), (0.46, 0.46), (0.2, 0.5))
        local = [(-u, v) for u, v in corner] + [(u, v) for u, v in reversed(corner)]
        local += [(u, -v) for u, v in corner] + [(-u, -v) for u, v in reversed(corner)]
        middle = (self.x, self.y)
        return [step(step(middle, self.tilt, u * self.width), self.tilt + 90, v * self.height) for u, v in local]

    def draw(self, joints: Joints) -> tuple[Node, ...]:
        return (Path(smooth(self._points()), "soft"),)


class Roll(Prop, frozen=True, kw_only=True, tag="roll"):
    """A rolled towel seen from its end. x, y: its middle."""

    x: float
    y: float
    radius: Size = 4.0

    def bounds(self, joints: Joints) -> Bounds:
        return [(self.x - self.radius, self.y - self.radius), (self.x + self.radius, self.y + self.radius)]

    def draw(self, joints: Joints) -> tuple[Node, ...]:
        size = self.radius * 2
        return (Path(box(self.x - self.radius, self.y - self.radius, size, size, self.radius), "soft"),)


class Bar(Prop, frozen=True, kw_only=True, tag="bar"):
    """A rail, post or stick that stands still: a line through two world points."""

    start: Point
    end: Point
    thick: Size = 2.2
    paint: Literal["wood", "wood-dark", "soft"] = "wood-dark"

    def bounds(self, joints: Joints) -> Bounds:
        return [self.start, self.end]

    def draw(self, joints: Joints) -> tuple[Node, ...]:
        return (rod(self.start, self.end, self.thick, self.paint),)


class Tie(Prop, frozen=True, kw_only=True, tag="tie"):
    """A band, towel or stick between two places, each a joint name or a world point; `past` lengthens both ends."""

    start: Joint | Point
    end: Joint | Point
    thick: Size = 1.8
    paint: Literal["wood", "wood-dark", "soft"] = "soft"
    past: Annotated[float, Meta(ge=0, le=60)] = 0.0
    layer: Layer = "front"

    def _ends(self, joints: Joints) -> tuple[Point, Point]:
        start, end = (joints[spot] if isinstance(spot, str) else spot for spot in (self.start, self.end))
        if not self.past:
            return start, end
        more = self.past / (gap(start, end) or 1.0)
        return mix_points(start, end, -more), mix_points(start, end, 1 + more)

    def bounds(self, joints: Joints) -> Bounds:
        return list(self._ends(joints))

    def draw(self, joints: Joints) -> tuple[Node, ...]:
        return (rod(*self._ends(joints), self.thick, self.paint),)


class Held(Prop, frozen=True, kw_only=True):
    """A thing that hangs from a joint and stays level. offset: from the joint to its middle."""

    at: Joint = "near-hand"
    offset: Point = (0.0, 0.0)
    layer: Layer = "front"

    def shape(self) -> tuple[Node, ...]:
        """Its shapes around 0, 0."""
        raise NotImplementedError

    def bounds(self, joints: Joints) -> Bounds:
        x, y = joints[self.at]
        x, y = x + self.offset[0], y + self.offset[1]
        return [(x - 7, y - 7), (x + 7, y + 7)]

    def draw(self, joints: Joints) -> tuple[Node, ...]:
        x, y = joints[self.at]
        return (Group(self.shape(), ((x + self.offset[0]) * SCALE, -(y + self.offset[1]) * SCALE)),)


class Box(Held, frozen=True, kw_only=True, tag="box"):
    """A carton."""

    width: Size = 15.0
    height: Size = 12.0

    def shape(self) -> tuple[Node, ...]:
        left, low = -self.width / 2, -self.height / 2
        return (
            Path(box(left, low, self.width, self.height, 1.2), "wood"),
            Path(box(left, low + self.height - 3, self.width, 3, 1.2), "wood-dark"),
        )


class Weight(Held, frozen=True, kw_only=True, tag="weight"):
    """A hand weight."""

    def shape(self) -> tuple[Node, ...]:
        return (
            Path(box(-5, -0.9, 10, 1.8, 0.9), "wood"),
            Path(box(-6.5, -3, 3.4, 6, 1.2), "wood-dark"),
            Path(box(3.1, -3, 3.4, 6, 1.2), "wood-dark"),
        )


class Bag(Held, frozen=True, kw_only=True, tag="bag"):
    """A shopping bag that hangs from the hand."""

    def shape(self) -> tuple[Node, ...]:
        return Path(box(-3.4, -8, 6.8, 9, 3), "wood-dark"), Path(box(-6.5, -18, 13, 14, 2), "wood")
