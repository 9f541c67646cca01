// Everything that a person makes on this phone, in one database and written down here. What is written is whole or not
// there, and a promise is kept only when it is on the disk. Every record has `id`, the same on every phone that holds a
// copy of it, and `changed`, ms by wall clock of the last change. What each field of a record may be: diary-schema.js.
//
// Version 1: `episodes`, with the index `began`.
//   began    the day it began, as 2026-11-22 where the person was
//   ended    the day it was over, or '' while it goes on
//   pain     at its worst, 0 to 10
//   where, after, helped   ids of what was ticked: parts of the back, what set it off, what was done that helped
//   lost     days without work or usual tasks, or null when not said
//   note     the person's own words, at most NOTE characters
// Version 2: `activities`, what a person wants to do again, and `checks`, what was ticked in the habits check.
//   name     the person's own words, at most NAMED characters
//   scores   {day, score} by day, 0 cannot to 10 as before
//   often, sometimes   ids of habits; the id of a check is its day
// Version 3: `notes`, what is small and wanted at once, by the name that is its id.
//   text     null where it was forgotten; of `sessions`, `helped`, `own-routines`, `conditions` and `plans`: JSON of
//            {version, and the list in LISTS}; of `check`, the last safety result with consent, `plan-draft` and
//            `player-setup`: JSON of their own; of `clinic`, `aloud`, `morning-later`, `copied` (when a copy was last saved): a word or a number
// Before version 3 the notes stood in localStorage; what still stands there is taken in when a page begins.
//
// Notes are read at once, from memory; a promise says whether the phone kept a change. Where it has no database, or one
// that does not answer, they stand in localStorage as before.
//
// Not here are notes of where a person is: `place`, `check` and `result` of a tab, `care`, `pacer`, `player`. They are
// written while a page is being left or killed, when no transaction completes: they stand in localStorage and
// sessionStorage (memory.js), and the player's place in a database of its own besides (durable.js). Nor are the marks of
// the app itself (`met`, `kept`, `views`, `install`), `noted`, that there are notes, and `diary`, how many entries stood
// here: a phone that throws the database away must not take the mark of it along.

import { lasting, readable } from './memory.js';

const NAME = 'back-at-ease';
export const VERSION = 3;
export const STORES = ['episodes', 'activities', 'checks', 'notes'];

/** Tells other tabs that something changed. */
export const news = globalThis.BroadcastChannel ? new BroadcastChannel('back-at-ease') : null;
let opened = null;

/** Brings the database from one version to the newest: a step for each version, none ever taken out. */
function migrate(database, from) {
  const make = (name) => database.createObjectStore(name, { keyPath: 'id' });
  if (from < 1) make('episodes').createIndex('began', 'began');
  if (from < 2) ['activities', 'checks'].forEach(make);
  if (from < 3) make('notes');
}

/** What a promise gives, or nothing when it takes longer. */
const within = (milliseconds, promise) =>
  Promise.race([promise, new Promise((resolve) => setTimeout(resolve, milliseconds))]);

// A database that is new although its spare copy is not was thrown away by the browser. Where the copy cannot be read
// now, the database stays as good as new, so that the next page tries again.
async function mend(database) {
  try {
    const isSpared = await globalThis.caches?.has('back-at-ease-diary').catch(() => false);
    if (isSpared) await import('./diary-restore.js').then(({ restore }) => restore(database));
    return database;
  } catch (reason) {
    database.close();
    indexedDB.deleteDatabase(NAME);
    throw reason;
  }
}

function open() {
  opened ??= new Promise((resolve, reject) => {
    let isNew = false;
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = ({ oldVersion }) => {
      isNew = oldVersion === 0;
      migrate(request.result, oldVersion);
    };
    request.onsuccess = () => {
      const database = request.result;
      // A newer version of the app in another tab may need the database: it is opened again when it is next asked for.
      database.onclose = database.onversionchange = () => {
        database.close();
        opened = null;
      };
      resolve(isNew ? mend(database) : database);
    };
    request.onerror = () => reject(request.error);
  });
  opened.catch(() => { opened = null; });
  return opened;
}

