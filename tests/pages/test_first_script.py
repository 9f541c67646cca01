"""The one script that pages hold themselves: what the policy allows, and nothing else."""

from __future__ import annotations

import re
import urllib.request
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from server.errors import BuildError
from server.pages.first_script import first_script
from server.pages.headers import CONTENT_SECURITY_POLICY
from server.settings import ROOT
from tests.harness.program import Program

PWA = ROOT / "pwa"


def test_the_policy_allows_the_script_that_pages_hold_and_no_other_inline_one(program: Program) -> None:
    with urllib.request.urlopen(program.url) as answer:
        page = answer.read().decode()
    held = re.findall(r"<script[^>]*>([^<]+)</script>", page)
    allowed = re.findall(r"'(sha256-[^']+)'", CONTENT_SECURITY_POLICY)
    assert held == [first_script(PWA)]
    assert allowed == [f"sha256-{b64encode(sha256(held[0].encode()).digest()).decode()}"]


def test_another_text_is_refused_with_the_hash_to_write(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/register.js").write_text("// Another one.\nanother();\n", encoding="utf-8")
    expected = b64encode(sha256(b"another()").digest()).decode()
    with pytest.raises(BuildError, match=re.escape(f"sha256-{expected}")):
        first_script(tmp_path)
