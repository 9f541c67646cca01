// What a person did in a spasm and how it felt after, kept on this phone only, so that next time it can say what helped.

import { fill, pattern } from './flow-words.js';
import { lasting } from './memory.js';

const VERSION = 1;
const MOST = 50;
const SAME = 2 * 3_600_000; // a return within two hours goes on with the same note

/** @typedef {{at: number, did: {id: string, says: string}[], feels: number | null}} Entry */

/** The notes so far, oldest first; what cannot be read counts as none. */
export function entries() {
  try {
    const saved = JSON.parse(lasting.recall('helped'));
    return saved.version === VERSION && Array.isArray(saved.entries) ? saved.entries : [];
  } catch {
    return [];
  }
}

/** The note to go on with, or a new one with nothing preset. */
export function entryAt(list, now) {
  const last = list[list.length - 1];
  return last && now >= last.at && now - last.at < SAME ? last : { at: now, did: [], feels: null };
}

/** The list with a note in place; an empty note is taken out. */
export function withEntry(list, entry) {
  const others = list.filter(({ at }) => at !== entry.at);
  return entry.did.length || entry.feels !== null ? [...others, entry].slice(-MOST) : others;
}

export function mount(root) {
  const entry = entryAt(entries(), Date.now());
  for (const box of root.querySelectorAll('input')) {
    box.checked = box.name === 'feels' ? Number(box.value) === entry.feels : entry.did.some(({ id }) => id === box.value);
  }
  root.hidden = false;
  root.addEventListener('change', () => {
    const on = [...root.querySelectorAll(':checked')];
    entry.did = on.filter(({ name }) => name === 'did').map((box) => ({ id: box.value, says: box.dataset.says }));
    const feels = on.find(({ name }) => name === 'feels');
    entry.feels = feels ? Number(feels.value) : null;
    lasting.remember('helped', JSON.stringify({ version: VERSION, entries: withEntry(entries(), entry) }));
    root.querySelector('[role="status"]').textContent = root.dataset.kept;
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
