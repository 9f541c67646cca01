"""Which accessibility rules a page breaks, as axe-core judges it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

SOURCE = Path(__file__).resolve().parent.parent / "vendor" / "axe-core" / "axe.min.js"
RUN = """async ([strict, only]) => {
  const rules = Object.fromEntries(strict.map((rule) => [rule, { enabled: true }]));
  const some = only.length ? { runOnly: { type: 'rule', values: only } } : {};
  const {violations} = await axe.run(document, {resultTypes: ['violations'], rules, ...some});
  return violations.flatMap(({id, help, nodes}) => nodes.map(node => `${id}: ${help}: ${node.target.join(' ')}`));
}"""


def violations(page: Page, *strict: str, only: Sequence[str] = ()) -> list[str]:
    """One line for each element that breaks a rule: the rule, its meaning, the element's selector.

    `strict` names rules that axe leaves out unless it is asked, such as `color-contrast-enhanced`; `only` names those
    that alone are asked.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_source())
    return [str(line) for line in page.evaluate(RUN, [list(strict), list(only)])]


@cache
def _source() -> str:
    return SOURCE.read_text(encoding="utf-8")
