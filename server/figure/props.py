"""Decides which kinds of things a motion may name; furniture.py and tools.py tell the sizes of each."""

from __future__ import annotations

from server.figure.furniture import Bed, Chair, Counter, Doorway, Sheet, Step, Stool, Wall
from server.figure.tools import Bag, Bar, Box, Pillow, Roll, Tie, Weight

AnyProp = Chair | Stool | Bed | Sheet | Pillow | Roll | Counter | Wall | Doorway | Step | Bar | Tie | Box | Weight | Bag
