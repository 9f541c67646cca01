// The one heat or cold session that may run, and those before it. It counts on whichever page is open, and what it
// keeps on the phone lets the next page go on to the second. A start and an end are kept on the disk at once as well.

import { milestones, passed, remaining } from './care-timer.js';
import { get, put } from './durable.js';
import { CLOCKS, Elapsed } from './elapsed.js';
import { lasting } from './memory.js';

const MINUTE = 60_000;
const PAST = 5 * 24 * 60 * MINUTE; // how long a session is remembered: by then cold of days ago says nothing
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

const isWhole = (running) => !running || (running.marks?.every(Boolean) && Number.isFinite(running.mark?.elapsed));
const sound = (saved) => (saved?.version === VERSION && saved.past?.every(Boolean) && isWhole(saved.running) ? saved : null);

export class CareSession {
  constructor(store = lasting, clocks = CLOCKS) {
    this.store = store;
    this.clocks = clocks;
    this.take(this.load() ?? { past: [], running: null });
  }

  /** `count` tells the newer of two notes, whatever the clock says. */
  take({ past, running, count = 0 }) {
    this.past = past;
    this.running = running;
    this.count = count;
    this.watch = running && new Elapsed(this.clocks, running.mark);
  }

  /** What is kept; null where there is nothing, or nothing readable. */
  load() {
    try {
      return sound(JSON.parse(this.store.recall('care')));
    } catch {
      return null;
    }
  }

  /** What another tab began or ended since comes before what this page knows. */
  reread() {
    const saved = this.load();
    if (!saved) return;
    if (saved.running?.began !== this.running?.began) return this.take(saved);
    this.past = saved.past;
    this.count = saved.count ?? 0;
  }

  write() {
    if (this.running) this.running.mark = this.watch.mark();
    this.count += 1;
    const note = { version: VERSION, past: this.past, running: this.running, count: this.count };
    this.store.remember('care', JSON.stringify(note));
    return note;
  }

  save() {
    this.reread();
    this.write();
  }

  /** Takes up what only the disk still knows, after a phone killed the page; whether there was such a thing. */
  async recover() {
    const kept = sound(await get('care'));
    const isNewer = kept?.count > this.count;
    if (isNewer) this.take(kept);
    return isNewer;
  }

  start(kind, minutes, limits) {
    this.reread();
    if (this.running) return;
    const { stop, rest } = limits;
    this.watch = new Elapsed(this.clocks);
    this.running = { kind, minutes, stop, rest, began: this.clocks.wall(), marks: milestones(limits, minutes), seen: -1 };
    put('care', this.write());
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

  /** The pack is off: what counts for the wait before the next time. Nobody had it on for hours after its time. */
  end() {
    this.reread();
    if (!this.running) return;
    const { kind, minutes, stop, rest } = this.running;
    const now = this.clocks.wall();
    const over = this.watch.read() - Math.min(minutes, stop) * MINUTE;
    const ended = over > rest * MINUTE ? now - over : now;
    this.past = [...this.past.filter((each) => now - each.ended < PAST), { kind, ended }];
    this.running = null;
    this.watch = null;
    put('care', this.write());
  }
}

let session = null;
/** The session of this page, shared by all who show it. */
export const theSession = () => (session ??= new CareSession());
