// Small notes that stand on the disk at once. What localStorage takes is written out only some seconds later, and less
// often the more is written; a phone that kills the page before that keeps an older note.

const NAME = 'back-at-ease-notes';
const STORE = 'notes';

let opened = null;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/** One request in one transaction; null where this browser keeps nothing. */
async function ask(mode, act) {
  try {
    const transaction = (await database()).transaction(STORE, mode, { durability: 'strict' });
    const request = act(transaction.objectStore(STORE));
    return await new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result ?? null);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  } catch {
    return null;
  }
}

export const put = (key, value) => ask('readwrite', (store) => store.put(value, key));
export const get = (key) => ask('readonly', (store) => store.get(key));
export const count = () => ask('readonly', (store) => store.count());
export const clear = () => ask('readwrite', (store) => store.clear());
export const remove = (key) => ask('readwrite', (store) => store.delete(key));
