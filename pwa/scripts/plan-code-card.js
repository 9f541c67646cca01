// The code of a plan as it is passed on: as a picture, in groups, with its revision; copied, printed.

import { codeImage } from './code-image.js';
import { fill } from './flow-words.js';
import { drawn } from './handout.js';
import { grouped } from './plan-view.js';
import { listen } from './states.js';

const path = (code) => `/P/${code}`; // in capitals a picture needs fewer modules

export const addressOf = (code) => location.origin.toUpperCase() + path(code);

/** Draws the card of a code; `count` is how often the plan was changed while it was made. */
export function drawCode(root, code, count = 0) {
  const part = (name) => root.querySelector(`.be-plan__code [data-part="${name}"]`);
  const revision = part('revision');
  part('image').replaceChildren(codeImage(addressOf(code), part('image').dataset.label));
  part('groups').textContent = grouped(code);
  revision.textContent = fill(count ? revision.dataset.counted : revision.dataset.pattern, { check: code.slice(-2), count });
  part('address').textContent = fill(part('address').dataset.pattern, { address: `${location.host}/plan/` });
  part('copied').textContent = '';
}

async function copy(root) {
  const said = root.querySelector('[data-part="copied"]');
  const code = root.querySelector('[data-part="groups"]').textContent.replaceAll(' ', '');
  const isDone = await navigator.clipboard?.writeText(code).then(() => true, () => false);
  said.textContent = isDone ? said.dataset.done : said.dataset.failed;
}

/** What its buttons do. */
export function mountCode(root) {
  listen(root, { copy: () => copy(root), print: () => drawn(root).then(() => print()) });
}
