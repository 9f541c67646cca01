// How a plan becomes a short code on paper, and back again: the twin of server/plan_code.py, which says what the
// digits are and why. A plan is all numbers and fixed choices; what they are called, only our own files say.

/**
 * @typedef {{times: number, per: 'day' | 'week'}} Frequency
 * @typedef {{kind: 'repeats', sets: number, reps: number, hold: number} | {kind: 'hold', sets: number, hold: number}
 *   | {kind: 'ladder', sets: number, last: number, drop: number, hold: number} | {kind: 'minutes', minutes: number}
 *   | {kind: 'breaths', breaths: number} | {kind: 'steps', sets: number, steps: number}} Amount holds in seconds
 * @typedef {{amount: Amount, side: 'both' | 'each' | 'left' | 'right', often: Frequency | null}} Dose
 * @typedef {{number: number, dose: Dose | null}} Move no dose means the library's own
 * @typedef {{moves: Move[], routine: {number: number, level: number} | null, clinic: number, start: string | null}} Plan
 *   either moves or a routine; clinic 0 is none; the start a day such as 2026-11-20
 */

const SYMBOLS = '0123456789ACDEFGHJKMNPQRTVWXY';
const LOOK_ALIKES = { O: '0', I: '1', L: '1', U: 'V', S: '5', B: '8', Z: '2' };
const SEPARATORS = ' \t\r\n\u00a0\u2007\u202f-\u2010\u2011\u2012\u2013\u2014\u2212';
const BASE = SYMBOLS.length;
const SHORTEST = 4;
const LONGEST = 60;
const VERSION = 1;

const whole = (first, last, step = 1) =>
  Array.from({ length: (last - first) / step + 1 }, (_, index) => first + index * step);

// The values each digit stands for, as in server/plan.py.
export const MOST_MOVES = 8;
const FIRST_DAY = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;
const DAYS = 1 << 14;
/** The first and the last day that a plan can start on. */
export const START = [0, DAYS - 1].map((day) => new Date(FIRST_DAY + day * DAY).toISOString().slice(0, 10));
const CLINICS = whole(0, 999);
const NUMBERS = whole(1, 500);
export const LEVELS = whole(0, 9);
export const SIDES = ['both', 'each', 'left', 'right'];
const PER = { day: whole(1, 12), week: whole(1, 7) };
export const FREQUENCIES = [null, ...Object.entries(PER).flatMap(([per, all]) => all.map((times) => ({ times, per })))];
const SETS = whole(1, 6);
const HOLDS = [...whole(1, 10), ...whole(15, 60, 5)];
/** The kinds of amount, each with its `fields` as [name, values]. */
export const AMOUNTS = Object.entries({
  repeats: { sets: SETS, reps: whole(1, 30), hold: [0, ...HOLDS] },
  hold: { sets: SETS, hold: HOLDS },
  ladder: { sets: whole(2, 5), last: whole(1, 8), drop: whole(1, 2), hold: [0, ...HOLDS] },
  minutes: { minutes: whole(1, 60) },
  breaths: { breaths: whole(1, 30) },
  steps: { sets: SETS, steps: whole(5, 100, 5) },
}).map(([kind, fields]) => ({
  kind,
  fields: Object.entries(fields),
  size: Object.values(fields).reduce((size, values) => size * values.length, 1),
}));
const ALL_AMOUNTS = AMOUNTS.reduce((sum, { size }) => sum + size, 0);

const VALUES = new Map();
for (const letter of SYMBOLS + Object.keys(LOOK_ALIKES).join('')) {
  const value = SYMBOLS.indexOf(LOOK_ALIKES[letter] ?? letter);
  VALUES.set(letter, value).set(letter.toLowerCase(), value);
}

export class PlanCodeError extends Error {
  /**
   * @param {'empty' | 'too-short' | 'too-long' | 'character' | 'checksum' | 'newer' | 'malformed' | 'range'} reason
   * @param {{character?: string, position?: number, field?: string}} [where] the character and its place in the typed
   *   text, from 1, for `character`; what cannot be said, for `range`
   */
  constructor(reason, where = {}) {
    super(reason);
    this.name = 'PlanCodeError';
    this.reason = reason;
    Object.assign(this, where);
  }
}

/**
 * The one code of a plan, in capitals.
 *
 * @param {Plan} plan
 * @throws {PlanCodeError} `range` with the field that cannot be said
 */
export function encode(plan) {
  let number = [];
  for (const [digit, radix] of digitsOf(plan).reverse()) number = grown(number, radix, digit);
  const said = [VERSION, ...(number.length ? number.reverse() : [0])];
  const [first, second] = check(said);
  said.push(modulo(-1 - first - second), modulo(2 + second));
  return said.map((symbol) => SYMBOLS[symbol]).join('');
}

/**
 * The plan of a code as printed or typed, whole.
 *
 * @param {string} text
 * @returns {Plan}
 * @throws {PlanCodeError} with its reason, never `range`
 */
export function decode(text) {
  const symbols = symbolsOf(text);
  if (symbols.length < SHORTEST) throw new PlanCodeError(symbols.length ? 'too-short' : 'empty');
  if (check(symbols).join() !== '1,0') throw new PlanCodeError('checksum');
  if (symbols[0] !== VERSION) throw new PlanCodeError(symbols[0] > VERSION ? 'newer' : 'malformed');
  const payload = symbols.slice(1, -2);
  if (payload[0] === 0 && payload.length > 1) throw new PlanCodeError('malformed');
  const digits = new Digits(payload);
  const plan = planOf(digits);
  if (digits.rest.some(Boolean)) throw new PlanCodeError('malformed');
  return plan;
}

