// What the safety check leaves behind: the result, until the tab is closed; its level, day and facts, only with consent.

import { lasting, passing } from './memory.js';

const HOUR = 3_600_000;
const STANDS = 12 * HOUR;
const VERSION = 1;

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Hands the result to the outcome page. */
export const handOver = (result) => passing.remember('result', JSON.stringify(result));

/** The result of a check in this tab, if it is of today. */
export function result(now = Date.now()) {
  const found = parsed(passing.recall('result'));
  return found && now >= found.at && now - found.at < STANDS ? found : null;
}

export const progress = () => parsed(passing.recall('check'));
export const noteProgress = (state) => passing.remember('check', JSON.stringify(state));
export const clearProgress = () => passing.forget('check');

/** The last check that the person let this phone keep: {level, care, at, facts}; null without consent. */
export function kept() {
  const found = parsed(lasting.recall('check'));
  return found?.version === VERSION ? found : null;
}

export function keep({ level, care, at, facts }) {
  lasting.remember('check', JSON.stringify({ version: VERSION, level, care, at, facts }));
}

export const forget = () => lasting.forget('check');
