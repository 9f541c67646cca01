// How long a thing has run, whatever the phone did meanwhile: locked, froze, was killed, or had its clock set.
//
// Two clocks are compared. The monotonic one (performance.now) cannot be set, but some phones stop it while they
// sleep and it starts anew with each page. The wall clock (Date.now) runs through sleep, but people and networks
// set it. While a page is awake the monotonic clock is right; across a sleep or a new page the wall clock is, and
// it can never take back time that was already counted. A hidden page may sleep between any two readings.

/**
 * @typedef {{elapsed: number, wall: number}} Mark milliseconds counted so far, and the wall clock when they were
 * @typedef {{wall: () => number, monotonic: () => number, hidden?: () => boolean}} Clocks both in milliseconds, and
 *   whether the page is hidden
 */

export const CLOCKS = { wall: () => Date.now(), monotonic: () => performance.now(), hidden: () => document.hidden };

// Two readings of one moment differ by less than this; more means that a clock stopped or was set.
const SLACK = 1500;

export class Elapsed {
  /**
   * @param {Clocks} clocks
   * @param {Mark | null} mark what an earlier page saved with `mark()`; null starts at zero
   */
  constructor(clocks, mark = null) {
    this.clocks = clocks;
    this.wall = clocks.wall();
    this.monotonic = clocks.monotonic();
    this.elapsed = mark ? mark.elapsed + Math.max(0, this.wall - mark.wall) : 0;
    this.asleep = clocks.hidden?.();
  }

  /** Tells that the page was hidden or frozen since the last reading, so that a jump may be sleep. */
  slept() {
    this.asleep = true;
  }

  /** Milliseconds since the start; it never runs backwards. */
  read() {
    const wall = this.clocks.wall();
    const monotonic = this.clocks.monotonic();
    const isHidden = this.clocks.hidden?.();
    this.elapsed += between(wall - this.wall, monotonic - this.monotonic, this.asleep || isHidden);
    this.wall = wall;
    this.monotonic = monotonic;
    this.asleep = isHidden;
    return this.elapsed;
  }

  /** What to keep, so that a new page can go on from here. */
  mark() {
    return { elapsed: this.read(), wall: this.wall };
  }
}

/** The time that passed between two readings of both clocks. */
export function between(wall, monotonic, asleep) {
  const missed = wall - monotonic;
  const stopped = asleep && missed > SLACK;
  return Math.max(0, stopped ? wall : monotonic);
}
