// Plans kept on this phone only: the code of each and what a person calls it. All else is in the code.

import { amendList, list } from './lists.js';

const NOTE = 'plans';
export const MOST = 24;

/** @typedef {{code: string, name: string}} Kept an empty name is none yet */

/** What was kept, in the order of first opening; what cannot be read counts as none. */
export const kept = () => list(NOTE, ({ code, name }) => typeof code === 'string' && typeof name === 'string');

/** Keeps the list; gives whether the phone did. */
export const keep = (plans) => amendList(NOTE, () => plans);

/** Keeps a plan that was opened, once: `saved`, `full` where the phone will not, `many` where one must go first. */
export async function keepOpened(code) {
  const plans = kept();
  if (plans.some((each) => each.code === code)) return 'saved';
  if (plans.length >= MOST) return 'many';
  const withIt = (all) => (all.some((each) => each.code === code) ? all : [...all, { code, name: '' }]);
  return (await amendList(NOTE, withIt)) ? 'saved' : 'full';
}

export const nameOf = (code) => kept().find((each) => each.code === code)?.name ?? '';
