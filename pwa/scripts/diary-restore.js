// What the spare copy holds (diary-spare.js), put back into a database that has lost it.

import { FIELDS, fault, known } from './diary-schema.js';
import { NAME } from './diary-spare.js';

/** The pieces as they were last; what was removed and what the schema does not know is left out. */
async function recall() {
  const cache = await caches.open(NAME);
  const found = new Map();
  for (const request of await cache.keys()) {
    const read = await cache.match(request).then((response) => response.json()).catch(() => []);
    for (const piece of [read].flat()) {
      const name = `${piece.store}/${piece.record.id}`;
      if (!(found.get(name)?.record.changed > piece.record.changed)) found.set(name, piece);
    }
  }
  const isWhole = ({ store, record, isRemoved }) => !isRemoved && FIELDS[store] && !fault(record, store);
  return [...found.values()].filter(isWhole).map(({ store, record }) => ({ store, record: known(record, store) }));
}

/** Puts everything back into a database that has lost it. */
export async function restore(database) {
  const all = await recall();
  const transaction = database.transaction(Object.keys(FIELDS), 'readwrite', { durability: 'strict' });
  for (const { store, record } of all) transaction.objectStore(store).put(record);
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
}
