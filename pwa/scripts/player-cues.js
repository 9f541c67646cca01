// A routine as parts with lengths, and as one list of cues with absolute offsets. Sound, speech, sight and touch all
// follow this list, so that they cannot disagree. Nothing here knows a clock or a screen.

/**
 * @typedef {object} Dose one number for each amount: sets, reps, hold, rest, tempo (s each way), minutes, breaths,
 *   steps, perSide, `only` the 'left' or 'right', and `ladder`, the repeats of each set where they differ
 * @typedef {{move: {slug: string, name: string, position: string, drawn?: string, stay?: number}, dose: Dose, minutes: number}} Step `minutes` is what the routine states
 * @typedef {object} Pace seconds: `ready` before a move, `turn` more where the position changes, `side` to change sides,
 *   `rest` between sets, `tempo` each way, `breath`, `walk` a step, `half` the shortest hold that says when it is half over
 * @typedef {'ready' | 'work' | 'side' | 'rest'} Kind
 * @typedef {{count: number, each: number, into: number, hold: number, isHeld?: boolean}} Reps seconds of one repeat, of its way
 *   in, of its hold; held still all the time, or gone on with, where there is but one
 * @typedef {{kind: Kind, step: number, set: number, sets: number, side: '' | 'right' | 'left', length: number,
 *   reps: Reps | null, extra: number, stay?: number, isOpen?: boolean}} Part seconds: `extra` on top of the length, and
 *   `stay` by which a resting position may last longer, until it eases; it is open while that is wanted
 * @typedef {{at: number, kind: string, part: number, count?: number}} Cue `at` is in seconds from the start
 * @typedef {{parts: (Part & {at: number, until: number})[], cues: Cue[], length: number}} Timeline
 */

const COUNT_DOWN = 3; // tones, one a second, before a part of work begins and before a long hold is over
const ASK_EASE = 30; // seconds before the end of a resting position
const LEAST_READY = 8; // a name and the way to begin are said in this time, and no count-down cuts them short
const SPEECH = 2.3; // words a second, said calmly

/** What one set is: so many repeats, each so long; a hold alone, breaths, steps and minutes are repeats too. */
export function repsOf(dose, count, pace, minutes) {
  const alike = (each, times = 1) => ({ count: times, each, into: 0, hold: each });
  if (dose.minutes) return alike(dose.minutes * 60);
  if (dose.breaths) return { count: dose.breaths, each: pace.breath, into: pace.breathIn, hold: 0 };
  if (dose.steps) return alike(dose.steps * pace.walk);
  if (!count && dose.hold) return { ...alike(dose.hold), isHeld: true };
  if (count === 1 && !dose.hold && !dose.tempo) return alike(Math.max(pace.half, minutes * 60 - pace.ready)); // once, in one's own time
  const way = dose.tempo ?? pace.tempo;
  const hold = dose.hold ?? 0;
  return { count: count || 1, each: 2 * way + hold, into: way, hold, isHeld: true };
}

/** Each side has its own part, but where a repeat's loop goes right and left in turn. */
function sidesOf({ dose, move }) {
  if (dose.only) return [dose.only];
  return dose.perSide && move.drawn !== 'both' ? ['right', 'left'] : [''];
}

function* setParts(step, index, pace) {
  const { dose } = step;
  const each = dose.ladder ?? Array.from({ length: dose.sets ?? 1 }, () => dose.reps ?? 0);
  const sides = sidesOf(step);
  const counts = dose.perSide && !sides[0] ? each.map((count) => 2 * count) : each;
  for (const [set, count] of counts.entries()) {
    const shared = { step: index, set, sets: counts.length, extra: 0 };
    if (set) yield { ...shared, kind: 'rest', side: sides[0], length: dose.rest ?? pace.rest, reps: null };
    const reps = repsOf(dose, count, pace, step.minutes / (counts.length * sides.length));
    for (const [turn, side] of sides.entries()) {
      if (turn) yield { ...shared, kind: 'side', side, length: pace.side, reps: null };
      const length = reps.count * reps.each;
      const stay = dose.minutes && step.move.stay ? Math.max(0, step.move.stay * 60 - length) : 0;
      yield { ...shared, kind: 'work', side, length, reps, stay };
    }
  }
}

/** Whole seconds in which a move's name and its way to begin are said. */
const saying = ({ name, start = '' }) => Math.ceil((`${name} ${start}`.split(' ').length + 1) / SPEECH);

/**
 * The parts of a session in order.
 *
 * @param {Step[]} steps
 * @param {Pace} pace
 * @returns {Part[]}
 */
