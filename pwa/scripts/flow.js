// A screen of the relief flow: its parts, its place for the next time, and its words aloud.

import { Aloud } from './aloud.js';
import { CareScreen } from './care.js';
import { allowsMoves, newest, wantsHelp } from './check-memory.js';
import { helpFirst } from './help-first.js';
import { mount as parts } from './parts.js';

// Whoever was told to be seen today is shown no moves, whichever way they came.
function withhold(root) {
  for (const part of root.querySelectorAll('.be-part')) part.remove();
  root.dataset.kind = 'withheld';
  root.dataset.say = root.querySelector('[data-when="withheld"]').textContent;
}

export function mount(root) {
  if (!root.dataset.step) return;
  const check = newest();
  if (wantsHelp(check)) return helpFirst(root, check);
  if (check && root.dataset.kind === 'moves' && !allowsMoves(check)) withhold(root);
  const aloud = new Aloud(root);
  const care = root.querySelector('[data-part="gate"]') && new CareScreen(root, (line) => aloud.read(line));
  parts(root, (part) => (care ? care.show(part) : aloud.read((part ?? root).dataset.say)));
}
