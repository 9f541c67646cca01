// A session in progress: where its clock stands in the list of cues, and which cues are due. It knows no screen.

import { CLOCKS, Elapsed } from './elapsed.js';
import { extended, partsOf, placeAt, startOf, stayed, timeline } from './player-cues.js';

const AWAY = 1.5; // seconds: what is older than this when it is found is folded into where we are now
const AGAIN = 3; // seconds into a move from which Back means its beginning, not the move before
const MORE = 10; // seconds

/**
 * @typedef {['more' | 'stay' | 'swap', number]} Edit ten seconds for a part, a rest until it eases, or the easier move for
 *   a step
 * @typedef {import('./player-cues.js').Step & {easier: Step | null}} Step
 */

export class Run {
  /**
   * @param {Step[]} steps
   * @param {import('./player-cues.js').Pace} pace
   * @param {{edits?: Edit[], seconds?: number, done?: number[]}} place where an earlier page left off
   */
  constructor(steps, pace, { edits = [], seconds = 0, done = [] } = {}, clocks = CLOCKS) {
    this.pace = pace;
    this.clocks = clocks;
    this.steps = [...steps];
    this.edits = [];
    this.lay();
    for (const [kind, index] of edits) this.edit(kind, index);
    this.counted = Math.min(seconds, this.table.length) * 1000;
    this.done = new Set(done); // the steps of which half a set or more was gone through
    this.from = seconds;
    this.watch = null;
    this.told = -Infinity; // cues up to here were given out
  }

  lay() {
    this.parts = partsOf(this.steps, this.pace);
    this.table = timeline(this.parts, this.pace);
  }

  edit(kind, index) {
    this.edits.push([kind, index]);
    this.parts = this.edited(kind, index);
    this.table = timeline(this.parts, this.pace);
  }

  edited(kind, index) {
    if (kind === 'more') return extended(this.parts, index, MORE);
    if (kind === 'stay') return stayed(this.parts, index);
    this.steps[index] = this.steps[index].easier;
    const kept = this.parts.filter(({ step }) => step < index);
    return [...kept, ...partsOf(this.steps, this.pace).filter(({ step }) => step >= index)];
  }

  get seconds() {
    return Math.min((this.watch ? this.watch.read() : this.counted) / 1000, this.table.length);
  }

  get place() {
    return placeAt(this.table, this.seconds);
  }

  get isOver() {
    return this.seconds >= this.table.length;
  }

  play() {
    this.watch ??= new Elapsed(this.clocks, { elapsed: this.counted, wall: this.clocks.wall() });
  }

  pause() {
    this.counted = this.seconds * 1000;
    this.watch = null;
  }

  /** The page was hidden or frozen since the last look at the clock. */
  slept() {
    this.watch?.slept();
  }

  seek(seconds) {
    const isPlaying = Boolean(this.watch);
    this.pause();
    this.counted = Math.max(0, Math.min(seconds, this.table.length)) * 1000;
    this.told = -Infinity;
    this.from = seconds;
    if (isPlaying) this.play();
  }

  skip() {
    this.seek(startOf(this.table, this.place.part.step + 1));
  }

  back() {
    const { step } = this.place.part;
    const start = startOf(this.table, step);
    this.seek(this.seconds - start > AGAIN ? start : startOf(this.table, Math.max(0, step - 1)));
  }

  /** Ten seconds more of what runs now. */
  more() {
    this.lengthen('more');
  }

  /** The resting position that runs now, until it eases; or, asked again, as timed. */
  stay() {
    if (this.place.part.stay) this.lengthen('stay');
  }

  /** The moment that runs stays what it is, whatever grew before it; a rest that is over goes on to what follows. */
  lengthen(kind) {
    const { seconds, place: { index, part } } = this;
    this.edit(kind, index);
    const { at, until } = this.table.parts[index];
    const now = seconds + at - part.at;
    this.seek(Math.min(now, until));
    if (now < until) this.told = now;
  }

  /** The easier move in this one's place, from its beginning; false where there is none. */
  swap() {
    const { step } = this.place.part;
    if (!this.steps[step].easier) return false;
    this.edit('swap', step);
    this.seek(startOf(this.table, step));
    return true;
  }

  /** Milliseconds until the next cue, and at most so many. */
  wait(most) {
    const { seconds, table } = this;
    const next = table.cues.find(({ at }) => at > seconds);
    return next ? Math.min(most, Math.ceil((next.at - seconds) * 1000)) : most;
  }

  noteDone(from, until) {
    for (const { kind, step, at, length } of this.table.parts) {
      const half = at + length / 2;
      if (kind === 'work' && half > from && half <= until) this.done.add(step);
    }
  }

  /** The cues that are due. After a time away only the one that says what is going on, never a burst. */
  due() {
    const { seconds, told, table } = this;
    this.told = seconds;
    this.noteDone(Math.max(told, this.from), seconds);
    const due = table.cues.filter(({ at }) => at > told && at <= seconds);
    if (due.length && seconds - due[0].at <= AWAY) return due;
    if (told === -Infinity || due.length) {
      const { index } = this.place;
      const telling = table.cues.filter(({ part, at }) => part === index && at <= seconds);
      const last = table.cues[table.cues.length - 1];
      return this.isOver ? [last] : telling.slice(0, 1);
    }
    return [];
  }
}
