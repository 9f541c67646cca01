// The diary's spare copy, in the phone's cache storage. A browser that is killed at the wrong moment of a write can find
// its database damaged, and Chromium then throws the whole of it away; the two stores do not fail together.
//
// A piece is `{store, record}`, or with `isRemoved` what was taken out. ALL holds every piece of one moment;
// `/.diary/<store>/<id>?<changed>` one that was written since.

export const NAME = 'back-at-ease-diary';
const ALL = '/.diary-all';
const PIECES = 64; // more are gathered into one

const urlOf = ({ store, record }) => `/.diary/${store}/${record.id}?${record.changed}`;
const isPiece = ({ url }) => !url.endsWith(ALL);
const said = (value) => new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } });
const forget = (cache, requests) => Promise.all(requests.map((request) => cache.delete(request)));

/** Every record of every store, in pieces. `ask` and `stores` are the database's (store.js). */
export async function pieces(ask, stores) {
  const all = await Promise.all(stores.map((store) => ask(store, 'readonly', (transaction) => transaction.objectStore(store).getAll())));
  return stores.flatMap((store, index) => all[index].map((record) => ({ store, record })));
}

/** Makes one copy of everything, asked for after it is known which pieces that takes the place of. */
async function gather(cache, ...all) {
  const old = (await cache.keys()).filter(isPiece);
  await cache.put(ALL, said(await pieces(...all)));
  await forget(cache, old);
}

async function add(piece, ...all) {
  const cache = await caches.open(NAME);
  const url = urlOf(piece);
  await cache.put(url, said(piece)); // the new one stands before an older one goes
  const alike = await cache.keys(url, { ignoreSearch: true });
  await forget(cache, alike.filter((request) => !request.url.endsWith(url)));
  if ((await cache.keys()).length > PIECES || !(await cache.match(ALL))) await gather(cache, ...all);
}

let last = Promise.resolve();
/** Notes one piece, after those before it, and gathers all of them when there are many. */
export const note = (...given) => (last = last.catch(() => {}).then(() => add(...given)));
export const rewrite = async (...all) => gather(await caches.open(NAME), ...all);

export const clear = () => caches.delete(NAME);
/** How many stored things the copy is made of. */
export const count = async () => ((await caches.has(NAME)) ? (await (await caches.open(NAME)).keys()).length : 0);
