// How long a day of a plan is, by the same table of parts that the player follows.

import { asRoutine } from './own-store.js';
import { partsOf, timeline } from './player-cues.js';
import { slugOf, stepsOf } from './plan-play.js';
import { stepsOf as steps } from './player-plan.js';

const timesOf = (often) => (often?.per === 'day' ? often.times : 1); // by the week: on the days it is done

function secondsOf(step, player) {
  const routines = { one: asRoutine({ name: '', steps: [step] }, player.moves, player.rules, '') };
  return timeline(partsOf(steps({ ...player, routines }, 'one'), player.pace), player.pace).length;
}

/** Whole minutes, at least one. */
export function minutesADay(plan, data, player) {
  const found = plan.routine && data.routines[plan.routine.number];
  if (found) return Math.ceil(player.routines[slugOf(found)].minutes);
  const known = plan.moves.filter(({ number }) => data.moves[number]);
  const often = known.map(({ number, dose }) => {
    const [times, per] = data.moves[number].often ?? [];
    return timesOf(dose ? dose.often : { times, per });
  });
  const seconds = stepsOf({ moves: known }, data, player.moves).reduce((sum, step, index) => sum + secondsOf(step, player) * often[index], 0);
  return Math.max(1, Math.round(seconds / 60));
}
