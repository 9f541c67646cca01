// What every page starts: the offline copy, navigation, and the modules that its markup asks for.

import './htmx-policy.js';
import { lasting } from './memory.js';
import { start as startNavigation } from './navigation.js';
import { noteBusy, start as startOffline, watch } from './offline.js';
import { mount as savedBadge } from './saved-badge.js';
import { mount as updateNotice } from './update-notice.js';

// What only some pages need is loaded when one of them is opened: a first visit waits for little.
const later = (load) => (root) => {
  const { sheet } = root.dataset;
  if (sheet) import('./late-sheet.js').then(({ lateSheet }) => lateSheet(sheet)); // beside the script, not after it
  return load().then((module) => {
    if (!root.isConnected) return; // a quick person may have left by then
    module.mount(root);
    root.dataset.mounted = '';
  });
};
// What reads notes waits until they can be read.
const noted = (load) => later(() => Promise.all([load(), import('./store.js').then(({ ready }) => ready)]).then(([module]) => module));
// What stands in a fold is loaded when that is opened.
const folded = (mount) => (root) => (root.open ? mount(root) : root.addEventListener('toggle', () => mount(root), { once: true }));
// What is offered only when all is saved, or nothing will be, is loaded then: from the phone, not a second time.
const saved = (mount) => (root) => watch(root, ({ stage, supported, trouble }) => {
  if (stage !== 'library' && supported && !trouble) return;
  watch(root, Boolean); // in this one's place
  mount(root);
});
// Nothing goes on from an earlier visit that left no note, in localStorage or in the database.
const where = (note, mount) => (root) => (lasting.recall(note) ?? lasting.recall('noted')) !== null && mount(root);

const modules = {
  'check': noted(() => import('./check.js')),
  'clinic': noted(() => import('./clinic.js')),
  'conditions': noted(() => import('./conditions-panel.js')),
  'diary': noted(() => import('./diary.js')),
  'diary-summary': noted(() => import('./diary-summary.js')),
  'finder': later(() => import('./finder.js')),
  'flow': noted(() => import('./flow.js')),
  'habits': noted(() => import('./habits.js')),
  'handout': later(() => import('./handout.js')),
  'helped': noted(() => import('./helped.js')),
  'install-hint': saved(later(() => import('./install-hint.js'))),
  'marks': where('conditions', noted(() => import('./marks.js'))),
  'morning': where('sessions', noted(() => import('./morning.js'))),
  'offline-status': later(() => import('./offline-status.js')),
  'outcome': noted(() => import('./outcome.js')),
  'pacer': later(() => import('./pacer.js')),
  'own': noted(() => import('./own.js')),
  'plan-kept': noted(() => import('./plan-kept.js')),
  'plan-make': noted(() => import('./plan-make.js')),
  'plan-open': noted(() => import('./plan-open.js')),
  'player': noted(() => import('./player.js')),
  'print': later(() => import('./print.js')),
  'relief': noted(() => import('./relief.js')),
  'resume': where('place', later(() => import('./resume.js'))),
  'running': later(() => import('./running.js')),
  'saved-badge': savedBadge,
  'reminder': folded(later(() => import('./reminder.js'))),
  'search': noted(() => import('./search.js')),
  'share': later(() => import('./share.js')),
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

// Whoever is done is not led back, even by a tap that comes before the flow's own script.
document.addEventListener('click', ({ target }) => {
  if (target.closest?.('[data-way="done"]')) lasting.forget('place');
});

startOffline();
startNavigation();
mountAll();
document.addEventListener('htmx:after:swap', mountAll);
