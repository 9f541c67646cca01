"""Every setting of the program, read once from the command line and `BACK_AT_EASE_*` variables."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from server.errors import SettingsError

PREFIX = "BACK_AT_EASE_"
ROOT = Path(__file__).resolve().parent.parent
NUMBER = re.compile(r"\+?[0-9]{2,15}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an operator may change; each field is also `BACK_AT_EASE_<FIELD>`."""

    root: Path = ROOT
    cache: Path | None = ROOT / ".cache"
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    emergency_number: str = "911"
    base_url: str = ""
    clinic: str = ""

    def __post_init__(self) -> None:
        if not 0 < self.port < 65536:
            raise SettingsError(f"The port is {self.port}; give one from 1 to 65535.")
        if not 0 < self.workers <= 64:
            raise SettingsError(f"The number of workers is {self.workers}; give one from 1 to 64.")
        if not NUMBER.fullmatch(self.emergency_number):
            raise SettingsError(f"The emergency number is {self.emergency_number!r}; give digits only, such as 911.")
        if self.base_url and not re.fullmatch(r"https?://[^/\s]+", self.base_url):
            raise SettingsError(
                f"The base URL is {self.base_url!r}; give scheme and host only, such as https://example.org."
            )
        if not (self.root / "content").is_dir():
            raise SettingsError(f"There is no content folder in {self.root}; set {PREFIX}ROOT to the checkout.")

    def environment(self) -> dict[str, str]:
        """The variables that give another process these settings."""
        return {f"{PREFIX}{field.name.upper()}": str(getattr(self, field.name) or "") for field in fields(self)}


def read_settings(environment: Mapping[str, str] = os.environ, **given: object) -> Settings:
    """The settings: command line first, then environment, then defaults. Raises SettingsError."""
    values: dict[str, object] = {}
    for field in fields(Settings):
        text = environment.get(f"{PREFIX}{field.name.upper()}")
        if text is not None:
            values[field.name] = _typed(field.name, text)
    values.update({key: value for key, value in given.items() if value is not None})
    return replace(Settings(), **values) if values else Settings()  # type: ignore[arg-type]


def _typed(name: str, text: str) -> object:
    if name in ("port", "workers"):
        if not text.isascii() or not text.isdigit():
            raise SettingsError(f"{PREFIX}{name.upper()} is {text!r}; give a whole number.")
        return int(text)
    if name == "cache":
        return Path(text) if text else None
    return Path(text) if name == "root" else text
