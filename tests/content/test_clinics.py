"""What a clinic's file may say, and that its number stays."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from server.build import read_content
from server.content.clinics import WHITE, contrast
from server.errors import ContentError, SettingsError
from server.settings import ROOT, Settings

REAL = "content/clinics/sc-sports-medicine.toml"


def refused(tmp_path: Path, *changes: tuple[str, str, str]) -> dict[str, str]:
    """The findings, by rule, once texts in copied files were replaced."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    for name, old, new in changes:
        path = tmp_path / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        read_content(Settings(root=tmp_path, cache=None), "en")
    return {each.rule: each.message for each in error.value.findings}


def test_the_one_real_clinic_says_only_what_is_known() -> None:
    clinic = read_content(Settings(cache=None), "en").clinics["sc-sports-medicine"]
    assert (clinic.name, clinic.city) == ("South Carolina Sports Medicine", "Charleston, SC")
    made_up = (clinic.address, clinic.directions, clinic.phone, clinic.text, clinic.mail, clinic.booking)
    assert made_up == (None,) * 6
    assert not clinic.hours
    assert not clinic.languages


def test_a_clinic_without_a_number_for_codes_is_refused(tmp_path: Path) -> None:
    found = refused(tmp_path, ("content/numbers.toml", "sc-sports-medicine = 1\n", ""))
    assert "has no number in content/numbers.toml; give it 1" in found["number-given"]


def test_a_number_that_codes_on_paper_use_cannot_change_or_be_given_twice(tmp_path: Path) -> None:
    found = refused(
        tmp_path,
        (REAL, "number = 1", "number = 2"),
        ("content/numbers.toml", "[retired.clinics]\n", "[retired.clinics]\nold = 1\n"),
    )
    assert "codes on paper call “sc-sports-medicine” 1" in found["number-kept"]
    assert "clinic number 1 is given twice" in found["number-once"]


def test_clinic_0_is_none_and_cannot_be_given(tmp_path: Path) -> None:
    found = refused(tmp_path, ("content/numbers.toml", "medicine = 1\n", "medicine = 0\n"))
    assert "clinic number 0 fits no plan code; numbers go from 1 to 999" in found["number-fits"]


def test_a_default_clinic_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(SettingsError, match=r"no clinic 'nowhere'; content/clinics has sc-sports-medicine"):
        read_content(Settings(cache=None, clinic="nowhere"), "en")


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#767676", WHITE) == pytest.approx(4.54, abs=0.01)
