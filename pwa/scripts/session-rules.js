// What a session meant and what it asks of the next (medical brief, 5.0). The numbers come with the rules that are
// handed in; each answer carries the name of its rule, for which the page has a sentence.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Whole days by the calendar of the place, so that an hour more or less in spring or autumn is none. */
export function daysBetween(earlier, later) {
  const day = (time) => {
    const date = new Date(time);
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  };
  return Math.round((day(later) - day(earlier)) / DAY);
}

/**
 * @param {import('./session-log.js').Session} session
 * @returns {{colour: 'green' | 'amber' | 'red' | null, rule: string}} no colour while an answer is missing
 */
export function judge(session, rules) {
  const { before, after, morning, spread, bad, end } = session;
  if (spread) return { colour: 'red', rule: 'spread' };
  if (bad && before < rules.worst) return { colour: 'red', rule: 'worst' };
  if (after === undefined) return { colour: null, rule: 'unknown' };
  if (after - before >= rules.redRise) return { colour: 'red', rule: 'rise' };
  if (morning !== undefined && morning - before >= rules.morningRise) return { colour: 'red', rule: 'morning' };
  if (after - before > rules.greenRise) return { colour: 'amber', rule: 'some' };
  if (morning === undefined) return { colour: null, rule: 'wait' };
  if (morning > before) return { colour: 'amber', rule: 'sore' };
  return end === 'hurt' || end === 'left' ? { colour: 'amber', rule: 'cut' } : { colour: 'green', rule: 'fine' };
}

/**
 * Where the sessions of a routine have led: steps up, half the repeats, and the rule that says why.
 *
 * @param {import('./session-log.js').Session[]} all of this routine, oldest first
 * @returns {{level: number, half: boolean, rule: string}}
 */
export function nextStep(all, now, rules) {
  const done = all.filter(({ end }) => end !== 'asked');
  let state = { level: 0, half: false, rule: 'first', greens: 0, reds: 0 };
  for (const [index, session] of done.entries()) {
    if (index) state = away(state, daysBetween(done[index - 1].began, session.began), rules);
    if (session.level !== undefined) state = { ...state, level: session.level };
    state = after(state, judge(session, rules), rules);
  }
  if (done.length) state = away(state, daysBetween(done[done.length - 1].began, now), rules);
  const { level, half, rule } = state;
  return { level, half, rule };
}

function after(state, { colour, rule }, rules) {
  if (colour === 'green') {
    const greens = state.greens + 1;
    if (greens < rules.greensUp) return { ...state, half: false, rule, greens, reds: 0 };
    const isTop = state.level >= rules.mostLevel;
    return { ...state, half: false, level: isTop ? state.level : state.level + 1, rule: isTop ? 'top' : 'up', greens: 0, reds: 0 };
  }
  if (colour === 'amber') return { ...state, half: false, rule, greens: 0, reds: 0 };
  if (colour === 'red') {
    const reds = state.reds + 1;
    return { ...state, half: true, rule: reds >= rules.redsCheck ? 'check' : rule, greens: 0, reds };
  }
  return { ...state, rule };
}

/** Days without a session: no blame, only a softer start. */
function away(state, days, rules) {
  if (days >= rules.againDays) return { level: 0, half: false, rule: 'again', greens: 0, reds: 0 };
  if (days >= rules.backDays) return { ...state, level: Math.max(0, state.level - 1), rule: 'back', greens: 0 };
  return state;
}

/**
 * Whether a routine suits a person now.
 *
 * @param {{slug: string, maxPain: number, strength: boolean}} routine
 * @param {number} pain
 * @param {import('./session-log.js').Session[]} all of every routine, oldest first
 * @returns {'fits' | 'high' | 'twice' | 'rest' | 'today' | 'sore'} too much pain; low pain only once; strength
 *   moves yesterday or today; or a session that was too much, and no day of rest since
 */
export function fits(routine, pain, all, now, rules) {
  if (pain > routine.maxPain) return 'high';
  const own = all.filter((each) => each.end !== 'asked' && each.routine === routine.slug);
  const lately = own[own.length - 1];
  if (lately && judge(lately, rules).colour === 'red' && isNear(lately, now)) return 'sore';
  if (!routine.strength) return 'fits';
  const last = strongLately(all, now);
  if (last) return daysBetween(last.began, now) ? 'rest' : 'today';
  return isLowTwice(pain, all, now, rules) ? 'fits' : 'twice';
}

/** Little pain now and the last time, with none between that was more. What is asked again soon is the same reading. */
function isLowTwice(pain, all, now, { strengthPain, strengthApart }) {
  const last = all.findLastIndex(({ began }) => Math.abs(now - began) >= strengthApart * HOUR);
  return pain <= strengthPain && last >= 0 && all.slice(last).every(({ before }) => before <= strengthPain);
}

/** The newest session of today or yesterday that had strength moves in it which want a day between; or undefined. */
export const strongLately = (all, now) =>
  all.filter((each) => each.end !== 'asked' && each.strong && isNear(each, now)).pop();

/** Today or yesterday. A session from the future comes from a clock that was set, and locks nobody out. */
const isNear = ({ began }, now) => now >= began && daysBetween(began, now) < 2;

/** A dose at a step up, or with half the repeats. One thing changes: repeats, or the hold of what is only held. */
export function atLevel(dose, { level, half }, isStrength, rules) {
  const change = (count) => (half ? Math.max(1, Math.ceil(count / 2)) : count + level);
  if (dose.ladder) return { ...dose, ladder: dose.ladder.map(change) };
  if (dose.reps) return { ...dose, reps: change(dose.reps) };
  if (!dose.hold) return dose; // walks, breaths and rests follow their own plan
  const longer = dose.hold + level * rules.holdStep;
  const most = isStrength ? Math.max(dose.hold, rules.longestHold) : longer;
  return { ...dose, hold: half ? Math.ceil(dose.hold / 2) : Math.min(longer, most) };
}
