// Offers a place on the home screen after the app has been of use, never in the middle of relief, and takes no for an answer.

import { hintFor } from './install-state.js';
import { lasting } from './memory.js';
import { busy, watch } from './offline.js';
import { listen, show } from './states.js';

const roots = new Map();
let offer = null; // the browser's own install prompt, kept until the person asks for it
let views = 0;

addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  offer = event;
  redraw();
});
addEventListener('appinstalled', () => put('installed'));

const standalone = () => navigator.standalone === true || matchMedia('(display-mode: standalone)').matches;

function redraw() {
  for (const [root, stage] of roots) {
    if (!root.isConnected) roots.delete(root);
    else draw(root, stage);
  }
}

function draw(root, stage) {
  const { userAgent, maxTouchPoints: touchPoints } = navigator;
  const dismissed = lasting.recall('install') !== null;
  const hint = hintFor({ standalone: standalone(), dismissed, busy: busy(), stage, views, userAgent, touchPoints, canPrompt: Boolean(offer) });
  root.hidden = hint === 'none';
  show(root, hint);
}

function put(answer) {
  lasting.remember('install', answer);
  redraw();
}

async function install() {
  const asked = offer;
  offer = null; // a prompt may be shown only once
  if (!asked) return;
  asked.prompt();
  const { outcome } = await asked.userChoice;
  put(outcome);
}

// Pages seen since this module came, which is with the first page that may offer: the app has been of some use by then.
function noteView() {
  views = Number(lasting.recall('views') ?? 0) + 1;
  lasting.remember('views', String(Math.min(views, 99)));
  redraw();
}
document.addEventListener('htmx:after:swap', noteView);
noteView();

export function mount(root) {
  listen(root, { install, dismiss: () => put('dismissed') });
  watch(root, ({ stage }) => {
    roots.set(root, stage);
    draw(root, stage);
  });
}
