// A plan while it is made: what it holds, how it is changed without touching the old, and how it is kept until the next
// visit. Nothing here knows the page.

import { forget, note, noteText, remember } from './store.js';
import { AMOUNTS, FREQUENCIES, MOST_MOVES, encode } from './plan-code.js';
import { plain } from './player-plan.js';

const NOTE = 'plan-draft';
const FIRST = { sets: 2, reps: 8, hold: 10, last: 2, drop: 2, minutes: 5, breaths: 6, steps: 20 };

/** @typedef {import('./plan-code.js').Plan & {count: number}} Draft `count` is how often it was changed */
export const EMPTY = { moves: [], routine: null, clinic: 0, start: null, count: 0 };

const nearest = (values, wanted) => values.reduce((best, each) => (Math.abs(each - wanted) < Math.abs(best - wanted) ? each : best));

/** An amount of a kind that a code can say, as near as can be to what is wanted. */
export function amountOf(kind, wanted) {
  const { fields } = AMOUNTS.find((each) => each.kind === kind);
  return { kind, ...Object.fromEntries(fields.map(([name, values]) => [name, nearest(values, wanted[name] ?? FIRST[name])])) };
}

function kindOf(dose) {
  if (dose.ladder) return 'ladder';
  return ['minutes', 'breaths', 'steps'].find((name) => dose[name]) ?? (dose.reps ? 'repeats' : 'hold');
}

/** The library's own dose in what a code can say: the low end of each range. */
export function usualDose(usual, [times, per] = []) {
  const dose = plain(usual);
  const kind = kindOf(dose);
  const [last, before] = [...(dose.ladder ?? [])].reverse();
  const wanted = { sets: 1, ...dose, last, drop: before - last, hold: dose.hold ?? (kind === 'hold' ? FIRST.hold : 0) };
  const often = FREQUENCIES.find((each) => each?.times === times && each?.per === per) ?? null;
  return { amount: amountOf(kind, wanted), side: dose.perSide ? 'each' : 'both', often };
}

const changed = (draft, change) => ({ ...draft, ...change, count: draft.count + 1 });

/** With a move more at the library's own dose; the same draft where it is full. */
export const withMove = (draft, number) =>
  draft.moves.length < MOST_MOVES ? changed(draft, { moves: [...draft.moves, { number, dose: null }], routine: null }) : draft;

export const without = (draft, index) => changed(draft, { moves: draft.moves.filter((_, each) => each !== index) });

export const withDose = (draft, index, dose) =>
  changed(draft, { moves: draft.moves.map((move, each) => (each === index ? { ...move, dose } : move)) });

/** With a move by `by` places earlier or later. */
export function shifted(draft, index, by) {
  const moves = [...draft.moves];
  const to = Math.min(moves.length - 1, Math.max(0, index + by));
  moves.splice(to, 0, ...moves.splice(index, 1));
  return to === index ? draft : changed(draft, { moves });
}

export const withRoutine = (draft, routine) => changed(draft, { routine });
export const withClinic = (draft, clinic) => changed(draft, { clinic });
export const withStart = (draft, start) => changed(draft, { start });

/** What a code is made of: a routine stands alone. */
export const planOf = ({ moves, routine, clinic, start }) => ({ moves: routine ? [] : moves, routine, clinic, start });

export const isEmpty = ({ moves, routine }) => !moves.length && !routine;

export const keepDraft = (draft) => (isEmpty(draft) ? forget(NOTE) : remember(NOTE, noteText({ draft })));

/** The draft that was left; one that no code can say counts as none. */
export function keptDraft() {
  const draft = { ...EMPTY, ...note(NOTE)?.draft };
  try {
    if (draft.moves.length) encode({ ...draft, routine: null });
    if (draft.routine) encode(planOf(draft));
    return draft;
  } catch {
    return EMPTY;
  }
}
