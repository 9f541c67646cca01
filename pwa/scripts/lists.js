// Notes that are lists, such as of sessions or plans: read without what nobody can read, changed as a whole.

import { lasting } from './memory.js';
import { LISTS, amend, noteText, recall, sound, write } from './store.js';

const timeOf = ({ began, at }) => began ?? at; // what has no time keeps its place

/** What one thing of a list is known by. */
export const keyOf = (each) => (typeof each === 'string' ? each : String(each.id ?? each.code ?? each.at));

/** Two lists as one; of what is in both, the second's. */
export const joined = (mine, theirs) =>
  [...new Map([...mine, ...theirs].map((each) => [keyOf(each), each])).values()].sort((one, other) => timeOf(one) - timeOf(other));

const listIn = (name, text) => {
  const found = sound(text)?.[LISTS[name]];
  return Array.isArray(found) ? found.filter(Boolean) : [];
};

// An older tab, or a page whose database did not answer, may have left a second one in localStorage.
const whole = (name, text) => {
  const [mine, left] = [text, lasting.recall(name)].map((each) => listIn(name, each));
  return left.length ? joined(mine, left) : mine;
};
// An empty list is no note at all.
const textOf = (name, all) => (all.length ? noteText({ [LISTS[name]]: all }) : null);

/** What a note lists, without whatever is not what it should be. */
export const list = (name, isSound = Boolean) => whole(name, recall(name)).filter(isSound);

/** Turns a list into another; whether the phone kept it. `act` may be asked twice: another tab may write meanwhile. */
export const amendList = (name, act) => write(name, (text) => textOf(name, act(whole(name, text))));

/** Adds to a list within a transaction. */
export const addTo = (transaction, name, all) => amend(transaction, name, (text) => textOf(name, joined(listIn(name, text), all)));
