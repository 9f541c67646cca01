// A plan as the player knows a routine: each move with the plan's dose, or the library's own.

import { asRoutine } from './own-store.js';
import { plain } from './player-plan.js';
import { atLevel } from './session-rules.js';

/** A move or routine of a plan by the name that its address ends in. */
export const slugOf = ({ url }) => url.split('/').at(-2);

/** A dose of a plan in the amounts of the player; `usual` is the library's own, whose rest and tempo it takes over. */
export function asDose({ amount, side }, usual) {
  const { kind, last, drop, ...amounts } = amount;
  const { rest, tempo } = plain(usual);
  const steps = Array.from({ length: amounts.sets ?? 0 }, (_, place) => last + drop * (amounts.sets - 1 - place));
  const found = { ...amounts, rest, tempo, perSide: side === 'each', only: ['left', 'right'].includes(side) && side, ladder: kind === 'ladder' ? steps : undefined };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value));
}

/** Moves that this app knows, each with its slug and one number for each amount. */
export function stepsOf(plan, data, moves) {
  return plan.moves.filter(({ number }) => data.moves[number]).map(({ number, dose }) => {
    const move = slugOf(data.moves[number]);
    return { move, dose: dose ? asDose(dose, moves[move].dose) : plain(moves[move].dose) };
  });
}

/** The library's routine, `level` steps up from its first doses. */
function levelled(routine, level, { moves, rules }) {
  const up = ([slug, dose]) => [slug, atLevel(plain(dose), { level, half: false }, moves[slug].strength, rules)];
  return { ...routine, steps: routine.steps.map((step) => ({ ...step, choose: step.choose.map(up) })) };
}

/** What the player is given; null where this app knows nothing of the plan. */
export function playable(plan, name, data, player) {
  if (plan.routine) {
    const found = data.routines[plan.routine.number];
    return found ? levelled(player.routines[slugOf(found)], plan.routine.level, player) : null;
  }
  const steps = stepsOf(plan, data, player.moves);
  return steps.length ? asRoutine({ name, steps }, player.moves, player.rules, location.pathname) : null;
}
