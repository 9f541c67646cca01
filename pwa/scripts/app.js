// What every page starts: the offline copy, navigation, and the modules that its markup asks for.

import './htmx-policy.js';
import { mount as check } from './check.js';
import { mount as flow } from './flow.js';
import { mount as installHint, noteView } from './install-hint.js';
import { start as startNavigation } from './navigation.js';
import { noteBusy, start as startOffline } from './offline.js';
import { mount as offlineStatus } from './offline-status.js';
import { mount as outcome } from './outcome.js';
import { mount as pacer } from './pacer.js';
import { mount as relief } from './relief.js';
import { mount as resume } from './resume.js';
import { mount as savedBadge } from './saved-badge.js';
import { mount as updateNotice } from './update-notice.js';

// A module of a page outside the core is loaded when such a page is opened.
const later = (load) => (root) => load().then((module) => module.mount(root));

const modules = {
  'check': check,
  'flow': flow,
  'install-hint': installHint,
  'offline-status': offlineStatus,
  'outcome': outcome,
  'pacer': pacer,
  'relief': relief,
  'resume': resume,
  'saved-badge': savedBadge,
  'stage': later(() => import('./stage.js')),
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
