// The diary counted: weeks and months, the most that was ticked, and sentences that say no more than the numbers do.

const LEAST = 5; // entries that say something, before anything is said about them
const LEAST_SAME = 3;

const two = (number) => String(number).padStart(2, '0');

/** A moment as the day it is on this phone. */
export function dayOf(ms) {
  const at = new Date(ms);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** A day as the noon of it: no change of the clocks moves it to another day. */
export const noonOf = (day) => new Date(`${day}T12:00:00`);

const formats = new Map(); // to make one takes a slow phone longer than to use it a hundred times

/** A day in the page's language, in one of Intl.DateTimeFormat's styles. */
export function dated(day, style) {
  const key = JSON.stringify(style);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(document.documentElement.lang, style));
  return formats.get(key).format(noonOf(day));
}

/** A day as people say it, with its year when that is another one. */
export const shortly = (day, today, style = { day: 'numeric', month: 'short' }) =>
  dated(day, { ...style, ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }) });

function plus(day, days) {
  const at = noonOf(day);
  at.setDate(at.getDate() + days);
  return dayOf(at.getTime());
}

/** The first days of the last `count` weeks, which begin on Monday, oldest first. */
export function weeks(today, count = 8) {
  const monday = plus(today, -((noonOf(today).getDay() + 6) % 7));
  return Array.from({ length: count }, (_, index) => plus(monday, 7 * (index - count + 1)));
}

/** The first days of the last `count` months, oldest first. */
export function months(today, count = 12) {
  return Array.from({ length: count }, (_, index) => {
    const at = noonOf(`${today.slice(0, 7)}-01`);
    at.setMonth(at.getMonth() + index - count + 1);
    return dayOf(at.getTime());
  });
}

/**
 * What was logged in each span of days.
 *
 * @param {string[]} starts the first day of each, oldest first; the last one is not over
 * @param {{began: string, pain: number}[]} episodes
 * @param {string[]} active days with exercise; a day may stand there twice
 * @returns {{start: string, worst: number | null, episodes: number, active: number}[]}
 */
export function counted(starts, episodes, active) {
  const days = [...new Set(active)];
  return starts.map((start, index) => {
    const isIn = (day) => day >= start && (index === starts.length - 1 || day < starts[index + 1]);
    const mine = episodes.filter(({ began }) => isIn(began));
    const worst = mine.length ? Math.max(...mine.map(({ pain }) => pain)) : null;
    return { start, worst, episodes: mine.length, active: days.filter(isIn).length };
  });
}

/** The last score in each span of days, or null; the scores stand in the order of their days. */
export const lasts = (starts, scores) =>
  starts.map((start, index) => scores.findLast(({ day }) => day >= start && !(day >= starts[index + 1]))?.score ?? null);

const FEW = 3; // spasms that are compared with as many before them
const REAL = 2; // points of pain: the least change that people notice (ostelo-2008)

/**
 * Whether the last spasms were milder or stronger at their worst than those before by as much as counts: the middle one
 * of each few, or null.
 *
 * @param {{pain: number}[]} episodes oldest first
 */
export function shift(episodes) {
  if (episodes.length < 2 * FEW) return null;
  const middle = (few) => few.map(({ pain }) => pain).sort((one, other) => one - other)[(FEW - 1) / 2];
  const [before, after] = [middle(episodes.slice(-2 * FEW, -FEW)), middle(episodes.slice(-FEW))];
  return Math.abs(after - before) >= REAL ? { before, after } : null;
}

/** How often each thing was ticked, most often first; of equals, the one that was ticked first. */
export function tally(episodes, field) {
  const times = new Map();
  for (const each of episodes.flatMap((entry) => entry[field])) times.set(each, (times.get(each) ?? 0) + 1);
  return [...times].sort(([, one], [, other]) => other - one);
}

/** The most frequent tick of a field, if enough entries have one there to speak of it; else null. */
export function insight(episodes, field) {
  const said = episodes.filter((entry) => entry[field].length);
  const [id, times] = tally(said, field)[0] ?? ['', 0];
  return said.length >= LEAST && times >= LEAST_SAME ? { id, times, of: said.length } : null;
}

/** The days on which a routine was finished. */
export const activeDays = (sessions) => sessions.filter(({ end }) => end === 'done').map(({ began }) => dayOf(began));
