"""Which accessibility rules a page breaks, as axe-core judges it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

SOURCE = Path(__file__).resolve().parent.parent / "vendor" / "axe-core" / "axe.min.js"
RUN = """async () => {
  const {violations} = await axe.run(document, {resultTypes: ['violations']});
  return violations.flatMap(({id, help, nodes}) => nodes.map(node => `${id}: ${help}: ${node.target.join(' ')}`));
}"""


def violations(page: Page) -> list[str]:
    """One line for each element that breaks a rule: the rule, its meaning, the element's selector."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_source())
    return [str(line) for line in page.evaluate(RUN)]


@cache
def _source() -> str:
    return SOURCE.read_text(encoding="utf-8")
