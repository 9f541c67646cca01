// What every page starts: the offline copy, navigation, and the modules that its markup asks for.

import './htmx-policy.js';
import { lasting } from './memory.js';
import { start as startNavigation } from './navigation.js';
import { noteBusy, start as startOffline } from './offline.js';
import { mount as savedBadge } from './saved-badge.js';
import { mount as updateNotice } from './update-notice.js';

// What only some pages need is loaded when one of them is opened: a first visit waits for little.
const later = (load) => (root) => load().then((module) => module.mount(root));
// Nothing goes on from an earlier visit that left no note.
const where = (note, mount) => (root) => lasting.recall(note) !== null && mount(root);

const modules = {
  'check': later(() => import('./check.js')),
  'flow': later(() => import('./flow.js')),
  'helped': later(() => import('./helped.js')),
  'install-hint': later(() => import('./install-hint.js')),
  'offline-status': later(() => import('./offline-status.js')),
  'outcome': later(() => import('./outcome.js')),
  'pacer': later(() => import('./pacer.js')),
  'relief': later(() => import('./relief.js')),
  'resume': where('place', later(() => import('./resume.js'))),
  'running': later(() => import('./running.js')),
  'saved-badge': savedBadge,
  'search': later(() => import('./search.js')),
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
}

startOffline();
startNavigation();
mountAll();
document.addEventListener('htmx:after:swap', mountAll);
