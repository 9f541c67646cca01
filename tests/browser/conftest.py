"""An operator's own house, for the tests that need another than the one every test shares."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from server.settings import ROOT
from tests.browser.clinics import BASE
from tests.harness.program import Program

SAMPLE_FILE = """number = 2
name = "Sample Clinic"
city = "Springfield"
address = "1 Example Street"
directions = "https://maps.example.org/?q=1+Example+Street"
phone = "+1 555 010 0142"
text = "+1 555 010 0143"
mail = "desk@example.org"
booking = "https://book.example.org/sample"
languages = ["English", "Español"]
colour = "#5b2a86"
[[hours]]
first = "mon"
last = "fri"
opens = "08:00"
closes = "17:30"
[[hours]]
first = "sat"
opens = "09:00"
closes = "12:00"
"""


@pytest.fixture(scope="session")
def two_clinics(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """The program of an operator with a second clinic, which is the default, and who said where the site stands."""
    root = tmp_path_factory.mktemp("two")
    for name in ("content", "pwa"):
        shutil.copytree(ROOT / name, root / name)
    (root / "content/clinics/sample-clinic.toml").write_text(SAMPLE_FILE, encoding="utf-8")
    numbers = root / "content/numbers.toml"
    text = numbers.read_text(encoding="utf-8")
    numbers.write_text(text.replace("[clinics]\n", "[clinics]\nsample-clinic = 2\n"), encoding="utf-8")
    with Program("--clinic", "sample-clinic", settings={"root": str(root), "base_url": BASE}) as running:
        yield running
