"""Decides what a motion file may say.

A motion is one file, content/motions/<id>.toml. From it come the still, the step strip and the moving figure.

    view = "side"            # side | front | back | plan (upright, seen from above). Seen from above LYING: see "bed".
    ground = "mat"           # mat | floor | bed (a bed seen from above) | none
    start = "hands-and-knees"  # a named start pose (starts.py); every frame begins with it
    key = 2                  # which strip frame is the still; default the last
    loop = 9                 # seconds until the first frame is back; leave out for a figure that does not move
    cut = true               # the loop starts again at once instead of moving back (a move with no way back)
    steady = true            # even speed through every frame, as in walking; else each move starts and ends softly
    work = ["low-back"]      # where the working-area patch lies
    pale = ["left-leg"]      # front and back only: limbs in the far colours, behind the others

    [base]                   # changes to the start pose that hold in every frame; same words as a frame
    trunk = 6

    [[frames]]               # at least one. Each is start + base + its own words (never the frame before)
    at = 0                   # seconds from the start of one repeat, rising
    [[frames]]
    at = 3
    until = 5                # hold until then
    far.arm = { shoulder = 172, elbow = 4 }
    near.leg = { hip = 3, knee = 4, toes = 262 }
    arrow = [[-2, 50], [0, 56], [-2, 59]]   # 2 to 4 world points; drawn in stills only; only where the pose needs it

    [[props]]
    kind = "chair"
    x = 4

Show a long hold as 3 to 4 s: nobody waits 20 s for a picture. `strip = false` keeps a frame out of the strip;
`like = 1` repeats frame 1 (and stays out of the strip). A frame may have its own `work`; patches then come and go.

World: hundredths of body height, floor y = 0, y up, x to the right. Directions: degrees counter-clockwise, 0 right,
90 up, 180 left, 270 down.

Body: root (hip joint), trunk (direction hip to shoulder, or of the pelvis when seen from
front or back: 90 upright, 180 lying with the head left, 0 head right),
side (+1: chest clockwise of the trunk line, so face up with head left, or facing right; -1: face down with head left,
or facing left), lumbar, thoracic, neck (+ rounds, - arches; seen from front or back: + bends toward the reader's
right), nod (head alone, + chin down), glide (head slides back), belly, chest (front swells, for breathing).
turn: the whole body about its long axis, 0 profile, 90 chest toward the reader, -90 away; view sets it. twist: the
chest against the pelvis; look: the head against the chest. Both + toward the reader (from above: + to the
body's right).

Limbs: near.arm, near.leg, far.arm, far.leg. In views front, back and plan also left.* and right.*, as you see them
when the figure stands upright; left is near, right is far. Angles, all 0 when standing with arms at the sides:
  leg: hip + forward, knee + bent, ankle + toes pointed; or toes = direction in the world.
  arm: shoulder + forward (180 overhead), elbow + bent, wrist + the way the elbow bends; or hand = direction in the
  world. From front or back: hip and shoulder + outward; knee + brings the shank back in, elbow + goes on outward, up.
  From above (plan): shoulder 0 out to the side, 90 straight ahead, 130 across; elbow + further in; hip + outward.
  thigh_out, shank_out, foot_out, upper_out, fore_out, hand_out: degrees out of the picture; the bone is drawn shorter.
  plant = [x, y] instead of hip and knee: the ankle stays there (4 above the floor with toes flat).
  plant = [x, y] instead of shoulder and elbow: the wrist stays there (2 above the floor). fold = -1: bends otherwise.
  roll with a plant: the knee or elbow swings round the line from hip to ankle (shoulder to wrist) and bones are
  shortened by themselves: 0 bent straight out of the picture, 90 in the picture, -90 in the picture the other way.
  elbow_at = [x, y]: the elbow rests there (2.4 above the floor); fore = direction of the forearm in the world.
  pin = { joint = "near-knee", at = [x, y] } instead of root: the body turns about that joint (not a planted one).
  up, forward (arm): moves the shoulder. shift = [along, front] (leg): moves the hip. behind = true: the arm is hidden
  by the body, or the shank by the thigh.
Words that give angles replace a plant of the start pose, and the other way round.

work: low-back mid-back upper-back whole-back belly chest side seat neck neck-all face left-side right-side middle
upper-middle, and near- far- left- right- before: thigh-back thigh-front thigh groin buttock outer-hip calf shin foot
upper-arm shoulder forearm hand.

props, each with `kind`; numbers in brackets are defaults; `layer` is back, mid (between far and near limbs) or front:
  chair x seat[27] depth[26] back[32] faces["right"]: side view; x is the front edge of the seat
  stool x seat[27] width[28] back[30]: a chair from the front; x is its middle; back = 0 for none
  bed x width[100] top[27]: side view. sheet x y width height paint["sheet"|"mat"|"wood"]: a flat thing from above
  counter x top[52.6] width[34]. wall x width[4] height[104]: from its end; 12 or wider is a wall seen from the front
  doorway x width[46] height[112]: from the front; x is its middle. step x width[26] height[9]
  pillow x y width[18] height[6] tilt[0]: x, y its middle. roll x y radius[4]: a rolled towel from its end
  bar start end thick[2.2] paint["wood-dark"|"wood"|"soft"]: a fixed rail, post or stick
  tie start end past[0] thick[1.8] paint["soft"|...] layer["front"]: band, towel or stick between joints or points
  box, weight, bag at["near-hand"] offset[[0, 0]] layer["front"]; box also width[15] height[12]: they hang from a joint
Joints: hip neck head, and near- far- before: hip knee ankle toes shoulder elbow wrist hand.

Look at it: python -m server.figure.sheet ID... --out DIR  (writes an HTML sheet at phone size).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from server.figure import patch
from server.figure.overlay import MotionError, Table, convert, overlay
from server.figure.pose import Point, Pose
from server.figure.props import AnyProp
from server.figure.starts import STARTS

TURNS = {"side": 0.0, "front": 90.0, "back": -90.0, "plan": 0.0}
VIEW_LIMBS = {"left": "near", "right": "far"}
FAR = frozenset({"far-arm", "far-leg"})
Limb = Literal["left-arm", "left-leg", "right-arm", "right-leg"]
Seconds = Annotated[float, Meta(ge=0, le=120)]


class Frame(Struct, frozen=True):
    """One pose and when it is held. `in_strip`: it is one of the numbered pictures."""

    pose: Pose
    at: float
    until: float
    arrow: tuple[Point, ...]
    work: tuple[str, ...]
    in_strip: bool


class Motion(Struct, frozen=True):
    """One exercise in pictures. `frames` holds every stop in time; `keyframes` those that the strip shows."""

    name: str
    view: str
    ground: str
    frames: tuple[Frame, ...]
    key: int
    loop: float
    props: tuple[AnyProp, ...]
    pale: frozenset[str] = FAR
    cut: bool = False
    steady: bool = False

    @property
    def keyframes(self) -> tuple[Frame, ...]:
        """The pictures of the step strip."""
        return tuple(frame for frame in self.frames if frame.in_strip)

    @property
    def moves(self) -> bool:
        """Whether there is anything to animate."""
        return len(self.frames) > 1


class _Head(Struct, frozen=True, forbid_unknown_fields=True):
    frames: list[Table]
    view: Literal["side", "front", "back", "plan"] = "side"
    ground: Literal["mat", "floor", "bed", "none"] = "mat"
    start: str = "standing"
    key: Annotated[int, Meta(ge=1)] | None = None
    loop: Seconds | None = None
    work: tuple[str, ...] = ()
    base: Table = {}
    props: tuple[AnyProp, ...] = ()
    pale: tuple[Limb, ...] = ()
    cut: bool = False
    steady: bool = False


class _Stop(Struct, frozen=True, forbid_unknown_fields=True):
    at: Seconds = 0.0
    until: Seconds | None = None
    arrow: Annotated[tuple[Point, ...], Meta(min_length=2, max_length=4)] | None = None
    work: tuple[str, ...] | None = None
    strip: bool = True
    like: Annotated[int, Meta(ge=1)] | None = None


def read_motion(text: str, name: str) -> Motion:
    """The motion a file describes. Raises MotionError with the key and the remedy."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MotionError(name, "file", f"is not TOML: {error}; mend that line") from error
    head = convert(table, _Head, name, "")
    _check_names(head, name)
    frames = tuple(_frame(head, number, name) for number in range(1, len(head.frames) + 1))
    _check_times(head, frames, name)
    count = sum(frame.in_strip for frame in frames)
    key = head.key or count
    if not 1 <= key <= count:
        raise MotionError(name, "key", f"is {key}; there are {count} frames in the strip")
    pale = FAR if head.view == "side" else frozenset(_near_or_far(limb) for limb in head.pale)
    return Motion(
        name, head.view, head.ground, frames, key - 1, head.loop or 0.0, head.props, pale, head.cut, head.steady
    )


