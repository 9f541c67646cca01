"""Decides the named start poses: the few positions most exercises begin in, with what touches the floor set right."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

_LOOSE_ARM = {"shoulder": -11, "elbow": 5, "upper_out": 30, "hand": 2}
_LOOSE_FAR_ARM = {"shoulder": -9, "elbow": 4, "upper_out": 26, "hand": 2}

STARTS: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "standing": {
            "root": [0, 51.8],
            "near": {"leg": {"plant": [1.5, 4], "toes": 0}, "arm": {"shoulder": -3, "elbow": 14}},
            "far": {"leg": {"plant": [-2.5, 4], "toes": 0}, "arm": {"shoulder": 9, "elbow": 16}},
        },
        "standing-front": {
            "root": [0, 51.8],
            "near": {"leg": {"hip": 3, "knee": 3, "foot_out": 68}, "arm": {"shoulder": 9, "elbow": -5}},
            "far": {"leg": {"hip": 3, "knee": 3, "foot_out": 68}, "arm": {"shoulder": 9, "elbow": -5}},
        },
        "sitting": {
            "root": [0, 34],
            "near": {"leg": {"plant": [25, 4], "toes": 0}, "arm": {"plant": [13, 39], "hand": -10}},
            "far": {"leg": {"plant": [28, 4], "toes": 0}, "arm": {"plant": [15, 38.6], "hand": -10}},
        },
        "sitting-front": {
            "root": [0, 35],
            "near": {
                "leg": {"hip": 12, "knee": 14, "thigh_out": 72, "foot_out": 68},
                "arm": {"shoulder": 12, "elbow": -30, "fore_out": 40},
            },
            "far": {
                "leg": {"hip": 12, "knee": 14, "thigh_out": 72, "foot_out": 68},
                "arm": {"shoulder": 12, "elbow": -30, "fore_out": 40},
            },
        },
        "supine": {
            "root": [0, 7.1],
            "trunk": 180,
            "neck": -16,
            "nod": 6,
            "near": {"leg": {"plant": [47.6, 4], "toes": 78}, "arm": _LOOSE_ARM},
            "far": {"leg": {"plant": [47.2, 4.4], "toes": 74}, "arm": _LOOSE_FAR_ARM},
        },
        "hook-lying": {
            "root": [0, 7.1],
            "trunk": 180,
            "neck": -16,
            "nod": 6,
            "near": {"leg": {"plant": [31, 4], "toes": 0}, "arm": _LOOSE_ARM},
            "far": {"leg": {"plant": [34, 4], "toes": 0}, "arm": _LOOSE_FAR_ARM},
        },
        "prone": {
            "root": [4, 6.2],
            "trunk": 180,
            "side": -1,
            "near": {"leg": {"hip": -1, "knee": 2, "ankle": 80}, "arm": {"shoulder": 150, "elbow": 90}},
            "far": {"leg": {"hip": -1, "knee": 2, "ankle": 80}, "arm": {"shoulder": 150, "elbow": 90}},
        },
        "hands-and-knees": {
            "root": [-14, 28.4],
            "trunk": 4,
            "near": {"leg": {"hip": 94, "knee": 97.5, "toes": 181}, "arm": {"plant": [12.6, 2], "hand": 2}},
            "far": {"leg": {"hip": 90, "knee": 94.2, "toes": 181}, "arm": {"plant": [16, 2], "hand": 2}},
        },
        "side-lying": {
            "root": [0, 0],
            "trunk": 180,
            "lumbar": 6,
            "thoracic": 4,
            "neck": 4,
            "near": {"leg": {"hip": 56, "knee": 82}, "arm": {"shoulder": 30, "elbow": 50}},
            "far": {
                "leg": {"hip": 42, "knee": 70, "shift": [0, -1]},
                "arm": {"shoulder": 96, "elbow": 66, "hand": 176},
            },
        },
        "supine-above": {
            "root": [0, 0],
            "trunk": 180,
            "near": {"leg": {"hip": 4, "knee": 2, "foot_out": 60}, "arm": {"shoulder": 24, "elbow": 6}},
            "far": {"leg": {"hip": 4, "knee": 2, "foot_out": 60}, "arm": {"shoulder": 24, "elbow": 6}},
        },
        "sitting-above": {
            "root": [0, 0],
            "trunk": 90,
            "near": {"leg": {"hip": 4}, "arm": {"shoulder": 70, "elbow": 30, "upper_out": 62}},
            "far": {"leg": {"hip": 4}, "arm": {"shoulder": 70, "elbow": 30, "upper_out": 62}},
        },
    }
)
