// How long a person has breathed with the pacer: where the last session stopped, and how much of the day's limit is left.

import { lasting } from './memory.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const BREATH = 10_000; // less than a breath is not worth going back to
const RETURN = 60 * MINUTE; // after an hour away it begins anew
const VERSION = 1;

/** @typedef {{at: number, ms: number, minutes: number, open: boolean}} Session `at` is its last moment by wall clock */

export class PacerLog {
  /** @param {number} perDay the most minutes in 24 hours */
  constructor(perDay, store = lasting, wall = () => Date.now()) {
    this.perDay = perDay;
    this.store = store;
    this.wall = wall;
    this.sessions = this.load();
    this.running = null;
  }

  /** The sessions of the last day. One in the future comes from a clock that was set, and must not lock a person out. */
  load() {
    try {
      const saved = JSON.parse(this.store.recall('pacer'));
      const now = this.wall();
      if (saved.version === VERSION) return saved.sessions.filter(({ at }) => now >= at && now - at < DAY);
    } catch {
      // Nothing kept, or nothing readable: the first time.
    }
    return [];
  }

  /** The session that a reload or a kill cut short, a little while ago; null when there is none. */
  cutShort() {
    const last = this.sessions[this.sessions.length - 1];
    return last?.open && last.ms > BREATH && this.wall() - last.at < RETURN ? last : null;
  }

  /** The most milliseconds that one session, the running one or else the next, may have in all. */
  most() {
    const others = this.sessions.filter((session) => session !== this.running);
    return Math.max(0, this.perDay * MINUTE - others.reduce((sum, { ms }) => sum + ms, 0));
  }

  /** Goes on with a session that was cut short. */
  takeUp(session) {
    this.running = session;
  }

  /** A new session begins. */
  begin(minutes) {
    for (const session of this.sessions) session.open = false;
    this.running = { at: this.wall(), ms: 0, minutes, open: true };
    this.sessions.push(this.running);
  }

  /** Keeps how far the running session is, in milliseconds. */
  note(ms, minutes) {
    Object.assign(this.running, { at: this.wall(), ms, minutes });
    this.save();
  }

  /** The running session is over, and another may begin. */
  end(ms, minutes) {
    this.running.open = false;
    this.note(ms, minutes);
    this.running = null;
  }

  save() {
    this.store.remember('pacer', JSON.stringify({ version: VERSION, sessions: this.sessions }));
  }
}
