// The page that says what is saved on this phone: a card, a row for each part, and details for whoever runs the site.

import { lasting } from './memory.js';
import { faceOf, isOld, partOf, percentOf, sizeText } from './offline-state.js';
import { check, retry, updateNow, watch } from './offline.js';
import { explain, listen, show } from './states.js';

const PART = '[data-part]';
const locale = document.documentElement.lang || 'en';
const number = new Intl.NumberFormat(locale);
const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });

const part = (root, name) => root.querySelector(`[data-part="${name}"]`);

function drawPart(root, name, snapshot) {
  const row = part(root, name);
  const tier = snapshot.tiers[name];
  if (!row) return;
  const values = tier
    ? { size: sizeText(tier.bytes, number), files: number.format(tier.files), saved: number.format(tier.files - tier.missing.length) }
    : {};
  show(row, partOf(snapshot, name), values);
  const count = part(row, 'count');
  if (count) count.hidden = !tier;
}

const canKeep = (key = 'trial') => {
  lasting.remember(key, 'yes');
  const isKept = lasting.recall(key) === 'yes';
  lasting.forget(key);
  return isKept;
};
const isPrivate = !canKeep();

/** What this phone cannot do, by its name; the sentence for the person stands beside it. */
function modeOf(snapshot) {
  if (!snapshot.supported) return 'no-worker';
  if (snapshot.trouble === 'storage') return 'no-storage';
  if (snapshot.withdrawn) return 'withdrawn';
  if (isPrivate) return 'private';
  if (snapshot.update === 'failed') return 'old-kept';
  return isOld(snapshot, Date.now()) ? 'old' : faceOf(snapshot);
}

function drawOperator(root, snapshot) {
  const details = part(root, 'operator');
  if (!details) return;
  const lost = Object.values(snapshot.tiers).flatMap((tier) => (tier.sealed ? tier.missing : []));
  show(details, '', {
    mode: modeOf(snapshot),
    generation: snapshot.generation ?? '–',
    reason: snapshot.trouble ?? snapshot.updateTrouble ?? '–',
    lost: lost.join(' ') || '–',
  });
}

async function drawStorage(root) {
  const storage = navigator.storage;
  const kept = part(root, 'persist');
  if (kept) show(kept, storage?.persisted ? ((await storage.persisted()) ? 'kept' : 'refused') : 'unknown');
  const details = part(root, 'operator');
  if (!details || !storage?.estimate) return;
  const { usage = 0, quota = 0 } = await storage.estimate();
  show(details, '', { storage: `${sizeText(usage, number)} / ${sizeText(quota, number)}` });
}

function drawWithdrawn(root, { withdrawn }) {
  const note = part(root, 'withdrawn');
  if (!note) return;
  note.hidden = !withdrawn;
  show(note, '', { text: withdrawn?.text });
}

const said = (time) => (time ? moment.format(new Date(time)) : '–');

export function mount(root) {
  listen(root, { check, retry, now: updateNow });
  watch(root, (snapshot) => {
    const face = snapshot.supported ? faceOf(snapshot) : 'unsupported';
    root.hidden = false;
    root.dataset.state = face;
    show(root, face, { percent: percentOf(snapshot), checked: said(snapshot.checked) }, PART);
    explain(root, snapshot.trouble);
    for (const name of ['core', 'library']) drawPart(root, name, snapshot);
    const update = part(root, 'update');
    if (update) show(update, snapshot.update === 'none' ? 'current' : snapshot.update);
    const met = part(root, 'met');
    if (met) show(met, '', { at: said(snapshot.met) });
    drawWithdrawn(root, snapshot);
    const note = part(root, 'private');
    if (note) note.hidden = !isPrivate;
    drawOperator(root, snapshot);
  });
  drawStorage(root).catch(() => {}); // a browser that will not say leaves the words as they are
}
