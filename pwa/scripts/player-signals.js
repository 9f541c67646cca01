// What each cue sounds, says and feels like. One table for all three, so that eyes, ears and hands are told the same.

import { fill } from './flow-words.js';

const SPOKEN_HOLD = 5; // seconds: in a shorter hold two words would run into each other
const SPOKEN_REP = 4; // seconds of a repeat, in which its number can be said

const TONES = { count: 'tick', start: 'go', rep: 'soft', hold: 'soft', release: 'soft', half: 'soft', ease: 'soft', stay: 'soft', side: 'turn', rest: 'turn', done: 'bell' };
const BUZZES = { count: [30], start: [200], hold: [60], release: [60], half: [60, 80, 60], ease: [60, 80, 60], stay: [60, 80, 60], side: [120, 80, 120], rest: [120], done: [200, 100, 200] };

/** The tone of a cue by its name in sound.js, and its buzz in milliseconds on and off; null for none. */
export const toneOf = ({ kind }) => TONES[kind] ?? null;
export const buzzOf = ({ kind }) => BUZZES[kind] ?? null;

/**
 * The words of a cue, or '' where a tone says enough.
 *
 * @param {import('./player-cues.js').Cue} cue
 * @param {{parts: object[]}} table
 * @param {object[]} steps
 * @param {Record<string, string>} says the sentences, by cue
 */
export function wordsOf({ kind, part: index, count }, table, steps, says) {
  const { side, step, reps } = table.parts[index];
  const { name, start, drawn } = steps[step].move;
  switch (kind) {
    case 'name':
      return fill(step ? says.name : says.first, { name, start });
    case 'start':
      if (side) return says[`start_${side}`];
      return drawn === 'both' ? says.start_both : says.start;
    case 'side':
      return says[`side_${side}`];
    case 'hold':
    case 'release':
      return reps.hold >= SPOKEN_HOLD ? says[kind] : '';
    case 'rep':
      return reps.each >= SPOKEN_REP && reps.hold < SPOKEN_HOLD ? String(count) : '';
    default:
      return says[kind] ?? '';
  }
}

/** Milestones are announced to a reader; counts and repeats would only chatter. */
export const isMilestone = ({ kind }) => ['name', 'start', 'side', 'rest', 'half', 'ease', 'stay', 'done'].includes(kind);
