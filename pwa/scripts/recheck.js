// When the safety check must be done again. The numbers come from its table (content/en/check.toml), never from here.

const HOUR = 3_600_000;

/**
 * @typedef {object} Recheck
 * @property {number} everyHours how long a check stands in a spasm: each visit may be a new one
 * @property {number} sameHours within this, a return is the same spasm
 * @property {number} painRise points on the scale of 0 to 10
 */

/**
 * Why the check must be done again, or null when nothing is to be asked. 'short' asks for the signs of its short list
 * alone: the last check stands, and this may be a new spasm.
 *
 * @param {Recheck} recheck
 * @param {{at: number} | undefined} last
 * @param {{painThen?: number, painNow?: number, asked?: number}} state `asked` is when the short list was last gone through
 * @returns {'never' | 'worse' | 'old' | 'short' | null}
 */
export function needsRecheck({ everyHours, sameHours, painRise }, last, now, { painThen, painNow, asked = 0 } = {}) {
  if (!last) return 'never';
  if (painNow - painThen >= painRise) return 'worse';
  if (now < last.at || now - last.at >= everyHours * HOUR) return 'old';
  const answered = asked > now ? last.at : Math.max(last.at, asked);
  return now - answered < sameHours * HOUR ? null : 'short';
}
