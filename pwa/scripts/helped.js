// What a person did in a spasm and how it felt after, kept on this phone only, so that next time it can say what helped.

import { fill, pattern } from './flow-words.js';
import { amendList, list } from './lists.js';

const MOST = 50;
const SAME = 2 * 3_600_000; // a return within two hours goes on with the same note

const SLIP = 60_000; // a first number put right within a minute was a slip of the finger

/**
 * @typedef {{at: number, did: {id: string, says: string}[], feels: number | null, first?: number, felt?: number}} Entry
 *   `feels` is the last pain noted, `first` the first one, `felt` when that was
 */

/** The notes so far, oldest first; what cannot be read counts as none. */
export const entries = () => list('helped', ({ did }) => did?.every?.(Boolean));

/** The note to go on with, or a new one with nothing preset. */
export function entryAt(list, now) {
  const last = list[list.length - 1];
  return last && now >= last.at && now - last.at < SAME ? last : { at: now, did: [], feels: null };
}

/** The note with the pain of now; the first one stays beside it. */
export function withPain(entry, feels, now) {
  const isFirst = entry.feels === null || now - entry.felt < SLIP;
  return isFirst ? { ...entry, feels, first: feels, felt: entry.felt ?? now } : { ...entry, feels, first: entry.first ?? entry.feels };
}

/** The list with a note in place; an empty note is taken out. */
export function withEntry(list, entry) {
  const others = list.filter(({ at }) => at !== entry.at);
  return entry.did.length || entry.feels !== null ? [...others, entry].slice(-MOST) : others;
}

/**
 * The first and the last pain noted since a moment, as the rules of the safety check want them; none without two notes.
 *
 * @param {Entry[]} list
 * @param {number} [since]
 * @returns {{painThen?: number, painNow?: number}}
 */
export function painSince(list, since) {
  const notes = list.filter(({ at, feels }) => at >= since && feels !== null);
  const felt = notes.flatMap(({ first = null, feels }) => (first === null ? [feels] : [first, feels]));
  return felt.length > 1 ? { painThen: felt[0], painNow: felt[felt.length - 1] } : {};
}

export function mount(root) {
  let entry = entryAt(entries(), Date.now());
  for (const box of root.querySelectorAll('input')) {
    box.checked = box.name === 'feels' ? Number(box.value) === entry.feels : entry.did.some(({ id }) => id === box.value);
  }
  root.hidden = false;
  root.addEventListener('change', async () => {
    const on = [...root.querySelectorAll(':checked')];
    entry.did = on.filter(({ name }) => name === 'did').map((box) => ({ id: box.value, says: box.dataset.says }));
    const feels = on.find(({ name }) => name === 'feels');
    if (feels && Number(feels.value) !== entry.feels) entry = withPain(entry, Number(feels.value), Date.now());
    const isKept = await amendList('helped', (all) => withEntry(all, entry));
    root.querySelector('[role="status"]').textContent = isKept ? root.dataset.kept : '';
  });
}

/** Says what was done last time, and how it felt. */
export function sayLast(line) {
  const last = entries().pop();
  line.hidden = !last;
  if (!last) return;
  const { dataset } = line;
  const did = last.did.map(({ says }) => says).join(', ');
  const felt = last.feels === null ? '' : fill(dataset.felt, { feels: last.feels });
  pattern(line.querySelector('[data-pattern]'), { did: did || dataset.nothing, felt });
}
