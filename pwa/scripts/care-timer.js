// The rules of a heat or cold timer: how long, when to look at the skin, when it must stop, how long to wait after.
// Limits come from the page (content/en/relief), never from here; all times are minutes.

/**
 * @typedef {object} Limits
 * @property {number} usual minutes offered first
 * @property {number} longest the most a person may choose
 * @property {number} stop the hard stop
 * @property {number[]} skin when to look at the skin, besides the end
 * @property {number} rest minutes to wait before the next time
 * @property {number} perDay how often in 24 hours
 * @property {number} careful the most for thin skin or 65 and over
 */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The length a person gets: what was asked for, within what this person may have. */
export function allowedMinutes(limits, asked, careful) {
  const most = careful ? Math.min(limits.careful, limits.longest) : limits.longest;
  return Math.max(1, Math.min(asked ?? limits.usual, most, limits.stop));
}

/** The milestones of one session, in order: each is said once, and those missed while away are folded together. */
export function milestones(limits, minutes) {
  const looks = limits.skin.filter((at) => at < minutes).map((at) => ({ at, kind: 'skin' }));
  return [{ at: 0, kind: 'start' }, ...looks, { at: minutes, kind: 'end' }];
}

/** The milestones passed between two readings, as one: the last of them, or null. */
export function passed(marks, from, to) {
  const between = marks.filter(({ at }) => at * MINUTE > from && at * MINUTE <= to);
  return between.length ? between[between.length - 1] : null;
}

/** On how many days before today a kind was used. */
export function daysBefore(past, kind, now) {
  const day = (ms) => new Date(ms).toDateString();
  const days = past.filter((each) => each.kind === kind && each.ended < now).map(({ ended }) => day(ended));
  return new Set(days.filter((each) => each !== day(now))).size;
}

/** What is left of a session: never below zero, and over at the hard stop whatever was chosen. */
export function remaining(limits, minutes, elapsed) {
  return Math.max(0, Math.min(minutes, limits.stop) * MINUTE - elapsed);
}

/**
 * Whether a session may start, and if not, why and from when.
 *
 * @param {Limits} limits
 * @param {{kind: string, ended: number}[]} past earlier sessions of either kind, by wall clock of their end
 * @param {{kind: string, now: number, running: string | null, skinNormal: boolean}} asked
 * @returns {{ok: true} | {ok: false, why: 'running' | 'rest' | 'day' | 'skin', from: number}}
 */
export function mayStart(limits, past, { kind, now, running, skinNormal }) {
  // A clock that was set back must not lock a person out: an end in the future counts as now.
  const ends = past.filter((each) => each.kind === kind).map((each) => Math.min(each.ended, now));
  const last = Math.max(-Infinity, ...ends);
  const today = ends.filter((ended) => now - ended < DAY).sort((one, other) => one - other);
  if (running) return { ok: false, why: 'running', from: now };
  if (now - last < limits.rest * MINUTE) return { ok: false, why: 'rest', from: last + limits.rest * MINUTE };
  if (today.length >= limits.perDay) return { ok: false, why: 'day', from: today[today.length - limits.perDay] + DAY };
  if (last > -Infinity && !skinNormal) return { ok: false, why: 'skin', from: now };
  return { ok: true };
}
