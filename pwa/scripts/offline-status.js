// The page that says what is saved on this phone: a card, a row for each part, and details for whoever runs the site.

import { faceOf, partOf, percentOf, sizeText } from './offline-state.js';
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

function drawOperator(root, snapshot) {
  const details = part(root, 'operator');
  if (!details) return;
  const lost = Object.values(snapshot.tiers).flatMap((tier) => (tier.sealed ? tier.missing : []));
  show(details, '', {
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

export function mount(root) {
  listen(root, { check, retry, now: updateNow });
  watch(root, (snapshot) => {
    const checked = snapshot.checked ? moment.format(new Date(snapshot.checked)) : '–';
    root.hidden = false;
    root.dataset.state = faceOf(snapshot);
    show(root, faceOf(snapshot), { percent: percentOf(snapshot), checked }, PART);
    explain(root, snapshot.trouble);
    for (const name of ['core', 'library']) drawPart(root, name, snapshot);
    const update = part(root, 'update');
    if (update) show(update, snapshot.update === 'none' ? 'current' : snapshot.update);
    drawOperator(root, snapshot);
  });
  drawStorage(root).catch(() => {}); // a browser that will not say leaves the words as they are
}
