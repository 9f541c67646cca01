"""The small notes of what a person made, as they stand in the app's database."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

TEXT = """async name => {
  if (!(await indexedDB.databases()).some(each => each.name === 'back-at-ease')) return null;
  const database = await new Promise(done => {
    indexedDB.open('back-at-ease').onsuccess = ({target}) => done(target.result);
  });
  const found = await new Promise(done => {
    database.transaction('notes').objectStore('notes').get(name).onsuccess = ({target}) => done(target.result);
  });
  database.close();
  return found?.text ?? null;
}"""


def text_of(page: Page, name: str) -> str | None:
    """What stands under the name."""
    found: str | None = page.evaluate(TEXT, name)
    return found


def noted(page: Page, name: str) -> Any:
    """The same, read as JSON; None where nothing is noted."""
    text = text_of(page, name)
    return None if text is None else json.loads(text)
