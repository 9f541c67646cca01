// Where a person is in the relief flow, so that a reload, a lock or a kill leads back there. One small note on the phone.

import { lasting } from './memory.js';

const STANDS = 2 * 3_600_000; // ms: later it may be another spasm, and signs are asked first

/** A noted place that still stands; one from the future comes from a clock that was set, and is left. */
export function standing(place, now) {
  return place && typeof place.step === 'string' && now >= place.at && now - place.at < STANDS ? place : null;
}

/** The address of a place under the address of the relief flow. */
export const urlOf = (root, { step, sub }) => `${root}${step}/${sub ? `#${sub}` : ''}`;

/** The place last noted, or null. */
export function place(now = Date.now()) {
  try {
    return standing(JSON.parse(lasting.recall('place')), now);
  } catch {
    return null;
  }
}

/** `title` is what the place is called where it is offered again. */
export const notePlace = (step, sub, title) =>
  lasting.remember('place', JSON.stringify({ step, sub, title, at: Date.now() }));
