// What a person said applies to them, kept on this phone alone, and which rules of a move that brings into force.

import { amendList, list } from './lists.js';

const STRICTEST_FIRST = ['skip', 'ask', 'change'];

/** The codes that were ticked; what cannot be read counts as none. */
export const ticked = () => list('conditions');

/** Keeps the codes; none of them is no note at all. Gives whether the phone kept them. */
export function keep(codes) {
  const kept = amendList('conditions', () => codes);
  document.dispatchEvent(new CustomEvent('conditions:change'));
  return kept;
}

/**
 * The strictest thing that a move's rules ask of this person, and why; null when none applies. Another move is named
 * only if it is not itself one to skip or ask about: `unless` has the codes for which it is.
 *
 * @param {[code: string, action: 'skip' | 'change' | 'ask', instead: string, unless?: string][]} rules
 * @param {string[]} codes
 * @returns {{action: string, codes: string[], instead: string} | null}
 */
export function verdictOf(rules, codes) {
  const mine = rules.filter(([code]) => codes.includes(code));
  const action = STRICTEST_FIRST.find((each) => mine.some(([, does]) => does === each));
  if (!action) return null;
  const decide = mine.filter(([, does]) => does === action);
  const instead = decide.find(([, , name, unless = '']) => name && !codes.some((code) => unless.split(' ').includes(code)))?.[2] ?? '';
  return { action, codes: decide.map(([code]) => code), instead };
}
