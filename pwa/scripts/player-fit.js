// Which moves of a session a person leaves out or swaps: by what they ticked on this phone, and by the rules that stand
// beside each move on the page.

import { ticked, verdictOf } from './conditions.js';

/** The rules of every move that the page names, by the move's address. */
export function rulesOn(page) {
  const found = [...page.querySelectorAll('[data-avoid]')];
  return Object.fromEntries(found.map((node) => [node.dataset.url ?? node.getAttribute('href'), JSON.parse(node.dataset.avoid)]));
}

/**
 * What becomes of each step, by its index: nothing, or the slug of the move in its place, or '' where it is left out.
 *
 * @param {{move: {slug: string, url: string}, skip: string[]}[]} steps
 * @param {Record<string, Parameters<typeof verdictOf>[0]>} rules by address
 * @param {Record<string, {name: string}>} moves by slug
 */
export function swaps(steps, rules, moves, codes = ticked()) {
  const found = {};
  for (const [index, { move, skip }] of steps.entries()) {
    const verdict = verdictOf(rules[move.url] ?? [], codes);
    const isOut = skip.some((code) => codes.includes(code));
    if (!isOut && verdict?.action !== 'skip') continue;
    const other = Object.keys(moves).find((slug) => moves[slug].name === verdict?.instead);
    found[index] = isOut ? '' : (other ?? '');
  }
  return found;
}

/** What the rules ask this person to change in the moves that stay, or to ask about first: {move, code, does}. */
export const heeds = (steps, rules, out, codes = ticked()) =>
  steps.filter(({ move }, index) => !(index in out) && steps.findIndex((each) => each.move.url === move.url) === index)
    .flatMap(({ move }) => (rules[move.url] ?? []).map(([code, does]) => ({ move, code, does })))
    .filter(({ code }) => codes.includes(code));
