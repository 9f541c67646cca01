"""Makes the pictures that are kept in the repository: icons from the mark, screenshots from the running app.

    python -m tools.pictures icons
    python -m tools.pictures screenshots

Run it after a change of the mark or of the look, and commit what it writes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from server.settings import ROOT
from tests.harness.browsing import launch
from tests.harness.program import Program

ICONS = ROOT / "pwa" / "icons"
SCREENSHOTS = ROOT / "pwa" / "screenshots"
DOCS = ROOT / "docs"
# The mark in a 40 box; a maskable icon keeps it inside the safe circle and fills its corners.
MARK = """<circle cx="25.5" cy="14.5" r="7" fill="#f7ae62"/>
<path d="M6.5 29.5c5.5 0 6-7.5 12-7.5s7.2 7.2 15 5.2" fill="none" stroke="#fffaf0" stroke-width="3.8"
stroke-linecap="round"/>"""
SHORTCUTS = {
    "relief": '<circle cx="24" cy="16" r="5.5" fill="#f7ae62"/><path d="M9 28c4 0 4.5-6 9-6s5.5 5.5 13 4" '
    'fill="none" stroke="#fffaf0" stroke-width="3" stroke-linecap="round"/>',
    "routine": '<path d="M11 13h2M17 13h12M11 20h2M17 20h12M11 27h2M17 27h12" stroke="#fffaf0" stroke-width="3" '
    'stroke-linecap="round"/>',
}
PAGES = {
    "home": "/",
    "relief": "/relief/position/",
    "exercise": "/exercises/bird-dog/",
    "routine": "/routines/morning-5/",
}
NARROW, WIDE = (390, 844), (1280, 800)


def svg(inner: str, *, corner: float, scale: float = 1.0) -> str:
    """The picture on juniper, as a page of its own size."""
    middle = f'<g transform="translate({20 - 20 * scale} {20 - 20 * scale}) scale({scale})">{inner}</g>'
    ground = f'<rect width="40" height="40" rx="{corner}" fill="#0f4a42"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="100%">{ground}{middle}</svg>'


def draw(browser: Browser, picture: str, size: int, path: Path) -> None:
    """Writes one square PNG with a transparent ground."""
    page = browser.new_page(viewport={"width": size, "height": size})
    page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{picture}")
    page.screenshot(path=path, omit_background=True)
    page.close()


def icons(browser: Browser) -> None:
    """The icons of the manifest, the touch icon of iPhones and the icons of the shortcuts."""
    for size in (192, 512):
        draw(browser, svg(MARK, corner=9), size, ICONS / f"any-{size}.png")
        draw(browser, svg(MARK, corner=0, scale=0.72), size, ICONS / f"maskable-{size}.png")
    draw(browser, svg(MARK, corner=0, scale=0.86), 180, ICONS / "apple-touch-180.png")
    for name, inner in SHORTCUTS.items():
        draw(browser, svg(inner, corner=9), 96, ICONS / f"shortcut-{name}.png")


def screenshots(browser: Browser) -> None:
    """The screens that stores and install dialogs show, and the two of the README."""
    DOCS.mkdir(exist_ok=True)
    with Program() as program:
        for name, path in PAGES.items():
            shoot(browser, f"{program.url}{path}", NARROW, 2, SCREENSHOTS / f"{name}.png")
        for name in ("home", "exercise"):
            shoot(browser, f"{program.url}{PAGES[name]}", WIDE, 1, SCREENSHOTS / f"wide-{name}.png")
            shoot(browser, f"{program.url}{PAGES[name]}", NARROW, 1, DOCS / f"{name}.png")


def shoot(browser: Browser, url: str, size: tuple[int, int], scale: float, path: Path) -> None:
    """One screen as it stands once everything is saved."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=scale, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(url)
    page.wait_for_function("document.documentElement.dataset.offline === 'library'")
    page.screenshot(path=path)
    context.close()


def main() -> None:
    """Makes the kind of pictures that the command names."""
    kinds: dict[str, Callable[[Browser], None]] = {"icons": icons, "screenshots": screenshots}
    if len(sys.argv) != 2 or sys.argv[1] not in kinds:
        sys.exit(f"Say what to make: python -m tools.pictures {'|'.join(kinds)}")
    with sync_playwright() as playwright:
        browser = launch(playwright)
        kinds[sys.argv[1]](browser)
        browser.close()


if __name__ == "__main__":
    main()
