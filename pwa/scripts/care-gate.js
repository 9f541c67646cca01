// Who may use heat or cold: what was ticked before the first use, for one of the two.

/**
 * @param {{id: string, cold: string, heat: string, note: string, short?: string}[]} rows reasons against, each 'no', 'ask',
 *   'care' or 'ok'; `short` names the one of the two that is kept as short as for 'care'
 * @param {string[]} ticked ids of the rows that fit the person
 * @param {'cold' | 'heat'} kind
 * @returns {{verdict: 'no' | 'ask' | 'ok', careful: boolean, notes: string[]}}
 */
export function verdictOf(rows, ticked, kind) {
  const fits = rows.filter(({ id }) => ticked.includes(id));
  const says = fits.map((row) => row[kind]);
  const verdict = ['no', 'ask'].find((each) => says.includes(each)) ?? 'ok';
  return { verdict, careful: says.includes('care') || fits.some(({ short }) => short === kind), notes: fits.map(({ note }) => note).filter(Boolean) };
}

/** The lengths to offer a person, shortest first. */
export function lengthsFor(limits, careful) {
  return careful ? [...new Set([limits.carefulUsual, limits.careful])] : limits.offered;
}
