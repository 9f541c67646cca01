// What every page starts: the offline copy, navigation, and the modules that its markup asks for.

import './htmx-policy.js';
import { mount as installHint, noteView } from './install-hint.js';
import { start as startNavigation } from './navigation.js';
import { noteBusy, start as startOffline, watch } from './offline.js';
import { mount as offlineStatus } from './offline-status.js';
import { mount as savedBadge } from './saved-badge.js';
import { mount as updateNotice } from './update-notice.js';

// A module of a page outside the core is loaded when such a page is opened.
const later = (load) => (root) => load().then((module) => module.mount(root));

const modules = {
  'install-hint': installHint,
  'offline-status': offlineStatus,
  'saved-badge': savedBadge,
  'stage': later(() => import('./stage.js')),
  'update-notice': updateNotice,
};
// What only the screens of a spasm need. It comes with the first of them, or before, once this phone holds it.
const later = {
  'check': () => import('./check.js'),
};
const mounted = new WeakSet();

async function mount(root) {
  const name = root.dataset.module;
  if (modules[name]) return modules[name](root);
  const module = await later[name]?.();
  if (module && root.isConnected) module.mount(root);
}

function mountAll() {
  for (const root of document.querySelectorAll('[data-module]')) {
    if (!mounted.has(root)) mount(root);
    mounted.add(root);
  }
  noteBusy();
  noteView();
}

function loadAhead({ stage: held }) {
  if (held !== 'none') for (const load of Object.values(later)) load();
}

startOffline();
startNavigation();
mountAll();
watch(document.documentElement, loadAhead);
document.addEventListener('htmx:after:swap', mountAll);
