"""What reads notes waits until they can be read: where it did not, a person's conditions would count as none."""

from __future__ import annotations

import re

from server.assets.modules import reached
from server.settings import ROOT

SCRIPTS = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "pwa/scripts").glob("*.js")} | {
    "lean-qr.js": ""
}
LOADED = re.compile(r"\b(later|noted)\(\(\) => import\('\./([\w-]+\.js)'\)\)")


def test_every_script_of_a_page_that_reads_notes_waits_for_them_and_no_other() -> None:
    loaded = {name: how for how, name in LOADED.findall(SCRIPTS["app.js"])}
    assert {"check.js", "relief.js", "player.js", "finder.js"} <= set(loaded)
    reads = {name for name in loaded if "store.js" in reached(SCRIPTS, [name])}
    assert {name for name, how in loaded.items() if how == "noted"} == reads


def test_no_page_waits_for_the_database_before_its_first_script() -> None:
    assert "store.js" not in reached(SCRIPTS, ["app.js"])
