// The filters of the exercise library choose by style sheet alone; this says how many are left, and keeps the choice for
// the way back.

import { lateSheet } from './late-sheet.js';
import { passing } from './memory.js';

const boxes = (root) => [...root.querySelectorAll('.be-chip__box')];
const chosen = (root) => boxes(root).filter((box) => box.checked && box.value !== 'all');

/** The answers that a link from another page carries: `#area-lower`, or `#area=lower&phase=acute`. */
export function asked(hash) {
  const [, name, value] = /^#([a-z]+)-([a-z-]+)$/.exec(hash) ?? [];
  return name ? { [name]: value } : Object.fromEntries(new URLSearchParams(hash.slice(1)));
}

function kept() {
  try {
    return JSON.parse(passing.recall('finder')) ?? {};
  } catch {
    return {};
  }
}

/** What the address asks for comes first; it is then kept like a choice, so that it does not come back over a later one. */
function firstAnswers(root) {
  const answers = asked(location.hash);
  if (!boxes(root).some((box) => answers[box.name] === box.value)) return kept();
  history.replaceState(history.state, '', location.pathname);
  return answers;
}

/** A row of answers scrolls sideways: the chosen one is brought into it, and the page stays where it is. */
function showChosen(root) {
  for (const box of boxes(root).filter((each) => each.checked)) {
    const row = box.parentElement;
    const chip = box.nextElementSibling.getBoundingClientRect();
    const { left, right } = row.getBoundingClientRect();
    if (chip.left < left || chip.right > right) row.scrollLeft += (chip.left + chip.right - left - right) / 2;
  }
}

function draw(root) {
  const rows = [...root.querySelectorAll('.be-finder__list > li')];
  const none = root.querySelector('[data-part="none"]');
  none.hidden = true;
  const shown = rows.filter((row) => getComputedStyle(row).display !== 'none').length;
  none.hidden = shown > 0;
  const said = shown ? `${shown} ${root.querySelector('[data-part="count"]').textContent}` : none.textContent;
  root.querySelector(':scope > [role="status"]').textContent = said.trim();
}

function note(root) {
  passing.remember('finder', JSON.stringify(Object.fromEntries(chosen(root).map((box) => [box.name, box.value]))));
}

export async function mount(root) {
  const answers = firstAnswers(root);
  for (const box of boxes(root)) if (answers[box.name] === box.value) box.checked = true;
  root.dataset.live = '';
  for (const fold of root.querySelectorAll('details')) if (chosen(fold).length) fold.open = true;
  const change = () => {
    note(root);
    showChosen(root);
    draw(root);
  };
  const form = root.querySelector('form');
  form.addEventListener('change', change);
  form.addEventListener('reset', () => setTimeout(change));
  await lateSheet(root.dataset.sheet);
  if (chosen(root).length) change();
}
