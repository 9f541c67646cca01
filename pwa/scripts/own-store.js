// Routines that a person made, kept on this phone only: what each holds, and how it is changed without touching the old.

import { amendList, list } from './lists.js';
import { plain } from './player-plan.js';

const MOST = 40;
const STEPS = 30;
const LIMITS = { sets: [1, 6, 1], reps: [1, 30, 1], hold: [2, 60, 1], minutes: [1, 60, 1], breaths: [2, 60, 1], steps: [10, 200, 10] };

/** @typedef {{id: string, name: string, steps: {move: string, dose: object}[]}} Own `dose` has one number an amount */

/** What was kept; what cannot be read counts as none. A move that this version does not know is left out. */
export const owned = (moves) =>
  list('own-routines', ({ steps }) => Array.isArray(steps) && steps.every(Boolean))
    .map((each) => ({ ...each, steps: each.steps.filter(({ move }) => moves[move]) })).filter(({ steps }) => steps.length);

/** Turns the list that is kept, with all its moves, into another; gives whether the phone kept it. */
export const keep = (act) => amendList('own-routines', (all) => act(all).slice(-MOST));

/** The list with a routine in its old place, or at the end. */
export const withRoutine = (all, routine) =>
  all.some(({ id }) => id === routine.id) ? all.map((each) => (each.id === routine.id ? routine : each)) : [...all, routine];

/** The routine with a move more, at the dose that its own page gives; whole already at thirty moves. */
export const withMove = (routine, slug, moves) =>
  routine.steps.length < STEPS ? { ...routine, steps: [...routine.steps, { move: slug, dose: plain(moves[slug].dose) }] } : routine;

/** The routine with a step moved by `by` places. */
export function moved(routine, index, by) {
  const steps = [...routine.steps];
  const to = Math.min(steps.length - 1, Math.max(0, index + by));
  steps.splice(to, 0, ...steps.splice(index, 1));
  return { ...routine, steps };
}

export const without = (routine, index) => ({ ...routine, steps: routine.steps.filter((_, each) => each !== index) });

/** The amounts of a dose that can be set. */
export const amounts = (dose) => Object.keys(LIMITS).filter((name) => dose[name] !== undefined);

/** The routine with one amount of a step a little more or less, within what is sensible. */
export function changed(routine, index, name, by) {
  const [least, most, step] = LIMITS[name];
  const steps = routine.steps.map(({ move, dose }, each) => {
    if (each !== index) return { move, dose };
    const { ladder, ...other } = dose; // sets that differ become alike once they are set by hand
    const value = Math.min(most, Math.max(least, dose[name] + by * step));
    return { move, dose: { ...(name === 'sets' || name === 'reps' ? other : dose), [name]: value } };
  });
  return { ...routine, steps };
}

/** A routine as the player knows one. Strength moves bring the gate of strength routines with them. */
export function asRoutine({ name, steps }, moves, { strengthPain }, url) {
  const strength = steps.some(({ move }) => moves[move].strength);
  return {
    name, url, strength, weeks: [], minutes: 0, recheckHours: 168, maxPain: strength ? strengthPain : 5,
    steps: steps.map(({ move, dose }) => ({ minutes: 1, note: '', choose: [[move, dose]] })),
  };
}
