// From the file of moves and routines to the steps of one session: what was picked, with one number for each amount.

import { atLevel } from './session-rules.js';

/** An amount as one number: the low end of a range, where everybody begins. */
const low = (amount) => (Array.isArray(amount) ? amount[0] : amount);

/** A dose with one number for each amount. */
export const plain = (dose) =>
  Object.fromEntries(Object.entries(dose).map(([name, amount]) => [name, name === 'ladder' ? amount : low(amount)]));

/** A move by its slug, with the slug in it. */
const moveOf = (data, slug) => ({ slug, url: `${data.exercises}${slug}/`, ...data.moves[slug] });

/** The easier move of a step at its own dose, on the step's side, and with the day of rest between that the step wants. */
function easierOf(data, slug, { minutes, rests, only }) {
  const other = data.moves[slug].easier;
  return other && { move: moveOf(data, other), dose: sided(plain(data.moves[other].dose), only), minutes, rests, easier: null };
}

const sided = (dose, only) => (only && dose.perSide ? { ...dose, only } : dose);

/** What a person has to pick before the routine begins: for each such step its number and its moves. */
export function questions(data, routine) {
  const { steps } = data.routines[routine];
  const asked = steps.map(({ choose }, index) => ({ index, slugs: choose.map(([slug]) => slug) }));
  return asked.filter(({ slugs }) => slugs.length > 1);
}

/**
 * The steps of a session.
 *
 * @param {object} setup
 * @param {Record<string, string>} [setup.picks] the slug picked for a step by the step's index
 * @param {string} [setup.week] of a plan
 * @param {number} [setup.level] steps up, and `half` the repeats
 * @param {boolean} [setup.rested] strength moves of every other day rest today
 * @param {Record<string, string>} [setup.swaps] by a step's index, the move in its place, or '' where it is left out
 */
export function stepsOf(data, routine, setup = {}) {
  const { rested = false, swaps = {} } = setup;
  return allSteps(data, routine, setup)
    .map((step, index) => (swaps[index] ? swapped(data, step, swaps[index]) : step))
    .filter(({ rests }, index) => swaps[index] !== '' && !(rested && rests));
}

/** Every step of the routine as written, whoever does it. */
export function allSteps(data, routine, { picks = {}, week, level = 0, half = false } = {}) {
  const { steps, weeks } = data.routines[routine];
  const walk = weeks.find(([number]) => String(number) === week)?.[1];
  return steps.map(({ choose, minutes: stated, note, rests = false, skip = [] }, index) => {
    const [slug, dose] = choose.find(([each]) => each === picks[index]) ?? choose[0];
    const move = moveOf(data, slug);
    const isWalk = walk && index === 0;
    const given = isWalk ? { ...plain(dose), minutes: walk } : atLevel(plain(dose), { level, half }, move.strength, data.rules);
    return { move, dose: given, minutes: isWalk ? walk : stated, note, rests, skip, easier: easierOf(data, slug, { minutes: stated, rests, only: dose.only }) };
  });
}

/** A step with another move in its place, at that move's own dose. */
const swapped = (data, step, slug) =>
  ({ ...step, move: moveOf(data, slug), dose: sided(plain(data.moves[slug].dose), step.dose.only), note: '', easier: null });
