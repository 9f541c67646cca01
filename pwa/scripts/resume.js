// Offers the way back into the relief flow to whoever left in the middle.

import { place, urlOf } from './flow-place.js';
import { pattern } from './flow-words.js';

/** `data-url` is the flow's address; the words take the place of `data-pattern`. */
export function mount(root) {
  const found = place();
  root.hidden = !found;
  if (!found) return;
  root.href = urlOf(root.dataset.url, found);
  pattern(root.querySelector('[data-pattern]'), { step: found.title });
}
