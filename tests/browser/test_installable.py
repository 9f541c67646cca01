"""The browser itself finds nothing that would keep the app from the home screen."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.harness.browsing import FLAGS, wait_ready
from tests.harness.machine import chromium_path
from tests.harness.program import Program


def test_browser_would_install_the_app(chromium: Browser, own_program: Program, tmp_path: Path) -> None:
    context = chromium.browser_type.launch_persistent_context(
        tmp_path, executable_path=chromium_path(), args=list(FLAGS)
    )
    page = context.new_page()
    page.goto(own_program.url)
    wait_ready(page)
    session = context.new_cdp_session(page)
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    manifest = session.send("Page.getAppManifest")
    context.close()
    assert errors == []
    assert manifest["errors"] == []
