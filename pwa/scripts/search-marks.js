// Results that a person should skip, change or ask about are marked as everywhere else. The rules stand beside each
// move in the library's own list.

import { pageDocument } from './page-document.js';
import { rulesOn } from './player-fit.js';

/** Gives each result the rules of its move, and has the marks drawn. */
export async function markHits(hits, library) {
  const page = await pageDocument(library);
  if (!page) return;
  const rules = rulesOn(page);
  for (const link of hits.querySelectorAll('a')) {
    const own = rules[link.getAttribute('href')];
    if (own) link.dataset.avoid = JSON.stringify(own);
  }
  document.dispatchEvent(new CustomEvent('conditions:change'));
}
