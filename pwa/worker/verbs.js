// Verbs: fetch, check, save, read, audit, forget. Every byte is checked by SHA-256 on its way in and on its way out.

const STORE = "back-at-ease-store";
const BOOKS = "back-at-ease-generations";

const within = (ms, work) => Promise.race([work, new Promise((resolve) => setTimeout(resolve, ms))]);
const locked = (work) => (navigator.locks ? navigator.locks.request(STORE, work) : work());
const pathOf = ({ url }) => url.slice(location.origin.length);
const recordOf = (id, tier) => `/.generation/${id}/${tier}`;
const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

async function readBook(name) {
  const found = await caches.match(name, { cacheName: BOOKS });
  return found ? found.json() : null;
}
async function writeBook(name, value) {
  await put(await caches.open(BOOKS), name, new Response(JSON.stringify(value), { headers: { "content-type": "application/json" } }));
}
async function put(cache, key, response) {
  try {
    await cache.put(key, response);
  } catch (error) {
    throw new Trouble(error.name === "QuotaExceededError" ? "quota" : "storage", key);
  }
}
const savedKeys = async (store) => new Set((await store.keys()).map(pathOf));

function dressed(entry, bytes) {
  return new Response(bytes, { headers: { ...HEADERS, "content-type": entry.type } });
}
async function isWhole({ size, mark }, bytes) {
  return bytes.byteLength === size && hex(await crypto.subtle.digest("SHA-256", bytes)).startsWith(mark);
}
async function verify(entry, bytes) {
  if (!(await isWhole(entry, bytes))) throw new Trouble("altered", entry.url);
}
async function save(store, entry, bytes) {
  await verify(entry, bytes);
  await put(store, entry.key, new Response(bytes));
}

// The saved bytes, under the headers of today, if they are whole; altered ones are thrown away on sight.
async function read(entry) {
  const found = await caches.match(entry.key, { cacheName: STORE });
  if (!found) return null;
  const bytes = await found.arrayBuffer();
  if (await isWhole(entry, bytes)) return dressed(entry, bytes);
  await (await caches.open(STORE)).delete(entry.key);
  return null;
}

async function receive({ url, type, cache = "no-store" }, take, finish) {
  const stop = new AbortController();
  const wait = () => setTimeout(() => stop.abort(), PATIENCE);
  let [timer, fresh, response] = [wait(), 0, null];
  try {
    response = await fetch(url, { cache, redirect: "manual", signal: stop.signal });
    const reason = refusal(response, type);
    if (reason) throw new Trouble(reason, url);
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      fresh += part.value.length;
      if (fresh >= PROGRESS) {
        clearTimeout(timer);
        [timer, fresh] = [wait(), 0];
      }
      take(part.value);
    }
    await finish();
  } catch (error) {
    throw named(error, url, stop.signal.aborted, response);
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}

// Cuts a parcel into its entries while it streams; what arrived whole is kept even if the rest never comes.
async function unpack(parcel, keep) {
  const whole = new Uint8Array(sizeOf(parcel.entries));
  const waiting = [...parcel.entries];
  const jobs = [];
  let [filled, cut, failed] = [0, 0, null];
  const take = (chunk) => {
    if (failed) throw failed;
    if (filled + chunk.length > whole.length) throw new Trouble("altered", parcel.url);
    whole.set(chunk, filled);
    filled += chunk.length;
    while (waiting.length && filled >= cut + waiting[0].size) {
      const entry = waiting.shift();
      const kept = keep(entry, whole.subarray(cut, (cut += entry.size)));
      jobs.push(kept.catch((error) => (failed = failed || error)));
    }
  };
  const finish = async () => {
    await Promise.all(jobs);
    if (failed || waiting.length) throw failed || new Trouble("altered", parcel.url);
  };
  await receive(parcel, take, finish).finally(() => Promise.all(jobs));
}

// Works on `lanes` items at a time; after a failure nothing new is begun, and what was begun is waited for.
async function together(items, lanes, work) {
  const queue = [...items];
  let failed = null;
  const lane = async () => {
    while (queue.length && !failed) await work(queue.shift()).catch((error) => (failed = failed || error));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (failed) throw failed;
}
