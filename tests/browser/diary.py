"""The diary's page as tests reach for it."""

from __future__ import annotations

from datetime import date, datetime

from playwright.sync_api import Locator, Page, expect

from tests.harness.program import Program

TODAY = datetime.now().astimezone().date()
# Everything that is kept on this phone, read from the stores themselves.
STORES = """async () => {
  const rows = {};
  for (const {name} of await indexedDB.databases()) {
    const database = await new Promise((done, fail) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    for (const store of database.objectStoreNames) rows[`${name}/${store}`] = await new Promise(done => {
      database.transaction(store).objectStore(store).getAll().onsuccess = ({target}) => done(target.result);
    });
    database.close();
  }
  return {rows, local: {...localStorage}, session: {...sessionStorage}};
}"""
# Records as the app writes them, put straight into its stores.
PUT = """async records => {
  const database = await new Promise(done => {
    indexedDB.open('back-at-ease').onsuccess = ({target}) => done(target.result);
  });
  const transaction = database.transaction(Object.keys(records), 'readwrite');
  for (const [store, all] of Object.entries(records)) for (const each of all) transaction.objectStore(store).put(each);
  await new Promise(done => { transaction.oncomplete = done; });
  database.close();
}"""
LOSE = "() => new Promise(done => { indexedDB.deleteDatabase('back-at-ease').onsuccess = done; })"


def button(page: Page, name: str) -> Locator:
    """The button of exactly this name."""
    return page.get_by_role("button", name=name, exact=True)


def rows(page: Page) -> Locator:
    """The entries on the screen."""
    return page.locator("[data-part=list] > li")


def tick(page: Page, name: str) -> None:
    """Ticks a box or a number of the form."""
    page.locator("form[data-part=form]").get_by_label(name, exact=True).click()


def log(page: Page, pain: int, *ticks: str, began: date | None = None, note: str = "") -> None:
    """Logs a spasm; the first tick is where it is, the others stand in the fold."""
    tick(page, str(pain))
    if began or note or ticks[1:]:
        page.get_by_text("Add more, if you like").click()
    for each in ticks:
        tick(page, each)
    if began:
        page.get_by_label("When did it begin?").fill(began.isoformat())
    if note:
        page.get_by_label("Your own words").fill(note)
    button(page, "Save").click()
    expect(page.locator("[data-part=status]")).to_have_text("Kept on this phone.")


def opened(page: Page, program: Program) -> Page:
    """The page, at the diary and ready."""
    page.goto(f"{program.url}/diary/")
    expect(button(page, "Save")).to_be_enabled()
    return page
