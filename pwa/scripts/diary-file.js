// A copy of everything that a person made here, as one file: written, read back with suspicion, and compared.

import { MOST, RECORDS, fault, known, same } from './diary-schema.js';
import { keyOf, list as noted } from './lists.js';
import { LISTS } from './store.js';

const APP = 'back-at-ease';
const FORMAT = 2; // 1 had episodes and notes only
export const LARGEST = 12_000_000; // bytes
const NOTES = Object.keys(LISTS);

/** What stands in the notes, as lists. */
export const notes = () => Object.fromEntries(NOTES.map((key) => [key, noted(key)]));

/** The file's text. */
export const written = (records, kept, now) =>
  JSON.stringify({ app: APP, format: FORMAT, made: new Date(now).toISOString(), ...records, notes: kept }, null, 1);

const refuse = (reason, at = '') => ({ reason, at });

/** Ticked conditions are words; everything else is a record with a name or a moment of its own. */
function noteFault(key, each) {
  if (key === 'conditions') return typeof each !== 'string' || !/^[A-Z0-9]{2,4}$/.test(each);
  if (typeof each !== 'object' || each === null) return true;
  if (key === 'sessions') return typeof each.id !== 'string' || typeof each.routine !== 'string' || !Number.isFinite(each.began) || !Number.isFinite(each.before);
  if (key === 'plans') return !/^[0-9A-Z]{4,60}$/.test(each.code) || typeof each.name !== 'string';
  if (key === 'helped') return !Number.isFinite(each.at) || !Array.isArray(each.did) || each.did.some((did) => typeof did?.says !== 'string' || typeof did.id !== 'string');
  return typeof each.id !== 'string' || typeof each.name !== 'string' || !Array.isArray(each.steps)
    || each.steps.some((step) => typeof step?.move !== 'string' || typeof step.dose !== 'object' || step.dose === null);
}

/**
 * What a file holds, or why it is refused. Nothing is kept here.
 *
 * @param {string} text
 * @returns {{reason: string, at: string} | {records: Record<string, object[]>, notes: Record<string, object[]>}}
 *   `reason` is one of `json`, `foreign`, `newer`, `many`, `damaged`; `at` is the place of the damage
 */
export function readFile(text) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return refuse('json');
  }
  if (file?.app !== APP || !Number.isInteger(file.format) || file.format < 1) return refuse('foreign');
  if (file.format > FORMAT) return refuse('newer');
  if (typeof file.notes !== 'object' || file.notes === null) return refuse('damaged', 'notes');
  const records = {};
  for (const store of RECORDS) {
    const list = file.format === 1 && store !== 'episodes' ? [] : file[store];
    if (!Array.isArray(list)) return refuse('damaged', store);
    if (list.length > MOST) return refuse('many');
    for (const [index, each] of list.entries()) {
      const wrong = fault(each, store);
      if (wrong) return refuse('damaged', `${store}[${index}].${wrong}`);
    }
    records[store] = list.map((each) => known(each, store));
  }
  const kept = {};
  for (const key of NOTES) {
    const list = Object.hasOwn(file.notes, key) ? file.notes[key] : [];
    if (!Array.isArray(list)) return refuse('damaged', key);
    if (list.length > MOST) return refuse('many');
    const index = list.findIndex((each) => noteFault(key, each));
    if (index >= 0) return refuse('damaged', `${key}[${index}]`);
    kept[key] = list;
  }
  return { records, notes: kept };
}

function sorted(mine, theirs, key, isSame) {
  const here = new Map(mine.map((each) => [key(each), each]));
  const found = { fresh: [], same: 0, changed: [] };
  for (const each of new Map(theirs.map((one) => [key(one), one])).values()) {
    const own = here.get(key(each));
    if (own === undefined) found.fresh.push(each);
    else if (isSame(own, each)) found.same += 1;
    else found.changed.push(each);
  }
  return found;
}

/** What a file would bring: `fresh` is not here yet, `changed` stands here otherwise, `same` is a number. */
export function compared(records, mine, file) {
  const alike = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const parts = NOTES.map((name) => [name, sorted(mine[name], file.notes[name], keyOf, alike)]);
  const lists = RECORDS.map((store) => [store, sorted(records[store], file.records[store], keyOf, (one, other) => same(one, other, store))]);
  return { records: Object.fromEntries(lists), notes: Object.fromEntries(parts) };
}

// A table program runs a cell that begins like a formula.
const cell = (value) => {
  const text = Array.isArray(value) ? value.join(' ') : String(value ?? '');
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Records as a table with a line of names above, as RFC 4180 writes it. */
export const table = (columns, rows) => [columns, ...rows.map((row) => columns.map((name) => row[name]))].map((line) => line.map(cell).join(',')).join('\r\n') + '\r\n';
