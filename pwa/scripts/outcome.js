// The page a safety check ended on, in the words for what was ticked. The page holds all of it; this only reveals.

import { forget, keep, kept, result as lastResult } from './check-memory.js';
import { listen } from './states.js';

// What a result allows, from least to most.
const CARE = ['none', 'comfort', 'pregnancy', 'all'];

/** Whether something to do may be shown; what asks for no care level, such as a call, always may. */
export const allows = (care, wanted) => wanted === 'none' || CARE.indexOf(wanted) <= CARE.indexOf(care);

/** The variant takes the general version's place, its heading included. */
function showVariant(root, name) {
  const chosen = root.querySelector(`[data-variant="${name}"]`);
  if (name === 'general' || !chosen) return;
  const title = chosen.querySelector('[data-heading]');
  const heading = root.querySelector('h1');
  const hadFocus = document.activeElement === heading;
  heading.textContent = title.textContent;
  title.replaceWith(heading);
  root.querySelector('[data-variant="general"]').hidden = true;
  chosen.hidden = false;
  if (hadFocus) heading.focus();
  const foot = root.querySelector(`[data-variant-foot="${name}"]`);
  if (!foot) return;
  root.querySelector('[data-variant-foot="general"]').hidden = true;
  foot.hidden = false;
}

function list(root, name, lines) {
  const part = root.querySelector(`[data-part="${name}"]`);
  part.hidden = lines.length === 0;
  part.querySelector('ul').replaceChildren(...lines.map((line) => Object.assign(document.createElement('li'), { textContent: line })));
}

function showKept(root) {
  const isKept = kept() !== null;
  for (const [name, hidden] of [['keep', isKept], ['forget', !isKept]]) {
    const part = root.querySelector(`[data-part="${name}"]`);
    if (part) part.hidden = hidden;
  }
}

async function change(root, act, next) {
  await act();
  showKept(root);
  root.querySelector(`[data-action="${next}"]`).focus();
}

export function mount(root) {
  const result = lastResult();
  if (result?.outcome !== root.dataset.slug) return;
  showVariant(root, result.variant);
  list(root, 'ticked', result.ticked);
  list(root, 'advice', result.advice);
  root.querySelector('[data-crisis]').hidden = !result.crisis;
  for (const line of root.querySelectorAll('[data-days]')) line.hidden = Number(line.dataset.days) !== result.days;
  for (const link of root.querySelectorAll('[data-care]')) link.hidden = !allows(result.care, link.dataset.care);
  showKept(root);
  listen(root, {
    keep: () => change(root, () => keep(result), 'forget'),
    forget: () => change(root, forget, 'keep'),
  });
}
