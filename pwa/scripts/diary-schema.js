// What every field of a record may be; store.js says what it means, and in which version it came.

export const NOTE = 600;
export const NAMED = 60;
export const MOST = 20_000; // entries: three a day for eighteen years

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const ID = /^[a-z0-9-]{1,64}$/;
const TICKS = 24;
const SCORES = 4000;

/** A day that is on the calendar. */
export const isDay = (text) => typeof text === 'string' && DAY.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

const isId = (value) => typeof value === 'string' && ID.test(value);
const isList = (value, most, isItem) => Array.isArray(value) && value.length <= most && value.every(isItem);
const isTicks = (value) => isList(value, TICKS, isId);
const isText = (value, most) => typeof value === 'string' && value.length <= most;
const isWhole = (value, most) => Number.isInteger(value) && value >= 0 && value <= most;
const isScore = (value) => isDay(value?.day) && isWhole(value.score, 10);
const isTime = (value) => isWhole(value, Number.MAX_SAFE_INTEGER);

/** By store, what each field may be. */
export const FIELDS = {
  episodes: {
    id: isId,
    began: isDay,
    ended: (value) => value === '' || isDay(value),
    pain: (value) => isWhole(value, 10),
    where: isTicks,
    after: isTicks,
    helped: isTicks,
    lost: (value) => value === null || isWhole(value, 3660),
    note: (value) => isText(value, NOTE),
    changed: isTime,
  },
  activities: {
    id: isId,
    name: (value) => isText(value, NAMED) && value.trim() !== '',
    scores: (value) => isList(value, SCORES, isScore),
    changed: isTime,
  },
  checks: { id: isDay, often: isTicks, sometimes: isTicks, changed: isTime },
  notes: { id: isId, text: (value) => value === null || typeof value === 'string', changed: isTime },
};
/** The stores of the diary's own records. */
export const RECORDS = ['episodes', 'activities', 'checks'];

/** The name of the first field that is missing or wrong, or '' when the record is whole. */
export function fault(record, store = 'episodes') {
  if (typeof record !== 'object' || record === null) return 'entry';
  const fields = FIELDS[store];
  const wrong = Object.keys(fields).find((name) => !fields[name](record[name]));
  return wrong ?? (record.ended && record.ended < record.began ? 'ended' : '');
}

/** The record with what the schema knows and nothing else. */
export const known = (record, store = 'episodes') =>
  Object.fromEntries(Object.keys(FIELDS[store]).map((name) => [name, record[name]]));

/** Whether two records say the same, whenever each was written. */
export const same = (one, other, store = 'episodes') =>
  JSON.stringify(known({ ...one, changed: 0 }, store)) === JSON.stringify(known({ ...other, changed: 0 }, store));
