// The start of the relief flow: whoever did the check a short while ago goes straight to a position.

import { asked, newest, wantsHelp } from './check-memory.js';
import { pattern } from './flow-words.js';
import { helpFirst } from './help-first.js';
import { entries, painSince, sayLast } from './helped.js';
import { needsRecheck } from './recheck.js';
import { show } from './states.js';

/** Why the last check is not enough for a spasm now, or null. */
export const whyAgain = (recheck, last, now = Date.now()) =>
  needsRecheck(recheck, last, now, { ...painSince(entries(), last?.at), asked: asked() });

export function mount(root) {
  const now = Date.now();
  const recheck = JSON.parse(root.dataset.recheck);
  const last = newest(now);
  if (wantsHelp(last)) return helpFirst(root, last);
  const why = whyAgain(recheck, last, now);
  sayLast(root.querySelector('[data-part="last"]'));
  show(root, why ?? 'checked');
  const line = root.querySelector(`[data-when="${why ?? 'checked'}"] [data-pattern]`);
  const format = why ? { weekday: 'long', hour: 'numeric', minute: '2-digit' } : { timeStyle: 'short' };
  if (line) pattern(line, { time: new Intl.DateTimeFormat(document.documentElement.lang, format).format(last.at) });
}