def _near_or_far(limb: str) -> str:
    side, _, part = limb.partition("-")
    return f"{VIEW_LIMBS[side]}-{part}"


def _check_names(head: _Head, name: str) -> None:
    if not head.frames:
        raise MotionError(name, "frames", "is empty; write at least one [[frames]]")
    if head.start not in STARTS:
        raise MotionError(name, "start", f"{head.start!r} is not one of {', '.join(STARTS)}")
    _check_work(head, head.work, name, "work")


def _check_work(head: _Head, work: Sequence[str], name: str, key: str) -> None:
    known = patch.names(head.view)
    unknown = [word for word in work if word not in known]
    if unknown:
        raise MotionError(name, key, f"{unknown[0]!r} is not one of {', '.join(known)}")


def _frame(head: _Head, number: int, name: str) -> Frame:
    where = f"frames[{number - 1}]"
    table = head.frames[number - 1]
    words = _Stop.__struct_fields__
    stop: _Stop = convert({key: value for key, value in table.items() if key in words}, _Stop, name, where)
    shown = table
    if stop.like:
        if not 1 <= stop.like < number:
            raise MotionError(name, f"{where}.like", f"is {stop.like}; name an earlier frame, the first is 1")
        shown = head.frames[stop.like - 1]
    work = stop.work if stop.work is not None else tuple(shown.get("work", head.work))
    _check_work(head, work, name, f"{where}.work")
    changes = {key: value for key, value in shown.items() if key not in words}
    until = stop.at if stop.until is None else stop.until
    return Frame(
        _pose(head, changes, name, where), stop.at, until, stop.arrow or (), work, stop.strip and not stop.like
    )


