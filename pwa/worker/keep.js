// Keep: fill a tier and seal it, hand over to the next generation, audit, and forget what nothing needs.

const HISTORY = "/.history";
const SLICE = 25; // entries audited on one visit: a copy of 300 is read through every dozen visits
const LANES = 3; // no browser gives an installing worker more connections than this

async function tell(message) {
  const pages = await clients.matchAll({ includeUncontrolled: true });
  pages.forEach((page) => page.postMessage(message));
}
const sealed = (tier, id = GENERATION.id) => readBook(recordOf(id, tier));

async function missingFrom(store, tier) {
  const keys = await savedKeys(store);
  return ofTier(tier).filter((entry) => !keys.has(entry.key));
}

async function state() {
  const store = await caches.open(STORE);
  const tiers = {};
  for (const tier of TIERS) {
    const missing = (await missingFrom(store, tier)).map((entry) => entry.url);
    const files = ofTier(tier);
    tiers[tier] = { sealed: Boolean(await sealed(tier)), files: files.length, bytes: sizeOf(files), missing };
  }
  return { type: "state", generation: GENERATION.id, tiers, checked: await readBook("/.checked"), withdrawn: (await honoured) || null };
}

// A renamed file changes every page that names it, and nothing else in them: rewritten here, such a page need not travel.
async function recast(store, missing) {
  const { charge = [] } = (await readBook(HISTORY)) || {};
  const old = await urlsOf(charge[0]);
  const renamed = renames([...old.keys()]);
  const origin = new Map(renamed.map(([from, to]) => [to, from]));
  for (const entry of renamed.length ? missing : []) {
    const before = old.get(origin.get(entry.url) || entry.url);
    const found = before && (await read(before));
    if (!found) continue;
    const text = renamed.reduce((said, [from, to]) => said.replaceAll(from, to), await found.text());
    await save(store, entry, new TextEncoder().encode(text)).catch(() => {}); // other changes too: it has to be fetched
  }
}

async function obtain(store, tier, role) {
  await recast(store, await missingFrom(store, tier));
  const wanted = new Set((await missingFrom(store, tier)).map((entry) => entry.key));
  const files = ofTier(tier).length;
  const keep = async (entry, bytes) => {
    if (!wanted.has(entry.key)) return;
    await save(store, entry, bytes);
    wanted.delete(entry.key);
    if (wanted.size % 8 === 0) await tell({ type: "progress", role, tier, files, saved: files - wanted.size });
  };
  const bring = (list) => together(list, LANES, (parcel) => unpack(parcel, keep));
  const packs = PACKS.filter((pack) => pack.tier === tier);
  if (role === "first") {
    const [shell, rest] = [true, false].map((isShell) => packs.filter((pack) => pack.isShell === isShell));
    const near = bring(borrowed(shell, wanted)).catch(() => {}); // what is not near comes with the pack
    await bring(parcels(rest, wanted)).finally(() => near);
  }
  await bring(parcels(packs, wanted));
  if ((await missingFrom(store, tier)).length) throw new Trouble("storage", tier);
}

// The record of a tier is written last: where it stands, every entry was checked and saved.
async function seal(store, tier, role) {
  await obtain(store, tier, role);
  if (!(await sealed(tier))) await writeBook(recordOf(GENERATION.id, tier), ofTier(tier));
}

let isFull = false; // until the worker is stopped or the person asks again: nothing is fetched that cannot be kept

// Out of room: first what only older generations use, then the half-filled extras, so that the diary can still write.
async function fill(tier, role) {
  const store = await caches.open(STORE);
  if (isFull && tier !== "core") throw new Trouble("quota", tier);
  try {
    await seal(store, tier, role).catch(async (error) => {
      if (error.reason !== "quota" || (await prune(1)) === 0) throw error;
      await seal(store, tier, role);
    });
  } catch (error) {
    isFull = error.reason === "quota";
    if (isFull && role !== "next" && tier !== "core" && !(await sealed(tier))) await forget(store, ofTier(tier));
    throw error;
  }
}
const forget = (store, entries) => Promise.all(entries.map((entry) => store.delete(entry.key)));

const complete = (tiers, role) =>
  locked(async () => {
    for (const tier of tiers) {
      try {
        await fill(tier, role);
      } catch (error) {
        const { reason = "storage", url = "" } = error;
        await tell({ type: "trouble", role, tier, reason, url });
        if (role === "active" && (reason === "server" || reason === "altered")) registration.update().catch(() => {});
        throw error;
      }
    }
  });

// A phone that had the whole library never gets less: the next generation must be whole before it may wait.
async function install() {
  if (WITHDRAWAL) await announce();
  const { charge = [] } = (await readBook(HISTORY)) || {};
  const whole = charge.length > 0 && (await sealed("library", charge[0]));
  await complete(whole ? TIERS : ["core"], registration.active ? "next" : "first");
}

async function succeed() {
  const pages = await clients.matchAll();
  honoured = null; // this generation was built knowing what was taken back
  if (await readBook(NOTICE)) await writeBook(NOTICE, null);
  await writeBook(HISTORY, succession(await readBook(HISTORY), pages.map((page) => page.id)));
}

// The truth at once, whatever is under way. A page made with other files than these belongs to another generation.
async function welcome(page, files) {
  const kin = files.every((file) => URLS.has(file));
  page.postMessage({ ...(await state()), kin });
}

let tending = Promise.resolve();
const tend = (count) => (tending = tending.then(() => look(count)).catch(() => {})); // trouble was told to the pages

async function look(count) {
  await withdraw();
  const gone = !(await sealed("core"));
  if (gone) await succeed();
  try {
    const through = (await sealed("library")) ? await audit(count) : true;
    await complete(TIERS, "active");
    if (through) await writeBook("/.checked", Date.now());
    await tidy();
  } finally {
    await tell({ ...(await state()), rebuilt: gone && Boolean(await sealed("core")) });
  }
}

// Reads the next entries, which throws away altered ones; true once the end of the list is reached.
async function audit(count) {
  const from = count < ENTRIES.length ? (await readBook("/.audit")) || 0 : 0;
  for (const entry of ENTRIES.slice(from, from + count)) await read(entry);
  const through = from + count >= ENTRIES.length;
  await writeBook("/.audit", through ? 0 : from + count);
  return through;
}

// Once after a handover, and not while another generation is being filled: what a broken install left is worth keeping.
async function tidy() {
  const book = await readBook(HISTORY);
  if (!book || book.tidied || registration.installing || registration.waiting) return;
  await locked(() => prune(CHARGES));
  await writeBook(HISTORY, { ...book, tidied: true });
}

async function prune(charges) {
  const [store, books] = [await caches.open(STORE), await caches.open(BOOKS)];
  const { charge = [], guests = {} } = (await readBook(HISTORY)) || {};
  const pages = await clients.matchAll({ includeUncontrolled: true });
  const kept = new Set([GENERATION.id, ...charge.slice(0, charges), ...pages.map((page) => guests[page.id])]);
  const needed = new Set(ENTRIES.map((entry) => entry.key));
  for (const request of await books.keys()) {
    const [, kind, id] = pathOf(request).split("/");
    if (kind !== ".generation") continue;
    const waits = registration.waiting && !charge.includes(id);
    if (kept.has(id) || waits) (await (await books.match(request)).json()).forEach((entry) => needed.add(entry.key));
    else await books.delete(request);
  }
  const useless = (await store.keys()).filter((request) => !needed.has(pathOf(request)));
  await Promise.all(useless.map((request) => store.delete(request)));
  return useless.length;
}
