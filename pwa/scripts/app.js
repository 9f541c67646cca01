// What every page starts: the offline copy, navigation, and the modules that its markup asks for.

import './htmx-policy.js';
import { mount as installHint, noteView } from './install-hint.js';
import { start as startNavigation } from './navigation.js';
import { noteBusy, start as startOffline } from './offline.js';
import { mount as offlineStatus } from './offline-status.js';
import { mount as savedBadge } from './saved-badge.js';
import { mount as stage } from './stage.js';
import { mount as updateNotice } from './update-notice.js';

const modules = {
  'install-hint': installHint,
  'offline-status': offlineStatus,
  'saved-badge': savedBadge,
  'stage': stage,
  'update-notice': updateNotice,
};
const mounted = new WeakSet();

function mountAll() {
  for (const root of document.querySelectorAll('[data-module]')) {
    if (!mounted.has(root)) modules[root.dataset.module]?.(root);
    mounted.add(root);
  }
  noteBusy();
  noteView();
}

startOffline();
startNavigation();
mountAll();
document.addEventListener('htmx:after:swap', mountAll);
