"""Which files by others we keep, in which version; the only way by which one of them changes.

usage: python -m tools.vendor NAME VERSION   (needs npm, which nothing else here does)
"""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LISTS = (ROOT / "pwa/vendor/VENDOR.toml", ROOT / "tests/vendor/VENDOR.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vendored:
    """One library: its row in a VENDOR.toml and the folder of the same name beside it."""

    listed_in: Path
    name: str
    package: str
    version: str
    licence: str
    file: str
    source: str
    sha256: str
    version_in_file: str
    licence_files: tuple[str, ...]
    version_file: str = ""  # where the file itself does not say it

    @property
    def folder(self) -> Path:
        """Where its files are kept."""
        return self.listed_in.parent / self.name

    @property
    def path(self) -> Path:
        """The file that is used."""
        return self.folder / self.file

    @property
    def others(self) -> tuple[str, ...]:
        """What is kept beside the file that is used."""
        return (*self.licence_files, self.version_file) if self.version_file else self.licence_files

    def actual_sha256(self) -> str:
        """The hash of the file as it is, in hex."""
        return sha256(self.path.read_bytes()).hexdigest()

    def actual_version(self) -> str:
        """The version that the package's own file states. Raises ValueError when it states none."""
        path = self.folder / (self.version_file or self.file)
        stated = re.search(self.version_in_file, path.read_text(encoding="utf-8"))
        if stated is None:
            raise ValueError(f"{path} states no version; correct version_in_file in {self.listed_in}.")
        return stated[1]


def vendored() -> tuple[Vendored, ...]:
    """Every library kept in the repository."""
    return tuple(
        Vendored(
            listed_in=path,
            name=name,
            source=row["from"],
            licence_files=tuple(row["licence_files"]),
            **{key: value for key, value in row.items() if key not in ("from", "licence_files")},
        )
        for path in LISTS
        for name, row in tomllib.loads(path.read_text(encoding="utf-8")).items()
    )


def update(old: Vendored, version: str) -> None:
    """Replaces the files of one library by those of another version and corrects its row."""
    wanted = {old.source: old.path} | {name: old.folder / name for name in old.others}
    for name, content in _fetch(f"{old.package}@{version}", tuple(wanted)).items():
        wanted[name].write_bytes(content)
    if old.actual_version() != version:
        raise ValueError(f"{old.path} states version {old.actual_version()}; {version} was asked for.")
    listed = old.listed_in.read_text(encoding="utf-8").replace(old.sha256, old.actual_sha256())
    head, table, row = listed.partition(f"[{old.name}]")
    row = row.replace(f'version = "{old.version}"', f'version = "{version}"', 1)
    old.listed_in.write_text(head + table + row, encoding="utf-8")


def _fetch(package: str, names: tuple[str, ...]) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        (archive,) = Path(folder).glob("*.tgz")
        with tarfile.open(archive) as packed:
            return {name: _read(packed, f"package/{name}") for name in names}


def _read(packed: tarfile.TarFile, name: str) -> bytes:
    member = packed.extractfile(name)
    if member is None:
        raise ValueError(f"{name} is not a file of the package.")
    return member.read()


def main(arguments: list[str]) -> int:
    """Updates the library that the command line names."""
    known = {library.name: library for library in vendored()}
    if len(arguments) != 2 or arguments[0] not in known:
        print(f"usage: python -m tools.vendor {{{'|'.join(known)}}} VERSION", file=sys.stderr)
        return 2
    update(known[arguments[0]], arguments[1])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