def _pose(head: _Head, changes: Table, name: str, where: str) -> Pose:
    table: Table = {"turn": TURNS[head.view], "frontal": head.view in ("front", "back")}
    for layer, key in ((STARTS[head.start], "start"), (head.base, "base"), (changes, where)):
        table = overlay(table, _sides(layer, head.view, name, key))
    pose: Pose = convert(table, Pose, name, where)
    return pose


def _sides(table: Mapping[str, Any], view: str, name: str, where: str) -> Table:
    for word in VIEW_LIMBS:
        if word in table and view == "side":
            raise MotionError(name, f"{where}.{word}", "in a side view the limbs are near and far")
    return {VIEW_LIMBS.get(key, key): value for key, value in table.items()}


def _check_times(head: _Head, frames: tuple[Frame, ...], name: str) -> None:
    last = -1.0
    for index, frame in enumerate(frames):
        if frame.at <= last and len(frames) > 1:
            raise MotionError(name, f"frames[{index}].at", f"is {frame.at:g}; it must come after {last:g} s")
        if frame.until < frame.at:
            raise MotionError(name, f"frames[{index}].until", f"is {frame.until:g}; it must not come before `at`")
        last = frame.until
    if not frames[0].in_strip:
        raise MotionError(name, "frames[0].strip", "is false; the first frame opens the strip")
    if len(frames) > 1 and (head.loop is None or head.loop <= last):
        raise MotionError(name, "loop", f"must be later than the last frame ({last:g} s)")
