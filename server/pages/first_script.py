"""The script that every page holds itself, so that the worker sets out before any file has arrived."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from server.assets.modules import squeeze
from server.errors import BuildError
from server.pages.headers import FIRST_SCRIPT


def first_script(pwa: Path) -> str:
    """The text between the tags. Raises BuildError when the content security policy names another text."""
    source = (pwa / "scripts" / "register.js").read_text(encoding="utf-8")
    text = squeeze(source).rstrip()
    found = f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
    if found != FIRST_SCRIPT:
        raise BuildError(f"register.js has changed: put {found} in place of FIRST_SCRIPT in server/pages/headers.py.")
    return text
