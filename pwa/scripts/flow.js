// A screen of the relief flow: its parts, and its place for the next time.

import { mount as parts } from './parts.js';

export function mount(root) {
  if (root.dataset.step) parts(root);
}
