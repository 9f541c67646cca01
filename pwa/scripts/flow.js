// A screen of the relief flow: its parts, its place for the next time, and its words aloud.

import { Aloud } from './aloud.js';
import { CareScreen } from './care.js';
import { mount as parts } from './parts.js';

export function mount(root) {
  if (!root.dataset.step) return;
  const aloud = new Aloud(root);
  const care = root.querySelector('[data-part="gate"]') && new CareScreen(root, (line) => aloud.read(line));
  parts(root, (part) => (care ? care.show(part) : aloud.read((part ?? root).dataset.say)));
}
