"""Versions of the real site, each served by a program of its own, as an operator would deploy one after the other."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from server import settings
from tests.harness.program import Program

CHAPTER = "/guide/causes-and-triggers/"
LINE = "One more line for you."
RECALL = "A sample notice: one sentence on this page was wrong."
WITHDRAWAL = f"""pages = ["guide:causes-and-triggers"]
text = "{RECALL}"
name = "Sample Signer"
role = "Physiotherapist"
date = 2026-11-01
"""


def _append(name: str, text: str) -> Callable[[Path], object]:
    def edit(root: Path) -> None:
        path = root / name
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")

    return edit


def _chapter(line: str) -> Callable[[Path], object]:
    return _append(f"content/en{CHAPTER.rstrip('/')}.md", f"\n{line}\n")


EDITS: Mapping[str, Callable[[Path], object]] = {
    "chapter": _chapter(LINE),
    "chapter again": _chapter(f"{LINE} And another."),
    "style": _append("pwa/styles/base.css", "\nmain { outline: 3px solid teal }\n"),
    "exercise": lambda root: _swap(
        root / "content/en/exercises/bridge.toml", 'feel = "Your buttocks working."', 'feel = "Your buttocks at work."'
    ),
    "recall": lambda root: (root / "content/en/withdrawal.toml").write_text(WITHDRAWAL, encoding="utf-8"),
    "impatient": lambda root: _swap(root / "pwa/worker/policy.js", "PATIENCE = 30000", "PATIENCE = 700"),
}


def _swap(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path} no longer says {old!r}; mend the edit."
    path.write_text(text.replace(old, new), encoding="utf-8")


class Editions:
    """Starts the program of an edition when it is first asked for; all end with the `with` block."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._running: dict[str, Program] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def __getitem__(self, name: str) -> Program:
        if name not in self._running:
            root = self._folder / name
            for part in ("content", "pwa"):
                shutil.copytree(settings.ROOT / part, root / part)
            EDITS[name](root)
            cache = str(settings.ROOT / ".cache")
            self._running[name] = self._stack.enter_context(Program(settings={"root": str(root), "cache": cache}))
        return self._running[name]
