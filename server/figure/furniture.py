"""Decides what furniture and walls look like: each kind is a struct with its sizes and their defaults."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from server.figure.node import Node, Path
from server.figure.outline import box
from server.figure.prop import Fixed, Joints, Size


class Chair(Fixed, frozen=True, kw_only=True, tag="chair"):
    """x: front edge of the seat. faces: where a sitter looks. seat: height of its top."""

    seat: Size = 27.0
    depth: Size = 26.0
    back: Size = 32.0
    faces: Literal["left", "right"] = "right"

    def corners(self) -> tuple[float, float, float, float]:
        rear = self.x + self._way * self.depth
        return min(self.x, rear), 0, max(self.x, rear), self.seat + self.back

    @property
    def _way(self) -> int:
        return 1 if self.faces == "left" else -1

    def draw(self, joints: Joints) -> tuple[Node, ...]:
        way, rear = self._way, self.x + self._way * self.depth
        post = rear - way * 2.2
        return (
            Path(box(self.x + way * 2.5 - 1.3, 0, 2.6, self.seat - 2, 1.3), "wood-dark"),
            Path(box(post - 1.3, 0, 2.6, self.seat + self.back, 1.3), "wood-dark"),
            Path(box(min(self.x, rear), self.seat - 3.4, self.depth, 3.4, 1.6), "wood"),
            Path(box(post - 1.7, self.seat + self.back * 0.45, 3.4, self.back * 0.55, 1.6), "wood"),
        )


class Stool(Fixed, frozen=True, kw_only=True, tag="stool"):
    """A chair seen from the front or the back. x: middle. back = 0 leaves the back panel away."""

    seat: Size = 27.0
    width: Size = 28.0
    back: Annotated[float, Meta(ge=0, le=60)] = 30.0

    def corners(self) -> tuple[float, float, float, float]:
        return self.x - self.width / 2, 0, self.x + self.width / 2, self.seat + self.back

    def draw(self, joints: Joints) -> tuple[Node, ...]:
        left, right = self.x - self.width / 2, self.x + self.width / 2
        tall = self.seat + self.back if self.back else self.seat - 2
        legs = tuple(Path(box(edge, 0, 2.6, tall, 1.3), "wood-dark") for edge in (left + 1, right - 3.6))
        panel = (Path(box(left + 0.4, self.seat + self.back * 0.5, self.width - 0.8, self.back * 0.5, 1.8), "wood"),)
        seat = Path(box(left, self.seat - 3.4, self.width, 3.4, 1.6), "wood")
        return (*legs, *(panel if self.back else ()), seat)


class Bed(Fixed, frozen=True, kw_only=True, tag="bed"):
    """A bed seen from the side. x: left end. top: height of the mattress."""

    width: Size = 100.0
    top: Size = 27.0

    def corners(self) -> tuple[float, float, float, float]:
        return self.x, 0, self.x + self.width, self.top

    def draw(self, joints: Joints) -> tuple[Node, ...]:
        legs = tuple(Path(box(edge, 0, 3, 8, 1.2), "wood-dark") for edge in (self.x + 4, self.x + self.width - 7))
        frame = Path(box(self.x, 6, self.width, self.top - 13, 2), "wood")
        return (*legs, frame, Path(box(self.x, self.top - 10, self.width, 10, 4), "sheet"))


class Sheet(Fixed, frozen=True, kw_only=True, tag="sheet"):
    """A bed or a mat seen from above. x, y: lower left corner."""

    y: float
    width: Size
    height: Size
    paint: Literal["sheet", "mat", "wood"] = "sheet"

    def corners(self) -> tuple[float, float, float, float]:
        return self.x, self.y, self.x + self.width, self.y + self.height

    def draw(self, joints: Joints) -> tuple[Node, ...]:
        return (Path(box(self.x, self.y, self.width, self.height, 9 if self.paint == "sheet" else 4), self.paint),)


class Counter(Fixed, frozen=True, kw_only=True, tag="counter"):
    """A counter or table. x: its edge on the left. top: height of its surface."""

    top: Size = 52.6
    width: Size = 34.0

    def corners(self) -> tuple[float, float, float, float]:
        return self.x, 0, self.x + self.width, self.top

    def draw(self, joints: Joints) -> tuple[Node, ...]:
        return (
            Path(box(self.x + 4, 0, self.width - 8, self.top - 2, 1.5), "wood-dark"),
            Path(box(self.x, self.top - 3.8, self.width, 3.8, 1.6), "wood"),
        )


class Wall(Fixed, frozen=True, kw_only=True, tag="wall"):
    """A wall seen from its end (width 4), or from the front (width as wide as it is). x: left edge."""

    width: Size = 4.0
    height: Size = 104.0

    def corners(self) -> tuple[float, float, float, float]:
        return self.x, 0, self.x + self.width, self.height

    def draw(self, joints: Joints) -> tuple[Node, ...]:
        paint = "wood" if self.width < 12 else "sheet"
        return (Path(box(self.x, 0, self.width, self.height, 1.2 if self.width < 12 else 4), paint),)


class Doorway(Fixed, frozen=True, kw_only=True, tag="doorway"):
    """A door frame seen from the front. x: its middle. width: of the opening."""

    width: Size = 46.0
    height: Size = 112.0

    def corners(self) -> tuple[float, float, float, float]:
        return self.x - self.width / 2 - 5, 0, self.x + self.width / 2 + 5, self.height + 5

    def draw(self, joints: Joints) -> tuple[Node, ...]:
        left, _, right, top = self.corners()
        return (
            Path(box(left, 0, 5, top, 1.2), "wood"),
            Path(box(right - 5, 0, 5, top, 1.2), "wood"),
            Path(box(left, top - 5, right - left, 5, 1.2), "wood"),
        )


class Step(Fixed, frozen=True, kw_only=True, tag="step"):
    """A low step. x: left edge."""

    width: Size = 26.0
    height: Size = 9.0

    def corners(self) -> tuple[float, float, float, float]:
        return self.x, 0, self.x + self.width, self.height

    def draw(self, joints: Joints) -> tuple[Node, ...]:
        return (
            Path(box(self.x + 1.5, 0, self.width - 3, self.height, 1), "wood-dark"),
            Path(box(self.x, self.height - 2.8, self.width, 2.8, 1.2), "wood"),
        )
