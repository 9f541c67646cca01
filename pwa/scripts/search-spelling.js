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

/** The nearest known words to one of `length` letters as typed: fewest mistakes, then the same first letter. */
export function nearest(word, length, known) {
  const limit = allowance(length);
  const found = [];
  for (const candidate of limit ? known : []) {
    // Three letters are too few to guess from, but for one left out.
    if (length === 3 ? candidate.length !== 4 : candidate.length < 3) continue;
    // First letters are rarely wrong; without this, "dressed" would find "press".
    if (candidate[0] !== word[0] && candidate[0] !== word[1]) continue;
    const cost = distance(word, candidate, limit);
    if (cost <= limit) found.push({ word: candidate, rank: cost + (candidate[0] === word[0] ? 0 : 0.5) });
  }
  const best = Math.min(...found.map(({ rank }) => rank));
  const equal = found.filter(({ rank }) => rank === best).map((each) => each.word);
  // A letter is left out more often than one too many is typed.
  return equal.sort((one, other) => other.length - one.length).slice(0, MOST);
}
