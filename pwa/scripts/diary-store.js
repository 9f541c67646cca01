// The diary's records in the database: asked for, kept, removed, brought in together, thrown away.

import { MOST } from './diary-schema.js';
import * as copies from './diary-spare.js';
import { addTo } from './lists.js';
import { lasting } from './memory.js';
import { STORES, ask, change, news, reload } from './store.js';

const read = (store, act) => ask(store, 'readonly', (transaction) => act(transaction.objectStore(store)));

async function write(stores, act, copy) {
  await change(stores, act, copy);
  const left = await count();
  if (left) lasting.remember('diary', String(left));
  else lasting.forget('diary');
}

/** One store: its records are asked for, kept and removed by id. */
export const shelf = (store) => ({
  all: () => read(store, (found) => found.getAll(null, MOST)),
  keep: (record) => write(store, (transaction) => transaction.objectStore(store).put(record), () => copies.note({ store, record }, ask, STORES)),
  remove: (id) =>
    write(store, (transaction) => transaction.objectStore(store).delete(id),
      () => copies.note({ store, record: { id, changed: Date.now() }, isRemoved: true }, ask, STORES)),
});

export const activities = shelf('activities');
export const checks = shelf('checks');
export const { keep, remove } = shelf('episodes');

export const count = () => read('episodes', (store) => store.count());
/** The entries that began on a day or later, in the order in which they began. */
export const since = (day) => read('episodes', (store) => store.index('began').getAll(IDBKeyRange.lowerBound(day)));
export const everything = () => read('episodes', (store) => store.index('began').getAll(null, MOST));
/** All records by store. */
export const records = async () => ({ episodes: await everything(), activities: await activities.all(), checks: await checks.all() });

/** Keeps all of the records, by store, and adds all that is noted to its lists, by name; or none of it. */
export async function merge(lists, noted) {
  await write(STORES, (transaction) => {
    for (const [store, all] of lists) for (const each of all) transaction.objectStore(store).put(each);
    for (const [name, all] of noted) if (all.length) addTo(transaction, name, all);
  }, () => copies.rewrite(ask, STORES));
  await reload();
}

/** Empties every store and their copy; how many things are left of either. */
export async function clear() {
  await write(STORES, (transaction) => STORES.forEach((store) => transaction.objectStore(store).clear()), copies.clear);
  await reload();
  return (await copies.pieces(ask, STORES)).length + (await copies.count());
}

/** Calls back when another tab changed something; one page at a time listens. */
export function onChange(act) {
  if (news) news.onmessage = () => reload().then(act);
}

/** Whether entries stood here once and the phone has cleared them since. */
export const wasCleared = (left) => left === 0 && lasting.recall('diary') !== null;