/** What `act` asks of the stores, in one transaction that is on the disk. Rejects when the phone did not take all of it. */
export async function ask(stores, mode, act) {
  const transaction = (await open()).transaction(stores, mode, { durability: 'strict' });
  const request = act(transaction);
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

/** Brings the spare copy up to what was written; `act` is given its module. Where it fails or hangs, once must do. */
const spare = (act) => within(3000, import('./diary-spare.js').then(act)).catch(() => {});

/** Writes what `act` asks of the stores, all of it or nothing, then its copy, and tells other tabs. */
export async function change(stores, act, copy) {
  await ask(stores, 'readwrite', act);
  await spare(copy);
  news?.postMessage('changed');
}

/** The notes that hold a list, and the name of it there (lists.js). */
export const LISTS = { 'sessions': 'sessions', 'helped': 'entries', 'own-routines': 'routines', 'conditions': 'codes', 'plans': 'plans' };
const NAMES = [...Object.keys(LISTS), 'aloud', 'check', 'clinic', 'copied', 'morning-later', 'plan-draft', 'player-setup'];

let held = null; // text by name

// Pages that need nothing else of the database load this module only where something may be noted (app.js).
const mark = () => lasting.remember('noted', 'yes');

// Later than what it takes the place of, also within one millisecond and after the clock was set back.
const put = (store, id, text, before = 0) => {
  const record = { id, text, changed: Math.max(Date.now(), before + 1) };
  store.put(record);
  return record;
};

/** Changes one note within a transaction: `act` turns its text, or null, into the new one. Gives what was put, when it was. */
export function amend(transaction, name, act) {
  const piece = { store: 'notes' };
  const store = transaction.objectStore('notes');
  store.get(name).onsuccess = ({ target }) => { piece.record = put(store, name, act(target.result?.text ?? null), target.result?.changed); };
  return piece;
}

/**
 * Reads all notes, and takes in what an earlier version of the app, or a page without a database, left in localStorage.
 * A list that stands in both is left there: lists.js makes one of two.
 */
async function load() {
  const left = NAMES.map((name) => [name, lasting.recall(name)]).filter(([, text]) => text !== null);
  const found = new Map();
  await ask('notes', left.length ? 'readwrite' : 'readonly', (transaction) => {
    const store = transaction.objectStore('notes');
    store.getAll().onsuccess = ({ target }) => {
      for (const { id, text } of target.result) found.set(id, text);
      for (const [name, text] of left) {
        if (LISTS[name] && found.has(name)) continue;
        put(store, name, text);
        found.set(name, text);
      }
    };
  });
  if (left.length) {
    spare(({ rewrite }) => rewrite(ask, STORES)).then(() => {
      // Where this page gave up waiting, it still reads them there.
      for (const [name, text] of left) if (held?.get(name) === text && lasting.recall(name) === text) lasting.forget(name);
    });
  }
  return found;
}

/** Settles when notes can be read: a person in pain waits a second for a database, and no longer. */
export const ready = within(1000, load()).then((found) => {
  held = found ?? null;
  if (held?.size) mark();
}, () => {});

/** Reads the notes again: something else wrote them. */
export async function reload() {
  if (held) held = await load().catch(() => held);
}
if (news) news.onmessage = reload;

/** The text of a note, or null. */
export const recall = (name) => (held ? held.get(name) ?? null : lasting.recall(name));

/** Turns a note into another; whether the phone kept it. `act` may be asked twice: another tab may write meanwhile. */
export async function write(name, act) {
  const before = recall(name);
  const text = act(before);
  mark();
  if (!held) {
    if (text === null) lasting.forget(name);
    else lasting.remember(name, text);
    return lasting.recall(name) === text;
  }
  held.set(name, text);
  let piece;
  try {
    await change('notes', (transaction) => { piece = amend(transaction, name, act); }, ({ note }) => note(piece, ask, STORES));
    if (held.get(name) === text) held.set(name, piece.record.text); // with what another tab wrote a moment before
    lasting.forget(name); // what else was left there is in it now
    return true;
  } catch {
    if (held.get(name) === text) held.set(name, before);
    return false;
  }
}

export const remember = (name, text) => write(name, () => text);
export const forget = (name) => write(name, () => null);

/** The JSON in a text if it is of the one version there is, or null. */
export const sound = (text) => {
  const found = readable(text);
  return found?.version === 1 ? found : null;
};
/** A note of JSON, or null. */
export const note = (name) => sound(recall(name));
export const noteText = (said) => JSON.stringify({ version: 1, ...said });
