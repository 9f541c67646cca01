// The sessions that were done, kept on this phone only: how pain was before, after and the next morning.

import { amendList, joined, list } from './lists.js';

const MOST = 400;
const HOUR = 3_600_000;
const MORNING_FROM = 5 * HOUR; // ms after a session, at the least, until "the next morning" may be asked
const MORNING_UNTIL = 48 * HOUR;

/**
 * @typedef {object} Session
 * @property {string} id the same on every page that saw the session: it is kept once
 * @property {string} routine
 * @property {number} began ms by wall clock
 * @property {'done' | 'hurt' | 'left' | 'asked'} end finished, stopped because it hurt, left in the middle or mostly
 *   skipped, or only asked about pain
 * @property {number} before pain from 0 to 10
 * @property {number} [after]
 * @property {number} [morning]
 * @property {boolean} [strong] strength moves were done in it that want a day between
 * @property {boolean} [bad] 7 or more at the worst
 * @property {boolean} [spread] pain went further down a leg
 * @property {number} [level] steps above the routine as written, and `half` the repeats of it
 * @property {boolean} [half]
 */

/** The sessions so far, oldest first; what cannot be read counts as none. */
export const sessions = () => list('sessions', ({ began }) => Number.isFinite(began));

/**
 * Keeps a session, or adds answers to one that is kept already: however often it is called, it stands there once.
 * Gives whether the phone kept it.
 */
export const record = (session) =>
  amendList('sessions', (all) => joined(all, [{ ...all.find(({ id }) => id === session.id), ...session }]).slice(-MOST));

/** The newest session whose next morning has come and was not asked about, while people still remember; or null. */
export function awaitingMorning(all, now) {
  const isDue = ({ end, began, morning }) =>
    end !== 'asked' && morning === undefined && now - began < MORNING_UNTIL && now - began >= MORNING_FROM
    && new Date(began).toDateString() !== new Date(now).toDateString();
  return all.filter(isDue).pop() ?? null;
}
