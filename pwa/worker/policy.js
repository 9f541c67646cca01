// Policy: what belongs where, what to fetch, what to refuse. Touches neither network nor storage.

const TIERS = ["core", "library"];
const PATIENCE = 30000; // ms in which a fetch must bring PROGRESS bytes, or it is given up
const PROGRESS = 1024;
const FEW = 10; // more missing entries than this travel sooner as a pack, whatever its size
const CHARGES = 3; // generations kept: the one in charge and two before it, for pages still open
const OUTSIDE = /^\/(sw\.js$|generation\.json$|packs\/|healthz$|manifest\.webmanifest$)/;

class Trouble extends Error {
  constructor(reason, url) {
    super(`${reason}: ${url}`);
    this.reason = reason; // network, timeout, portal, server, altered, quota or storage
    this.url = url;
  }
}

const ENTRIES = TIERS.flatMap((tier) =>
  GENERATION.tiers[tier].map(([url, mark, size, type]) => {
    return { url, mark, size, tier, type: GENERATION.types[type], key: `/.store/${mark}` };
  }),
);
const byUrl = (entries) => new Map(entries.map((entry) => [entry.url, entry]));
const URLS = byUrl(ENTRIES);
const ofTier = (tier) => ENTRIES.filter((entry) => entry.tier === tier);
const sizeOf = (entries) => entries.reduce((sum, entry) => sum + entry.size, 0);

const PACKS = TIERS.flatMap((tier) => {
  const entries = ofTier(tier);
  return GENERATION.packs[tier].map(([url, count, isShell]) => {
    return { url, tier, isShell: Boolean(isShell), type: PACK_TYPE, entries: entries.splice(0, count) };
  });
});

// Every plan opens with one saved page, which reads the code from the address.
const PLAN = /^\/p\/[^/]*\/?$/i;
const PLAN_PAGE = "/plan/open/";

function find(urls, { pathname, search }) {
  const lower = pathname.toLowerCase();
  const page = PLAN.test(pathname) ? PLAN_PAGE : "";
  return [pathname + search, pathname, lower, `${lower}/`, page].map((name) => urls.get(name)).find(Boolean);
}

function kindOf(pathname) {
  if (/(^|\/)fragments\//.test(pathname)) return "fragment";
  return /\.[^/]*$/.test(pathname) ? "file" : "page";
}

const parcelOf = (entry, cache = "no-store") => ({ url: entry.url, type: entry.type, cache, entries: [entry] });

// The server also offers what follows each eighth of a pack: one that was cut off goes on near where it stopped.
function rest(pack, first) {
  const count = pack.entries.length;
  const part = Math.floor((PARTS * first) / count);
  const url = part ? pack.url.replace(/\.pack$/, `.${part}.pack`) : pack.url;
  return { ...pack, url, entries: pack.entries.slice(Math.ceil((part * count) / PARTS)) };
}

// One by one where that is fewer bytes: a pack compresses about twice as well as its entries apart, but holds them all.
function parcels(packs, missing) {
  return packs.flatMap((pack) => {
    const wanted = pack.entries.filter((entry) => missing.has(entry.key));
    if (wanted.length === 0) return [];
    const tail = rest(pack, pack.entries.indexOf(wanted[0]));
    const apart = wanted.length === 1 || (wanted.length <= FEW && 2 * sizeOf(wanted) < sizeOf(tail.entries));
    return apart ? wanted.map((entry) => parcelOf(entry)) : [tail];
  });
}

// What the page being read has just loaded is in the browser's cache, or on its way there; checked like all the rest.
function borrowed(packs, missing) {
  const entries = packs.flatMap((pack) => pack.entries).filter((entry) => missing.has(entry.key));
  return entries.map((entry) => parcelOf(entry, "force-cache"));
}

// Names of files end in a hash: pairs of an old and a new name where only the hash differs.
function renames(urls) {
  const stemOf = (url) => url.replace(/\.[0-9a-f]+(\.\w+)$/, "$1");
  const now = new Map([...URLS.keys()].map((url) => [stemOf(url), url]));
  return urls.map((url) => [url, now.get(stemOf(url)) || url]).filter(([from, to]) => from !== to);
}

const plain = (type) => (type || "").split(";")[0].trim().replace(/^application\/(x-)?javascript$/, "text/javascript");

function refusal(response, type) {
  if (response.type === "opaqueredirect" || response.status === 511) return "portal";
  if (response.status !== 200) return "server";
  const got = plain(response.headers.get("content-type"));
  if (got === plain(type)) return null;
  return got === "text/html" ? "portal" : "server";
}

// What is not as listed and lacks a header that we send with everything is a log-in page, whatever it says of itself.
function named(error, url, aborted, response) {
  if (!(error instanceof Trouble)) return new Trouble(aborted ? "timeout" : "network", url);
  const strange = error.reason === "altered" && response && !response.headers.has("cross-origin-resource-policy");
  return strange ? new Trouble("portal", url) : error;
}

// Pages of an older generation that are still open go on reading it; `guests` is client id -> generation id.
function succession(book, living) {
  const { charge = [], guests = {} } = book || {};
  const [outgoing] = charge.filter((id) => id !== GENERATION.id);
  const next = {};
  for (const client of living) {
    const host = guests[client] || outgoing;
    if (host && host !== GENERATION.id) next[client] = host;
  }
  return { charge: [GENERATION.id, ...charge.filter((id) => id !== GENERATION.id)], guests: next, tidied: false };
}
