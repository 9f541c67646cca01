// The one heat or cold session that may run, and those before it. It counts on whichever page is open, and what it
// keeps on the phone lets the next page go on to the second.

import { milestones, passed, remaining } from './care-timer.js';
import { CLOCKS, Elapsed } from './elapsed.js';
import { lasting } from './memory.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const VERSION = 1;

/**
 * @typedef {object} Standing
 * @property {string} kind 'cold' or 'heat'
 * @property {number} minutes the length that was chosen
 * @property {number} elapsed milliseconds
 * @property {number} left milliseconds, zero when it is over
 * @property {{at: number, kind: string}[]} marks minutes of each milestone
 * @property {{at: number, kind: string} | null} next the milestone to come
 */

export class CareSession {
  constructor(store = lasting, clocks = CLOCKS) {
    this.store = store;
    this.clocks = clocks;
    const saved = this.load();
    this.past = saved.past;
    this.running = saved.running;
    this.watch = this.running && new Elapsed(clocks, this.running.mark);
  }

  load() {
    try {
      const saved = JSON.parse(this.store.recall('care'));
      if (saved.version === VERSION && Array.isArray(saved.past)) return saved;
    } catch {
      // Nothing kept, or nothing readable: the first time.
    }
    return { past: [], running: null };
  }

  save() {
    if (this.running) this.running.mark = this.watch.mark();
    this.store.remember('care', JSON.stringify({ version: VERSION, past: this.past, running: this.running }));
  }

  start(kind, minutes, limits) {
    this.watch = new Elapsed(this.clocks);
    this.running = { kind, minutes, stop: limits.stop, marks: milestones(limits, minutes), seen: 0 };
    this.save();
  }

  /** @returns {Standing | null} */
  read() {
    if (!this.running) return null;
    const { kind, minutes, stop, marks } = this.running;
    const elapsed = this.watch.read();
    const next = marks.find(({ at }) => at * MINUTE > elapsed) ?? null;
    return { kind, minutes, elapsed, marks, next, left: remaining({ stop }, minutes, elapsed) };
  }

  /** The milestone reached since this was last asked, once; those missed while away are one. */
  due() {
    const { elapsed, marks } = this.read();
    const mark = passed(marks, this.running.seen, elapsed);
    this.running.seen = elapsed;
    return mark;
  }

  /** The pack is off: what counts for the wait before the next time. */
  end() {
    const ended = this.clocks.wall();
    this.past = [...this.past.filter((each) => ended - each.ended < 2 * DAY), { kind: this.running.kind, ended }];
    this.running = null;
    this.watch = null;
    this.save();
  }
}

let session = null;
/** The session of this page, shared by all who show it. */
export const theSession = () => (session ??= new CareSession());
