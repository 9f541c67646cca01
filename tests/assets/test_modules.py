"""Modules get hashed names, and a change below changes every name above it."""

from __future__ import annotations

import pytest

from server.assets.modules import in_use, modules, on_demand, reached
from server.errors import BuildError

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
    assert '"./not-an-import.js"' in built(SOURCES)["tell.js"]


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
    text = (
        "/* Licence. */\n/**\n * Adds.\n * @param {number} one `1` or more\n */\n  // Why.\n  const add = 1; // How.\n"
    )
    assert built({"a.js": text})["a.js"] == "const add=1\n"


@pytest.mark.parametrize(
    ("code", "small"),
    [
        ("const css = `\n/* not a comment */\n// nor this\n`;", "const css=`\n/* not a comment */\n// nor this\n`"),
        ("const path = `${'/*'}`;\nconst end = '*/';", 'const path=`${"/*"}`,end="*/"'),
        ("const share = one / /* of */ two;", "const share=one/two"),
        ("const url = 'http://' + host;", 'const url="http://"+host'),
        ("const fits = (word) => /[/] {2}\\/ b/.test(word);", "const fits=e=>/[/] {2}\\/ b/.test(e)"),
        ("const text = `one\n  two // three\n`;", "const text=`one\n  two // three\n`"),
        ("count++\n++other", "count++,++other"),
        (
            "const one = first();\nconst [two] = one;\nconst three = two;\nconst { four } = three;\nlast(four);",
            "const one=first();let[two]=one;const three=two;let{four}=three;last(four)",
        ),
        ("export const shared = (own) => own + outer;", "export const shared=e=>e+outer"),
    ],
    ids=[
        "template literal",
        "marks in strings",
        "within a line",
        "slashes in a string",
        "pattern",
        "indent in a template",
        "line that ends a statement",
        "order of what is taken apart",
        "only names that nobody outside sees are short",
    ],
)
def test_only_what_no_reader_needs_is_left_out(code: str, small: str) -> None:
    assert built({"a.js": code})["a.js"] == small + "\n"


def test_a_script_that_no_browser_could_read_stops_the_build() -> None:
    with pytest.raises(BuildError, match=r"A script cannot be read: .* line 1"):
        built({"a.js": "const = 1;"})


def test_what_is_imported_on_demand_is_not_needed_at_once() -> None:
    assert reached(SOURCES, ["app.js"]) == {"app.js", "tell.js", "side.js"}
    assert on_demand(SOURCES, "app.js") == {"later.js"}


def test_a_script_that_no_page_loads_is_not_in_use() -> None:
    sources = {
        **SOURCES,
        "later.js": "export * from './deep.js';\n",
        "deep.js": "export {};\n",
        "idle.js": "import './tell.js';\n",
    }
    assert in_use(sources, ["app.js"]) == {"app.js", "tell.js", "side.js", "later.js", "deep.js"}
