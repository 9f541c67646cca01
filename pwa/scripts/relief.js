// The start of the relief flow: whoever did the check a short while ago goes straight to a position.

import { kept, result } from './check-memory.js';
import { pattern } from './flow-words.js';
import { sayLast } from './helped.js';
import { show } from './states.js';

const DAY = 24 * 3_600_000;

/** The last check that still stands and lets a person care for themselves, from this tab or kept with consent. */
export function standingCheck(now = Date.now()) {
  const last = result(now) ?? kept();
  return last && last.care !== 'none' && now >= last.at && now - last.at < DAY ? last : null;
}

export function mount(root) {
  const last = standingCheck();
  sayLast(root.querySelector('[data-part="last"]'));
  show(root, last ? 'checked' : 'unchecked');
  if (!last) return;
  const time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'short' }).format(last.at);
  pattern(root.querySelector('[data-when="checked"] [data-pattern]'), { time });
}
