// Answer: the URL alone decides. Saved things are read from the phone; the network is asked only for what is not there.

let history = null; // read once in a worker's life; it changes only when another worker takes charge
const older = new Map();

async function urlsOf(id) {
  if (!older.has(id)) {
    const records = await Promise.all(TIERS.map((tier) => sealed(tier, id)));
    older.set(id, byUrl(records.flatMap((entries) => entries || [])));
  }
  return older.get(id);
}

async function entryFor({ clientId, resultingClientId }, url) {
  history = history || readBook(HISTORY).catch(() => null);
  const { charge = [], guests = {} } = (await history) || {};
  const host = !resultingClientId && guests[clientId]; // a new page always belongs to the generation in charge
  const found = find(host ? await urlsOf(host) : URLS, url);
  if (found || kindOf(url.pathname) !== "file") return found;
  const past = await Promise.all(charge.slice(1).map(urlsOf));
  return past.map((urls) => find(urls, url)).find(Boolean);
}

async function answer(event, url) {
  const entry = await entryFor(event, url).catch(() => find(URLS, url));
  if (!entry) return beyond(event.request, url);
  const said = await honoured;
  if (said && said.pages.includes(entry.url)) return beyond(event.request, url, said.text.replace(/[&<]/g, (sign) => `&#${sign.charCodeAt()};`));
  return (await read(entry).catch(() => null)) || recover(event, url, entry);
}

// Listed, but not here: not yet filled, lost, or altered. What the server now sends is good only if it is the same.
async function recover(event, url, entry) {
  let response = null;
  const keep = async (_, bytes) => {
    await verify(entry, bytes);
    response = dressed(entry, bytes);
    await caches.open(STORE).then((store) => put(store, entry.key, new Response(bytes))).catch(() => {});
  };
  const lost = await sealed(entry.tier).then(Boolean, () => true);
  const gone = await sealed("core").then((record) => !record, () => true);
  try {
    await unpack(parcelOf(entry), keep);
    if (lost || gone) event.waitUntil(tend(0));
    return response;
  } catch (error) {
    if (lost || gone) event.waitUntil(state().then(tell).catch(() => {}));
    if (error.reason !== "altered") return sorry(url, gone ? CARD.gone : CARD.lost);
    event.waitUntil(registration.update().catch(() => {}));
    return beyond(event.request, url);
  }
}

// Not of this generation: from the network as it is. A page is loaded whole, never swapped into another build's page.
async function beyond(request, url, notice = "") {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const response = await Promise.race([fetch(request), late]).catch(() => null);
  if (response) return kindOf(url.pathname) === "page" ? loadedWhole(response, url) : response;
  const spare = ENTRIES.find((entry) => entry.url.endsWith("/not-found/"));
  const saved = kindOf(url.pathname) === "page" && !notice && spare && (await read(spare).catch(() => null));
  return saved ? new Response(saved.body, { status: 404, headers: saved.headers }) : sorry(url, notice || CARD.lost);
}

function loadedWhole(response, url) {
  if (plain(response.headers.get("content-type")) !== "text/html") return response;
  const headers = new Headers(response.headers);
  headers.set("hx-redirect", url.pathname + url.search);
  return new Response(response.body, { status: response.status, headers });
}

function sorry(url, notice) {
  const kind = kindOf(url.pathname);
  if (kind === "file") return Response.error();
  const headers = { ...HEADERS, "content-type": "text/html; charset=utf-8", "content-security-policy": CARD.policy };
  if (kind === "fragment") return new Response(CARD.fragment, { status: 503, headers });
  headers["hx-redirect"] = url.pathname + url.search;
  return new Response(CARD.page.replace("<!--notice-->", () => notice), { status: 503, headers });
}

// The operator's word that a page may do harm, left here by a newer worker on its way in. A slip on the server must not
// take a page from a phone: only a second sight of the same word, online, counts; then it holds until a handover.
const NOTICE = "/.withdrawal";
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);
let honoured = readBook(NOTICE).then((seen) => seen && seen.acted && seen.said, () => null);

async function announce() {
  const seen = await readBook(NOTICE);
  if (!seen || !isSame(seen.said, WITHDRAWAL)) await writeBook(NOTICE, { said: WITHDRAWAL, acted: false });
}

async function withdraw() {
  const seen = await readBook(NOTICE);
  if (!seen || seen.acted) return;
  const list = await fetch("/generation.json", { cache: "no-store" }).then((response) => response.json()).catch(() => null);
  if (!list) return;
  const acted = isSame(list.withdrawal, seen.said);
  await writeBook(NOTICE, acted ? { ...seen, acted } : null);
  honoured = Promise.resolve(acted && seen.said);
  if (acted) await tell({ type: "withdrawn", said: seen.said });
}
