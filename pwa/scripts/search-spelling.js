// The known words nearest to one that is not known. Letters missing, added, changed or swapped with a neighbour cost one.

const MOST = 3;

/** How many mistakes a word of this length may hold. */
export const allowance = (length) => (length >= 8 ? 2 : length >= 3 ? 1 : 0);

/** The cost of turning one word into the other, or `limit + 1` when it is more than the limit. */
export function distance(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let before = null;
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(above[column] + 1, line[column - 1] + 1, above[column - 1] + (same ? 0 : 1));
      const swapped = before && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) cost = Math.min(cost, before[column - 2] + 1);
      line.push(cost);
    }
    if (Math.min(...line) > limit) return limit + 1;
    before = above;
    above = line;
  }
  return above[other.length];
}

/** How many letters of one word the other lacks, counted up to just above the limit: each costs a mistake. */
function strangers(one, other, limit) {
  let count = 0;
  for (let at = 0; at < one.length && count <= limit; at += 1) if (!other.includes(one[at])) count += 1;
  return count;
}

/** Known words by their first letter: first letters are rarely wrong, and "dressed" must not find "press". */
export function byFirstLetter(words) {
  const groups = new Map();
  for (const word of words) {
    const group = groups.get(word[0]);
    if (group) group.push(word);
    else groups.set(word[0], [word]);
  }
  return groups;
}

/**
 * The nearest known words to one of `length` letters as typed: fewest mistakes, then the same first letter.
 *
 * @param {Map<string, string[]>} known from `byFirstLetter`
 */
export function nearest(word, length, known) {
  const limit = allowance(length);
  const found = [];
  for (const letter of limit ? new Set(word.slice(0, 2)) : []) {
    for (const candidate of known.get(letter) ?? []) {
      // Three letters are too few to guess from, but for one left out.
      if (length === 3 ? candidate.length !== 4 : candidate.length < 3) continue;
      if (strangers(candidate, word, limit) > limit) continue;
      const cost = distance(word, candidate, limit);
      if (cost <= limit) found.push({ word: candidate, rank: cost + (letter === word[0] ? 0 : 0.5) });
    }
  }
  const best = Math.min(...found.map(({ rank }) => rank));
  const equal = found.filter(({ rank }) => rank === best).map((each) => each.word);
  // A letter is left out more often than one too many is typed.
  return equal.sort((one, other) => other.length - one.length).slice(0, MOST);
}