function symbolsOf(text) {
  const symbols = [];
  let position = 0;
  for (const character of text) {
    position += 1;
    if (SEPARATORS.includes(character)) continue;
    if (!VALUES.has(character)) throw new PlanCodeError('character', { character, position });
    symbols.push(VALUES.get(character));
    if (symbols.length > LONGEST) throw new PlanCodeError('too-long');
  }
  return symbols;
}

const modulo = (number) => ((number % BASE) + BASE) % BASE;

/** The sum of the symbols and the sum of the sums on the way; (1, 0) for a whole code. */
const check = (symbols) =>
  symbols.reduce(([first, second], symbol) => [modulo(first + symbol), modulo(second + first + symbol)], [0, 0]);

/** A number as its symbols, the lowest first, times `radix` and with a digit added: larger than a JavaScript number. */
function grown(number, radix, digit) {
  const more = [];
  let carry = digit;
  for (let place = 0; place < number.length || carry; place++) {
    carry += (number[place] ?? 0) * radix;
    more.push(carry % BASE);
    carry = Math.floor(carry / BASE);
  }
  return more;
}

class Digits {
  /** @param {number[]} rest what is not yet taken, as symbols, the highest first */
  constructor(rest) {
    this.rest = rest;
  }

  /** The lowest digit. */
  take(radix) {
    let left = 0;
    this.rest = this.rest.map((symbol) => {
      const sum = left * BASE + symbol;
      left = sum % radix;
      return Math.floor(sum / radix);
    });
    return left;
  }

  pick(values) {
    return values[this.take(values.length)];
  }
}

/** A digit and its radix, once the digit is known to be one. */
function digit(field, place, radix) {
  if (!(Number.isInteger(place) && place >= 0 && place < radix)) throw new PlanCodeError('range', { field });
  return [place, radix];
}

const placed = (field, values, value) => digit(field, values.indexOf(value), values.length);

function digitsOf({ moves, routine, clinic, start }) {
  if (!routine === !moves.length) throw new PlanCodeError('range', { field: 'moves' });
  const digits = [digit('moves', moves.length, MOST_MOVES + 1), [Number(start !== null), 2]];
  digits.push(placed('clinic', CLINICS, clinic));
  if (start !== null) digits.push(digit('start', dayOf(start), DAYS));
  if (routine) digits.push(placed('number', NUMBERS, routine.number), placed('level', LEVELS, routine.level));
  for (const { number, dose } of moves) {
    digits.push(placed('number', NUMBERS, number));
    digits.push(dose ? sideDigit(dose.side) : [0, SIDES.length + 1]);
    if (dose) digits.push(oftenDigit(dose.often), amountDigit(dose.amount));
  }
  return digits;
}

function dayOf(start) {
  const day = (Date.parse(start) - FIRST_DAY) / DAY;
  return Number.isInteger(day) && dateOf(day) === start ? day : -1; // not 30 February
}

const dateOf = (day) => new Date(FIRST_DAY + day * DAY).toISOString().slice(0, 10);

/** One more than its place: 0 is the library's own dose. */
const sideDigit = (side) => placed('side', SIDES, side).map((part) => part + 1);

const oftenDigit = (often) => {
  const place = FREQUENCIES.findIndex((each) => each?.times === often?.times && each?.per === often?.per);
  return digit('often', place, FREQUENCIES.length);
};

function amountDigit(amount) {
  let before = 0;
  for (const { kind, fields, size } of AMOUNTS) {
    if (kind === amount.kind) {
      const within = (sum, [name, values]) => sum * values.length + placed(name, values, amount[name])[0];
      return [before + fields.reduce(within, 0), ALL_AMOUNTS];
    }
    before += size;
  }
  throw new PlanCodeError('range', { field: 'kind' });
}

function planOf(digits) {
  const count = digits.take(MOST_MOVES + 1);
  const hasStart = digits.take(2) === 1;
  const clinic = digits.pick(CLINICS);
  const start = hasStart ? dateOf(digits.take(DAYS)) : null;
  const moves = Array.from({ length: count }, () => moveOf(digits));
  const routine = count ? null : { number: digits.pick(NUMBERS), level: digits.pick(LEVELS) };
  return { moves, routine, clinic, start };
}

function moveOf(digits) {
  const number = digits.pick(NUMBERS);
  const side = digits.take(SIDES.length + 1);
  if (!side) return { number, dose: null };
  const often = digits.pick(FREQUENCIES);
  return { number, dose: { amount: amountOf(digits.take(ALL_AMOUNTS)), side: SIDES[side - 1], often } };
}

function amountOf(place) {
  let left = place;
  for (const { kind, fields, size } of AMOUNTS) {
    if (left < size) return { kind, ...Object.fromEntries(valuesAt(left, fields, size)) };
    left -= size;
  }
}

function valuesAt(place, fields, size) {
  let left = place;
  let step = size;
  return fields.map(([name, values]) => {
    step /= values.length;
    const value = values[Math.floor(left / step)];
    left %= step;
    return [name, value];
  });
}
