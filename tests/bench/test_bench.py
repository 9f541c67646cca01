"""`back-at-ease bench` as a process: its table names every bar of the server, and each is met."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

COMMAND = str(Path(sys.executable).with_name("back-at-ease"))
# What is measured, the figure, and the bar it is held to.
ROW = re.compile(
    r"(?P<what>.+?) {2,}(?P<figure>[\d.]+)(?: kB| s)? +(?P<bound>at most|at least) (?P<bar>[\d.]+)(?: kB| s)?"
)
HELD_TO_A_BAR = {
    "en: core tier, packed",
    "en: whole copy and worker",
    "start-up, cold",
    "start-up, with its cache warm",
    "page: answers a second, as a share of plain static files",
    "asset: answers a second, as a share of plain static files",
}


def test_every_bar_of_the_server_is_met() -> None:
    done = subprocess.run([COMMAND, "bench"], capture_output=True, text=True, timeout=120, check=True)
    rows = [found for line in done.stdout.splitlines() if (found := ROW.fullmatch(line.rstrip()))]
    print(done.stdout)
    assert {row["what"] for row in rows} == HELD_TO_A_BAR
    for row in rows:
        figure, bar = float(row["figure"]), float(row["bar"])
        assert figure <= bar if row["bound"] == "at most" else figure >= bar, row[0]
