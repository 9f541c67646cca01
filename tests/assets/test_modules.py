"""Modules get hashed names, and a change below changes every name above it."""

from __future__ import annotations

import pytest

from server.assets.modules import modules, on_demand, reached, uncommented
from server.errors import BuildError
from server.settings import ROOT

APP = (
    'import { tell } from "./tell.js";\nimport "./side.js";\nconst later = () => import("./later.js");\ntell(later);\n'
)
TELL = "// Says it.\nexport function tell(what) { return './not-an-import.js' + what; }\n"
SOURCES = {"app.js": APP, "tell.js": TELL, "side.js": "export {};\n", "later.js": "export * from './tell.js';\n"}


def built(sources: dict[str, str]) -> dict[str, str]:
    return {item.name: item.body.decode() for item in modules(sources, {})}


def test_every_kind_of_import_is_rewritten_to_the_hashed_url() -> None:
    urls = {item.name: item.url for item in modules(SOURCES, {})}
    app = built(SOURCES)["app.js"]
    for name in ("tell.js", "side.js", "later.js"):
        assert f'"{urls[name]}"' in app
    assert "'./not-an-import.js'" in built(SOURCES)["tell.js"]


def test_a_change_below_changes_the_names_above() -> None:
    before = {item.name: item.url for item in modules(SOURCES, {})}
    after = {item.name: item.url for item in modules({**SOURCES, "tell.js": TELL + "export const more = 1;\n"}, {})}
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"tell.js", "later.js", "app.js"}


def test_a_comment_does_not_change_a_name() -> None:
    commented = {**SOURCES, "tell.js": "// Another reason.\n" + TELL}
    assert [item.url for item in modules(commented, {})] == [item.url for item in modules(SOURCES, {})]


def test_a_circle_is_refused_with_its_path() -> None:
    with pytest.raises(BuildError, match=r"a\.js → b\.js → a\.js"):
        modules({"a.js": "import './b.js';\n", "b.js": "import './a.js';\n"}, {})


def test_an_import_of_a_missing_file_is_refused() -> None:
    with pytest.raises(BuildError, match=r"there is no gone\.js"):
        modules({"a.js": "import './gone.js';\n"}, {})


def test_comments_of_one_line_and_of_many_are_left_out() -> None:
    text = "/* Licence. */\n/**\n * Adds.\n * @param {number} one `1` or more\n */\n  // Why.\nconst add = 1; // kept\n"
    assert built({"a.js": text})["a.js"] == "const add = 1; // kept\n"


@pytest.mark.parametrize(
    "code",
    [
        "const css = `\n/* not a comment */\n// nor this\n`;\n",
        "const path = `${'/*'}`;\nconst other = 2;\nconst end = '*/';\n",
        "const share = one / /* of */ two;\n",
        "const url = 'http://' + host;\n",
    ],
    ids=["template literal", "marks in strings", "within a line", "slashes in a string"],
)
def test_what_only_looks_like_a_comment_stays(code: str) -> None:
    assert built({"a.js": code})["a.js"] == code


def test_only_whole_lines_of_comment_leave_our_scripts() -> None:
    for path in sorted((ROOT / "pwa" / "scripts").glob("*.js")):
        text = path.read_text(encoding="utf-8")
        code = [line for line in uncommented(text).splitlines() if line.strip()]
        assert set(code) <= set(text.splitlines()), path.name
        assert not [line for line in code if line.lstrip().startswith(("/*", "//"))], path.name


def test_what_is_imported_on_demand_is_not_needed_at_once() -> None:
    assert reached(SOURCES, ["app.js"]) == {"app.js", "tell.js", "side.js"}
    assert on_demand(SOURCES, "app.js") == {"later.js"}
