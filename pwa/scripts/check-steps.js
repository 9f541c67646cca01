// Where a person is in the safety check: which screens are done, which ticks are on, and what those answers ask for.
// No DOM and no store. A step back forgets only the last screen's answers; its ticks stay as they were.

import { evaluate, noneOf, visible } from './triage.js';

/**
 * @typedef {{done: string[], ticked: string[], short?: boolean}} Progress groups answered so far in order, every box that
 *   is on, and whether only the short list is asked, all of it on one screen
 * @typedef {import('./triage.js').Answers} Answers
 */

const yes = (ids) => Object.fromEntries(ids.map((id) => [id, 'yes']));
const without = (answers, ids) => Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id)));

/** The answers with the ticks of one group; a box that is on but hidden again does not count. */
function ticked(check, answers, group, on) {
  const own = check.ticks.filter((tick) => tick.group === group).map((tick) => tick.id);
  const others = without(answers, own);
  let held = own.filter((id) => on.includes(id));
  for (let before = -1; before !== held.length;) {
    before = held.length;
    const seen = visible(check, { ...others, ...yes(held) }, group);
    held = held.filter((id) => seen.includes(id));
  }
  return { ...others, ...yes(held) };
}

/** The answers of the finished screens, on top of what was known before the check. */
export function answersOf(check, { done, ticked: on }, given) {
  return done.reduce((answers, group) => noneOf(check, ticked(check, answers, group, on), group), given);
}

/** The ticks to show on a screen now. */
export function shownOn(check, progress, given, group) {
  return visible(check, ticked(check, answersOf(check, progress, given), group, progress.ticked), group);
}

/** Where the check stands: the groups to show (none: finished), the screen's number, how many there are, the result so far. */
export function standing(check, progress, given) {
  const result = evaluate(check, answersOf(check, progress, given), progress.short ? check.recheck.short : null);
  const left = result.next.filter(({ group }) => !progress.done.includes(group));
  const isOver = result.level === 'E' || result.next.length === 0;
  const groups = isOver ? [] : result.next.map((each) => each.group).slice(0, progress.short ? Infinity : 1);
  const number = progress.done.filter((each) => !groups.includes(each)).length + 1;
  return { result, groups, number, count: number + left.filter((each) => !groups.includes(each.group)).length };
}

/** The facts to keep with consent: new answers from now, kept ones from the day they were given. */
export function factsOf(check, progress, given, saved, now) {
  const answers = answersOf(check, progress, given);
  const facts = check.ticks.filter((tick) => tick.keepDays && answers[tick.id]);
  const isOld = ({ id, group }) => id in given && !progress.done.includes(group);
  return Object.fromEntries(facts.map((tick) => [tick.id, isOld(tick) ? saved[tick.id] : { answer: answers[tick.id], at: now }]));
}
