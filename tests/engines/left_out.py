"""The faults that are shown in Chromium alone (tests/faults), and why. F38 and F40 run in Chromium and Firefox."""

from __future__ import annotations

from collections.abc import Mapping

TWO_TABS = "It takes two tabs at once; these tests drive one window."
BEFORE = "Something must be taken from the page before its first script runs; WebDriver's classic commands cannot."
LEVER = "Only Chromium's debugging protocol has the lever."
UNSEEN = "No browser takes part: the test speaks HTTP with the program."
LEFT_OUT: Mapping[int, str] = {
    12: f"{LEVER} It stops a worker in the middle of its work.",
    13: f"{LEVER} It sets how much room a site has.",
    15: BEFORE,
    16: TWO_TABS,
    17: "It needs a host that lets pages be kept for a year, which the real program never does.",
    19: TWO_TABS,
    23: "It is F22 with five versions instead of one: the same single step.",
    31: f"{LEVER} It gives the page another clock.",
    37: BEFORE,
    39: "WebDriver reads a page by script; with script off it sees nothing.",
    42: "It needs the small site's fragment; what the real one swaps in is whole pages, and F43 shows those.",
    44: UNSEEN,
    45: f"{LEVER} It stops a worker between two requests.",
    46: "The worker's own deleting is broken on purpose, in the small site; the code is the same in every engine.",
    48: TWO_TABS,
}
