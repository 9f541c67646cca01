"""Files by others are the ones we say they are."""

from __future__ import annotations

import pytest

from tools.vendor import LISTS, Vendored, vendored

each = pytest.mark.parametrize("library", vendored(), ids=lambda library: library.name)


@each
def test_vendored_file_has_the_listed_hash(library: Vendored) -> None:
    assert library.actual_sha256() == library.sha256


@each
def test_vendored_file_states_the_listed_version(library: Vendored) -> None:
    assert library.actual_version() == library.version


@each
def test_vendored_library_comes_with_its_licence(library: Vendored) -> None:
    assert all((library.folder / name).stat().st_size > 100 for name in library.licence_files)
    assert library.licence_files


@each
def test_vendored_folder_holds_nothing_unlisted(library: Vendored) -> None:
    assert {path.name for path in library.folder.iterdir()} == {library.file, *library.others}


def test_every_vendored_folder_is_listed() -> None:
    folders = {path for listed in LISTS for path in listed.parent.iterdir() if path.is_dir()}
    assert folders == {library.folder for library in vendored()}
