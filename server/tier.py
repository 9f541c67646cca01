"""When a phone keeps a thing."""

from __future__ import annotations

from enum import StrEnum


class Tier(StrEnum):
    """First and as one unit, afterwards, or never."""

    CORE = "core"
    LIBRARY = "library"
    ONLINE = "online"
