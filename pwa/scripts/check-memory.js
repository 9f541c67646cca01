// What the safety check leaves behind: the result, until the tab is closed; its level, day and facts, only with consent.

import { passing } from './memory.js';
import * as notes from './store.js';

const HOUR = 3_600_000;
const STANDS = 12; // hours
const HALF_DONE = 0.5; // what was denied earlier than this may have come since

/** Whether something is younger than so many hours; what is of the future comes from a clock that was set. */
export const standsFor = ({ at }, hours, now = Date.now()) => now >= at && now - at < hours * HOUR;

/** Hands the result to the outcome page. */
export const handOver = (result) => passing.remember('result', JSON.stringify(result));

/** The result of a check in this tab, if it is of today. */
export function result(now = Date.now()) {
  const found = passing.recallJson('result');
  return found && standsFor(found, STANDS, now) ? found : null;
}

export function progress(now = Date.now()) {
  const found = passing.recallJson('check');
  return Array.isArray(found?.done) && Array.isArray(found.ticked) && isFresh(found, now) ? found : null;
}

/** Whether a half-done check may go on. */
export const isFresh = (state, now) => standsFor(state, HALF_DONE, now);

/** Keeps a half-done check; gives it with its time. */
export function noteProgress(state) {
  const noted = { ...state, at: Date.now() };
  passing.remember('check', JSON.stringify(noted));
  return noted;
}

export const clearProgress = () => passing.forget('check');

/** When the short list was last gone through without a sign. */
export const noteAsked = () => passing.remember('asked', Date.now());
export const asked = () => Number(passing.recall('asked'));

/** The last check that the person let this phone keep: {level, care, at, facts}; null without consent. */
export const kept = () => notes.note('check');

export const keep = ({ level, care, at, facts }) => notes.remember('check', notes.noteText({ level, care, at, facts }));
export const forget = () => notes.forget('check');

/** The newest check, of this tab or kept with consent; undefined without one. */
export const newest = (now) => [result(now), kept()].filter(Boolean).sort((one, other) => other.at - one.at)[0];

/** Whether a check asked for help before anything else: then there is no step to take. */
export const wantsHelp = (check) => check?.care === 'none';

/** Whether what a check found lets a person do moves; rest and breathing are for everyone. */
export const allowsMoves = ({ care }) => care !== 'none' && care !== 'comfort';