export function partsOf(steps, pace) {
  return steps.flatMap((step, index) => {
    const turns = index > 0 && steps[index - 1].move.position !== step.move.position;
    const length = Math.max(Math.max(LEAST_READY, pace.ready) + (turns ? pace.turn : 0), saying(step.move));
    const ready = { kind: 'ready', step: index, set: 0, sets: 1, side: sidesOf(step)[0], length, reps: null, extra: 0 };
    return [ready, ...setParts(step, index, pace)];
  });
}

function* countDown(until, part) {
  for (let count = COUNT_DOWN; count; count -= 1) yield { at: until - count, kind: 'count', part, count };
}

function* workCues(part, index, pace) {
  const { at, until, reps, length } = part;
  yield { at, kind: 'start', part: index };
  const isOne = reps.count === 1;
  for (let rep = 0; rep < reps.count; rep += 1) {
    const from = at + rep * reps.each;
    if (rep) yield { at: from, kind: 'rep', part: index, count: rep + 1 };
    if (!isOne && reps.hold && reps.into) {
      yield { at: from + reps.into, kind: 'hold', part: index };
      yield { at: from + reps.into + reps.hold, kind: 'release', part: index };
    }
  }
  if (isOne && length >= pace.half) {
    yield { at: at + length / 2, kind: 'half', part: index };
    if (part.stay && !part.isOpen && length > 2 * ASK_EASE) yield { at: until - ASK_EASE, kind: 'ease', part: index };
    if (part.isOpen) yield { at: at + length, kind: 'stay', part: index };
    yield* countDown(until, index);
  }
}

function* partCues(part, index, pace, isLast) {
  const { at, until, kind } = part;
  if (kind === 'work') {
    yield* workCues(part, index, pace);
    if (isLast) yield { at: until, kind: 'done', part: index };
    return;
  }
  yield { at, kind: kind === 'ready' ? 'name' : kind, part: index };
  yield* countDown(until, index);
}

/**
 * Parts laid end to end, with every cue in order of time.
 *
 * @param {Part[]} parts
 * @param {Pace} pace
 * @returns {Timeline}
 */
export function timeline(parts, pace) {
  let at = 0;
  const laid = parts.map((part) => {
    const from = at;
    at += part.length + part.extra + (part.isOpen ? part.stay : 0);
    return { ...part, at: from, until: at };
  });
  const cues = laid.flatMap((part, index) => [...partCues(part, index, pace, index === laid.length - 1)]);
  return { parts: laid, cues: cues.sort((one, other) => one.at - other.at), length: at };
}

/**
 * The parts with some seconds more for one of them. The other side gets them too: in what is yet to come of the move, and
 * only after its last side in what was done.
 */
export function extended(parts, index, seconds) {
  const { step, kind, reps, side } = parts[index];
  const isOther = (part) => kind === 'work' && part.kind === 'work' && part.step === step && part.side !== side;
  const next = parts.findIndex((part, each) => each > index && isOther(part));
  const other = next < 0 ? parts.findLastIndex(isOther) : next;
  const more = reps && reps.count > 1 ? Math.ceil(seconds / reps.each) : 0;
  return parts.map((part, each) => {
    if (each !== index && each !== other) return part;
    if (!more) return { ...part, extra: part.extra + seconds };
    const longer = { ...part.reps, count: part.reps.count + more };
    return { ...part, reps: longer, length: longer.count * longer.each };
  });
}

/** The parts with a resting position held until it eases, which a person says, and at most so long; or, again, timed. */
export const stayed = (parts, index) =>
  parts.map((part, each) => (each === index ? { ...part, isOpen: !part.isOpen } : part));

/**
 * Where a session is at a time: the part, the repeat that runs, and where within it.
 *
 * @param {Timeline} table
 * @param {number} seconds
 */
export function placeAt(table, seconds) {
  const time = Math.min(Math.max(0, seconds), table.length);
  let index = table.parts.findIndex(({ until }) => until > time);
  if (index < 0) index = table.parts.length - 1;
  const part = table.parts[index];
  const { reps } = part;
  const into = time - part.at;
  const rep = reps ? Math.min(reps.count - 1, Math.floor(into / reps.each)) : 0;
  const within = reps ? into - rep * reps.each : 0;
  return { index, part, rep, within, phase: phaseOf(reps, within), left: part.until - time, isOver: time >= table.length };
}

function phaseOf(reps, within) {
  if (!reps || reps.count === 1) return 'hold';
  if (within < reps.into) return 'in';
  return within < reps.into + reps.hold ? 'hold' : 'out';
}

/** The time at which a step begins; the last step's end where there is no such step. */
export const startOf = (table, step) => table.parts.find((part) => part.step === step)?.at ?? table.length;
