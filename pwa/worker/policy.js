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

// A key names body and headers: where the headers changed, a saved body is dressed anew, not fetched anew.
const keyOf = (sha256, dress) => `/.store/${sha256}?${dress}`;

const ENTRIES = TIERS.flatMap((tier) =>
  GENERATION.tiers[tier].map(([url, sha256, size, type]) => {
    const [contentType, dress] = GENERATION.types[type];
    return { url, sha256, size, tier, type: contentType, key: keyOf(sha256, dress) };
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

function find(urls, { pathname, search }) {
  const lower = pathname.toLowerCase();
  return [pathname + search, pathname, lower, `${lower}/`].map((name) => urls.get(name)).find(Boolean);
}

function kindOf(pathname) {
  if (/(^|\/)fragments\//.test(pathname)) return "fragment";
  return /\.[^/]*$/.test(pathname) ? "file" : "page";
}

const parcelOf = (entry, cache = "no-store") => ({ url: entry.url, type: entry.type, cache, entries: [entry] });

// One by one where that is fewer bytes: a pack compresses about twice as well as its entries apart.
function parcels(packs, missing) {
  return packs.flatMap((pack) => {
    const wanted = pack.entries.filter((entry) => missing.has(entry.key));
    if (wanted.length === 0) return [];
    const apart = wanted.length <= FEW && 2 * sizeOf(wanted) < sizeOf(pack.entries);
    return apart ? wanted.map((entry) => parcelOf(entry)) : [pack];
  });
}

// What the page being read has just loaded is in the browser's cache, or on its way there; checked like all the rest.
function borrowed(packs, missing) {
  const entries = packs.flatMap((pack) => pack.entries).filter((entry) => missing.has(entry.key));
  return entries.map((entry) => parcelOf(entry, "force-cache"));
}

const plain = (type) => (type || "").split(";")[0].trim().replace(/^application\/(x-)?javascript$/, "text/javascript");

function refusal(response, type) {
  if (response.type === "opaqueredirect" || response.status === 511) return "portal";
  if (response.status !== 200) return "server";
  const got = plain(response.headers.get("content-type"));
  if (got === plain(type)) return null;
  return got === "text/html" ? "portal" : "server";
}

// A page that is not ours and not as listed is a log-in page of the network, whatever it says of itself.
function named(error, url, aborted, response) {
  if (!(error instanceof Trouble)) return new Trouble(aborted ? "timeout" : "network", url);
  const strange = error.reason === "altered" && response && !response.headers.has("content-security-policy");
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
