// When to breathe in and out: one list of cues with absolute offsets, which sight, sound and touch all follow.

/**
 * @typedef {{in: number, out: number}} Pattern seconds of each half of a breath
 * @typedef {{at: number, kind: 'in' | 'out' | 'end', seconds: number}} Cue `at` is in seconds from the start
 */

/**
 * The cues of a session: some shorter breaths first, then whole breaths until the time is up.
 * A breath that has begun is finished, so that nobody is stopped half-way in.
 *
 * @param {{pattern: Pattern, ramp: Pattern & {breaths: number}, minutes: number}} plan
 * @returns {Cue[]}
 */
export function pacerCues({ pattern, ramp, minutes }) {
  const cues = [];
  let at = 0;
  for (let breath = 0; at < minutes * 60; breath += 1) {
    const pace = breath < ramp.breaths ? ramp : pattern;
    cues.push({ at, kind: 'in', seconds: pace.in });
    cues.push({ at: at + pace.in, kind: 'out', seconds: pace.out });
    at += pace.in + pace.out;
  }
  cues.push({ at, kind: 'end', seconds: 0 });
  return cues;
}

/**
 * Where a session is at a time: the cue that holds and how far into it, 0 to 1. Cues missed meanwhile are passed over.
 *
 * @param {Cue[]} cues
 * @param {number} seconds
 */
export function cueAt(cues, seconds) {
  let index = cues.findIndex((cue) => cue.at > seconds) - 1;
  if (index < 0) index = seconds < cues[0].at ? 0 : cues.length - 1;
  const cue = cues[index];
  const share = cue.seconds ? Math.min(1, Math.max(0, (seconds - cue.at) / cue.seconds)) : 1;
  return { index, cue, share };
}
