// What the small site runs: every part of the offline copy that a page can hold.

import { mount as mountBadge } from './saved-badge.js';
import { mount as mountNotice } from './update-notice.js';
import { mount as mountStatus } from './offline-status.js';
import { mount as mountHint } from './install-hint.js';
import './htmx-policy.js';
import { noteBusy, start } from './offline.js';
const kinds = {
  'saved-badge': mountBadge,
  'update-notice': mountNotice,
  'offline-status': mountStatus,
  'install-hint': mountHint,
};
const mounted = new WeakSet();
function mountAll() {
  for (const root of document.querySelectorAll('[data-module]')) {
    if (!mounted.has(root)) kinds[root.dataset.module](root);
    mounted.add(root);
  }
  noteBusy();
}
start();
mountAll();
document.addEventListener('htmx:after:swap', mountAll);
