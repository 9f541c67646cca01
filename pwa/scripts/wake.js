// Keeps the screen on while something is timed, for at most half an hour, and tells once when the phone will not.

import { passing } from './memory.js';

const CAP = 30 * 60_000;

const holders = new Set();
let lock = null;
let until = 0;
let timer = 0;

function tellOnce() {
  if (passing.recall('wake')) return;
  passing.remember('wake', 'told');
  for (const note of document.querySelectorAll('[data-part="wake"]')) note.hidden = false;
}

async function take() {
  if (lock || document.visibilityState !== 'visible' || Date.now() > until) return;
  try {
    const taken = await navigator.wakeLock.request('screen');
    if (!holders.size) return taken.release();
    lock = taken;
    lock.addEventListener('release', () => { lock = null; });
  } catch {
    tellOnce(); // low battery, an old phone, or a browser that refuses
  }
}

/** Keeps the screen on for this holder, from now until `letSleep` or the cap. */
export function holdAwake(holder) {
  holders.add(holder);
  until = Date.now() + CAP;
  clearTimeout(timer);
  timer = setTimeout(release, CAP);
  return take();
}

export function letSleep(holder) {
  holders.delete(holder);
  if (!holders.size) release();
}

function release() {
  holders.clear();
  lock?.release();
  lock = null;
}

// A phone takes the lock away whenever the page is hidden; it is asked for again on return.
document.addEventListener('visibilitychange', () => holders.size && take());
