// A code that is typed or pasted: looked at before it is opened, so that a slip is said beside the field.

import { fill } from './flow-words.js';
import { decode, encode } from './plan-code.js';
import { codeIn } from './plan-view.js';
import { explain } from './states.js';

/** Shows the sentence for what is wrong with a code. */
export function sayReason(root, { reason, character = '', position = 0 }) {
  explain(root, reason ?? 'malformed');
  const spot = root.querySelector('[data-reason="character"]:not([hidden])');
  if (spot) spot.textContent = fill(spot.dataset.pattern, { character, position });
}

/** Opens the plan of a text, or says why not. */
export function openText(root, text) {
  try {
    location.assign(`/p/${encode(decode(codeIn(text)))}`);
  } catch (error) {
    sayReason(root, error);
  }
}

export function mountTyping(root) {
  const form = root.querySelector('[data-part="typing"]');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    openText(form, form.elements.code.value);
    form.elements.code.focus();
  });
}
