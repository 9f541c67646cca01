// The fields of one dose: what a code can say, and nothing else.

import { fill } from './flow-words.js';
import { AMOUNTS, FREQUENCIES, SIDES } from './plan-code.js';
import { amountOf } from './plan-draft.js';
import { oftenLine } from './plan-view.js';

const KINDS = AMOUNTS.map(({ kind }) => kind);

/**
 * Fills `place` with the fields of a dose; `onChange` hears the dose after each choice.
 *
 * @param {{kinds: object, fields: object, sides: object, pattern: string, template: HTMLTemplateElement}} words
 */
export function drawFields(place, dose, name, { words, says }, onChange) {
  let now = dose;
  const field = (what, values, texts, value, choose) => {
    const made = words.template.content.firstElementChild.cloneNode(true);
    const select = made.querySelector('select');
    made.firstElementChild.textContent = words.fields[what];
    select.setAttribute('aria-label', fill(words.pattern, { name, what: words.fields[what] }));
    select.append(...texts.map((text, index) => new Option(text, index)));
    select.selectedIndex = values.findIndex((each) => JSON.stringify(each) === JSON.stringify(value));
    select.addEventListener('change', () => onChange((now = choose(values[select.selectedIndex]))));
    return made;
  };
  const again = (kind) => {
    const next = { ...now, amount: amountOf(kind, now.amount) };
    drawFields(place, next, name, { words, says }, onChange);
    place.querySelector('select').focus();
    return next;
  };
  const { fields } = AMOUNTS.find(({ kind }) => kind === dose.amount.kind);
  place.replaceChildren(
    field('kind', KINDS, KINDS.map((kind) => words.kinds[kind]), dose.amount.kind, again),
    ...fields.map(([what, values]) => field(what, values, values, dose.amount[what], (value) => ({ ...now, amount: { ...now.amount, [what]: value } }))),
    field('side', SIDES, SIDES.map((side) => words.sides[side]), dose.side, (side) => ({ ...now, side })),
    field('often', FREQUENCIES, FREQUENCIES.map((often) => oftenLine(often, says)), dose.often, (often) => ({ ...now, often })),
  );
}
