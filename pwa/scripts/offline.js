// Keeps this page's side of the offline copy: registers the worker, hears it, asks for an update when told to.

import { lasting, passing } from './memory.js';
import { UNKNOWN, after, isBusy, isOld, patience, reasonOf } from './offline-state.js';
import { register, registered } from './register.js';

const BUSY = 'back-at-ease-busy';
const STORE = 'back-at-ease-store';
const HOUR = 3600000;
const DAY = 24 * HOUR;
const CALM = 800; // ms for the old worker to finish what it is answering; a handover in the midst of it can get stuck
const root = document.documentElement;
const workers = navigator.serviceWorker;
const watchers = new Map();

let snapshot = UNKNOWN;
let registration = null;
let failures = 0;
let timer = 0;
let isAsked = false;
let isLed = false; // a worker answers for this page
let isForeign = false; // this page was built by another generation than the one in charge
let looked = performance.now();
let held = null; // a private window of WebKit forgets a cache that nobody holds: a worker that failed or rests does not

/** Calls `draw(snapshot)` now and after every change, for as long as the element is in the page. */
export function watch(element, draw) {
  watchers.set(element, draw);
  draw(snapshot);
}

function apply(message) {
  snapshot = after(snapshot, message);
  root.dataset.offline = snapshot.stage;
  for (const [element, draw] of watchers) {
    if (element.isConnected) draw(snapshot);
    else watchers.delete(element);
  }
}

/** Whether nothing may interrupt the person now. */
export const busy = () => isBusy(location.pathname, 'busy' in root.dataset);

const headFiles = () =>
  [...document.head.querySelectorAll('script[src], link[rel="stylesheet"]')].map((node) => new URL(node.src || node.href).pathname);

async function say(type) {
  await registered; // a person may ask before the browser has said what is registered
  registration?.active?.postMessage({ type, files: headFiles() });
}

function onMessage({ data }) {
  if (data.kin === false) isForeign = true;
  apply(data);
  if (data.type === 'trouble') later(() => again('visit'));
  if (data.type === 'state' && snapshot.stage === 'library') onLibrary();
}

function onLibrary() {
  failures = 0;
  clearTimeout(timer);
  askToKeep();
}

/** Storage that the phone promises to keep: asked for once, when there is something worth keeping. */
function askToKeep() {
  if (!navigator.storage?.persist || lasting.recall('kept')) return;
  lasting.remember('kept', 'asked');
  navigator.storage.persist().catch(() => false); // an answer of no is shown on the offline page
}

function later(work) {
  failures += 1;
  clearTimeout(timer);
  timer = setTimeout(work, patience(failures) * 1000);
}

function again(how) {
  clearTimeout(timer);
  if (!registration?.active) return register().then(onRegistered);
  if (snapshot.update === 'failed' || isOld(snapshot, Date.now())) look().catch(() => later(() => again('visit')));
  return say(how);
}

/** Tries again whatever failed, because the person asks. */
export const retry = () => again('retry');
/** Reads every saved file through, and saves again what is missing. */
export const check = () => say('check');
export const dismiss = () => apply({ type: 'dismissed' });

function onRegistered(result) {
  if (result instanceof Error) {
    apply({ type: 'trouble', role: 'first', reason: reasonOf(result) });
    return later(() => again('visit'));
  }
  if (registration !== result) result.addEventListener('updatefound', onUpdateFound);
  registration = result;
  if (registration.installing) meet();
  else if (Math.abs(Date.now() - snapshot.met) > DAY) look().catch(() => {}); // no signal: the next visit looks again
  if (registration.waiting) apply({ type: 'waiting' });
  if (registration.active) return say('visit');
  return workers.ready.then(() => say('visit'));
}

/** What was last heard from the server is remembered, so that a copy nobody renews can say how old it is. */
function meet(at = Date.now()) {
  lasting.remember('met', at);
  apply({ type: 'met', at });
}

const look = () => registration.update().then(() => meet());

function onUpdateFound() {
  const next = registration.installing;
  next?.addEventListener('statechange', () => {
    if (next.state !== 'installed' || !registration.active) return;
    passing.forget('later');
    apply({ type: 'waiting' });
  });
}

/** Lets the waiting generation take charge as soon as no tab is in the middle of a routine or the relief flow. */
export async function updateNow() {
  isAsked = true;
  apply({ type: 'asked' });
  const hand = async () => {
    await new Promise((resolve) => setTimeout(resolve, CALM));
    if (!busy()) registration.waiting?.postMessage({ type: 'take-charge' });
  };
  await (navigator.locks ? navigator.locks.request(BUSY, hand) : hand());
}

function onTakeover() {
  if (isAsked && !busy()) return location.reload();
  isForeign = isForeign || isLed;
  isLed = true;
  apply({ type: 'taken' });
}

// A page of another generation is left by a whole load, never by a swap: one page never holds two generations.
function loadWhole(event) {
  const link = event.type === 'click' ? event.target.closest?.('a[href]') : event.target;
  if (isForeign && !busy() && link) event.stopImmediatePropagation();
}

let release = null;
/** Tells other tabs whether this one is busy; call it after every change of page. */
export function noteBusy() {
  if (busy() && !release && navigator.locks) {
    const over = new Promise((resolve) => { release = resolve; });
    navigator.locks.request(BUSY, { mode: 'shared' }, () => over);
  } else if (!busy() && release) {
    release();
    release = null;
    if (isAsked) updateNow();
  }
  apply({ type: 'moved' });
}

function lookForUpdate() {
  if (document.visibilityState !== 'visible' || performance.now() - looked < HOUR) return;
  looked = performance.now();
  if (registration) look().catch(() => {});
}

/** Starts once per page load. Without workers it promises nothing. */
export function start() {
  root.dataset.offline = 'none';
  if (!workers) return apply({ type: 'unsupported' });
  isLed = Boolean(workers.controller);
  globalThis.caches?.open(STORE).then((store) => { held = store; }, () => {});
  apply({ type: 'met', at: Number(lasting.recall('met')) || null });
  workers.addEventListener('message', onMessage);
  workers.startMessages();
  workers.addEventListener('controllerchange', onTakeover);
  addEventListener('click', loadWhole, { capture: true });
  addEventListener('submit', loadWhole, { capture: true });
  addEventListener('popstate', noteBusy);
  addEventListener('online', () => snapshot.stage !== 'library' && again('visit'));
  document.addEventListener('visibilitychange', lookForUpdate);
  new MutationObserver(noteBusy).observe(root, { attributeFilter: ['data-busy'] });
  noteBusy();
  return registered.then(onRegistered);
}
