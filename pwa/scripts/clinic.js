// Which clinic is this phone's own: the one whose page was opened last. What is shown of it always stood in the page.

import { forget, recall, remember } from './store.js';
import { listen } from './states.js';

const NOTE = 'clinic';

/** @param {string} slug as in the address of the clinic's page */
export const choose = (slug) => remember(NOTE, slug);

/** The slug of the one chosen, or null. */
export const chosen = () => recall(NOTE);

async function keep(root, slug) {
  await choose(slug);
  root.hidden = chosen() !== slug;
  listen(root, { forget: async () => { root.hidden = await forget(NOTE); } });
}

/** A note of a clinic that the page does not know changes nothing. */
function point(root) {
  const rows = [...root.querySelectorAll('[data-clinic]')];
  const own = rows.find((row) => row.dataset.clinic === chosen());
  if (!own) return;
  for (const row of rows) row.hidden = row !== own;
  root.hidden = false;
}

export function mount(root) {
  if (root.dataset.clinic) keep(root, root.dataset.clinic);
  else point(root);
}
