// One thing to a screen: a step's positions or moves, each shown alone. The address says which, so that Back and a
// reload work by themselves, and without script the same links scroll to the same places.

import { notePlace } from './flow-place.js';
import { show } from './states.js';

const parts = (root) => [...root.querySelectorAll('.be-part[id]')];

/** What the screen is: the start of a step, a chosen position, a move, the last move, or moves that have to wait. */
export function stateOf(kind, index, count) {
  if (kind === 'one' || kind === 'withheld') return kind;
  if (index < 0) return 'first';
  if (kind === 'choices') return 'chosen';
  return index === count - 1 ? 'last' : 'move';
}

/** The part that the address names. */
export const current = (root) => parts(root).find((part) => `#${part.id}` === location.hash);

function lead(root, all, index) {
  const way = (name) => root.querySelector(`[data-way="${name}"]`);
  if (way('next')) way('next').href = `#${all[index + 1]?.id ?? ''}`;
  if (way('back')) way('back').href = `#${all[index - 1]?.id ?? 'main'}`;
}

function draw(root) {
  const all = parts(root);
  const part = current(root);
  const state = stateOf(root.dataset.kind, all.indexOf(part), all.length);
  show(root, state, {}, '[data-module]'); // a pacer inside has states of its own
  for (const each of all) each.hidden = state !== 'one' && each !== part;
  const heading = root.querySelector('h1');
  heading.parentElement.classList.toggle('be-hidden', Boolean(part) && state !== 'one');
  lead(root, all, all.indexOf(part));
  notePlace(root.dataset.step, part?.id ?? '', part?.dataset.title ?? (part?.querySelector('h2') ?? heading).textContent);
  return part?.querySelector('h2') ?? heading;
}

/** Shows what the address names, now and whenever it changes; `onShow` hears the part, or undefined for the start. */
export function mount(root, onShow = () => {}) {
  const read = () => {
    const heading = draw(root);
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    scrollTo(0, 0);
  };
  const turn = () => {
    if (!root.isConnected) return removeEventListener('hashchange', turn);
    read();
    onShow(current(root));
  };
  addEventListener('hashchange', turn);
  // A part may be named already: after a reload, or by whoever tapped before this script came.
  if (current(root)) read();
  else draw(root);
  onShow(current(root));
}
