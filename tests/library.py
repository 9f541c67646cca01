"""The English content as it is, read once for all tests that look something up in it."""

from __future__ import annotations

from server.build import read_content
from server.settings import Settings

LIBRARY = read_content(Settings(cache=None), "en")
