// What the page knows of its offline copy, from what the worker tells it. No DOM.

export const UNKNOWN = Object.freeze({
  supported: true,
  known: false, // whether the worker has answered yet
  stage: 'none', // what can be promised: none, core or library
  saving: null, // {tier, saved, files} while something is being saved
  trouble: null, // the reason why saving failed, or 'missing' when saved things are gone
  update: 'none', // none, waiting (ready to take charge), asked or failed
  updateTrouble: null,
  rebuilt: false, // the copy was gone and has been saved again
  withdrawn: null, // {pages, text} that the saved copy no longer shows
  recalled: null, // the same, from the moment it was taken back while this page was open
  met: null, // when this phone was last in touch with the server, ms
  tiers: {},
  checked: null,
  generation: null,
});

const isWhole = (tier) => Boolean(tier && tier.sealed && tier.missing.length === 0);

/** What can be promised: a tier counts only when it was sealed and nothing of it is missing since. */
export function stageOf(tiers) {
  if (!isWhole(tiers.core)) return 'none';
  return isWhole(tiers.library) ? 'library' : 'core';
}

const isLost = (tiers) => Object.values(tiers).some((tier) => tier.sealed && tier.missing.length > 0);

function onState(before, { tiers, checked, generation, rebuilt = false, withdrawn = null }) {
  const stage = stageOf(tiers);
  const trouble = isLost(tiers) ? 'missing' : stage === 'library' || before.trouble === 'missing' ? null : before.trouble;
  const saving = stage === 'library' ? null : before.saving;
  return { ...before, known: true, tiers, checked, generation, stage, trouble, saving, withdrawn,
    rebuilt: before.rebuilt || rebuilt };
}

function onProgress(before, { role, tier, saved, files }) {
  return role === 'next' ? before : { ...before, saving: { tier, saved, files }, trouble: null };
}

function onTrouble(before, { role, reason }) {
  if (role === 'next') return { ...before, update: 'failed', updateTrouble: reason };
  return { ...before, saving: null, trouble: reason };
}

const REDUCERS = {
  state: onState,
  progress: onProgress,
  trouble: onTrouble,
  waiting: (before) => ({ ...before, update: before.update === 'asked' ? 'asked' : 'waiting', updateTrouble: null }),
  asked: (before) => ({ ...before, update: 'asked' }),
  taken: (before) => ({ ...before, update: 'none', updateTrouble: null }),
  withdrawn: (before, { said }) => ({ ...before, withdrawn: said, recalled: said }),
  met: (before, { at }) => ({ ...before, met: at }),
  unsupported: (before) => ({ ...before, supported: false, known: true }),
  dismissed: (before) => ({ ...before, rebuilt: false, trouble: null }),
};

/** The next snapshot after one message; unknown messages change nothing. */
export function after(snapshot, message) {
  const reduce = REDUCERS[message.type];
  return reduce ? reduce(snapshot, message) : snapshot;
}

/** One word for badges and cards: none, saving, core, library or trouble. */
export function faceOf({ stage, saving, trouble }) {
  if (trouble) return 'trouble';
  if (stage === 'library') return 'library';
  return saving && stage === 'none' ? 'saving' : stage;
}

/** How much of what is being saved is here, 0 to 100, never rounded up to done. */
export function percentOf({ stage, saving }) {
  if (stage === 'library') return 100;
  return saving && saving.files ? Math.floor((100 * saving.saved) / saving.files) : 0;
}

/** Whether the person is in the middle of something that nothing may interrupt. */
export function isBusy(path, marked) {
  return marked || /^\/(?:[a-z]{2}\/)?(relief|check)\//i.test(path);
}

/** Whether the copy was left without a word from the server for a year; a clock that runs wrong does no harm here. */
export const isOld = ({ met }, now) => Boolean(met) && now - met > 365 * 86400000;

/** Seconds to wait before trying again, by how often it failed. */
export function patience(failures) {
  return [5, 15, 60, 300, 900][Math.min(failures, 5) - 1] ?? 0;
}

/** Why the worker could not be registered: a log-in page in its place, a refusal by the browser, or no answer. */
export function reasonOf({ name, message }) {
  if (/MIME/i.test(message)) return 'portal';
  return name === 'TypeError' ? 'network' : 'storage';
}

/** What a page may say unasked: to a busy person only what could do harm, and nothing twice that was waved away. */
export function noticeFor(snapshot, { busy, later, waved, path, now }) {
  const { update, rebuilt, trouble, saving, recalled } = snapshot;
  if (recalled?.pages.includes(path)) return 'withdrawn';
  if (busy) return 'none';
  if (update === 'asked') return 'asked';
  if (update === 'waiting' && !later) return 'update';
  if (rebuilt) return 'rebuilt';
  if (waved || saving) return 'none';
  if (trouble) return trouble === 'missing' ? 'missing' : 'trouble';
  return isOld(snapshot, now) ? 'old' : 'none';
}

/** One word for a part of the copy: saved, saving, missing, or unknown where no worker has spoken. */
export function partOf({ tiers, saving }, name) {
  const tier = tiers[name];
  if (isWhole(tier)) return 'saved';
  if (saving && !(tier && tier.sealed)) return 'saving';
  return tier ? 'missing' : 'unknown';
}

/** Bytes in words: kilobytes below a thousand of them, then megabytes with one decimal. */
export function sizeText(bytes, number) {
  const kilobytes = Math.ceil(bytes / 1000);
  return kilobytes < 1000 ? `${number.format(kilobytes)} KB` : `${number.format(Math.round(bytes / 1e5) / 10)} MB`;
}
