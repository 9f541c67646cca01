// The session that a reload, a call or a dead battery cut short: kept on this phone until it is over. It is noted twice:
// at once on the disk, for a phone that kills the page, and where it can be written while the page is being left.

import { get, put, remove } from './durable.js';
import { lasting } from './memory.js';

const KEY = 'player';
const VERSION = 1;
const STANDS = 12 * 3_600_000; // ms: the next day the body is another, and the routine begins anew

/**
 * @typedef {{id: string, routine: string, began: number, at: number, seconds: number, edits: ['more' | 'swap', number][],
 *   setup: object, done?: number[], isHurt?: boolean}} Place `at` is when it was kept, by wall clock; `setup` is what was
 *   picked before the start, `done` the steps that count as done
 */

/** Keeps the place of the running session. */
export function keep(place, now = Date.now()) {
  const noted = { version: VERSION, ...place, at: now };
  lasting.remember(KEY, JSON.stringify(noted));
  return put(KEY, noted);
}

/** Where the routine was left, or null. A place from the future comes from a clock that was set: it counts. */
export async function left(routine, now = Date.now()) {
  const fits = (place) => place?.version === VERSION && place.routine === routine && now - place.at < STANDS;
  const found = [lasting.recallJson(KEY), await get(KEY)].filter(fits).sort((one, other) => other.at - one.at);
  return found[0] ?? null;
}

export function forget() {
  lasting.forget(KEY);
  return remove(KEY);
}
