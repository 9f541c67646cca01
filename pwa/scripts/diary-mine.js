// The diary is the person's own: a copy to keep, tables to work with, a copy to bring back, and an end to all of it.

import { LARGEST, compared, notes, readFile, table, written } from './diary-file.js';
import * as store from './diary-store.js';
import * as durable from './durable.js';
import { fill } from './flow-words.js';
import { lasting, passing } from './memory.js';
import { recall, remember } from './store.js';
import { offer } from './offer-file.js';
import { sessions } from './session-log.js';
import { listen } from './states.js';

const DAY = 86_400_000;
const STALE = 30 * DAY; // a copy that is older is worth a word
const ENOUGH = 3; // entries that are worth a copy
const EPISODES = ['began', 'ended', 'pain', 'where', 'after', 'helped', 'lost', 'note'];
const ACTIVITIES = ['name', 'day', 'score'];
const CHECKS = ['day', 'often', 'sometimes'];
const SESSIONS = ['date', 'routine', 'end', 'before', 'after', 'morning'];

const stampOf = (now) => new Date(now).toISOString().slice(0, 10);
const total = (found, count) => [...Object.values(found.records), ...Object.values(found.notes)].reduce((sum, each) => sum + count(each), 0);

export class Copies {
  /** @param {() => Promise<void>} onChange what to do when entries came or went */
  constructor(root, onChange) {
    this.root = root;
    this.onChange = onChange;
    this.file = null;
    this.last = Promise.resolve();
    listen(root, {
      'copy': () => this.copy(),
      'spasms': async () => this.table('spasms', EPISODES, await store.everything()),
      'sessions': () => this.table('sessions', SESSIONS, sessions().map((each) => ({ ...each, date: stampOf(each.began) }))),
      'activities': async () => this.table('activities', ACTIVITIES, (await store.activities.all()).flatMap(({ name, scores }) => scores.map((each) => ({ name, ...each })))),
      'checks': async () => this.table('habits', CHECKS, (await store.checks.all()).map((each) => ({ ...each, day: each.id }))),
      'bring': () => this.part('file').click(),
      'add': () => this.next(() => this.add()),
      'leave': () => this.leave(),
      'wipe': () => this.ask(true),
      'spare': () => this.ask(false),
      'really': () => this.wipe(),
    });
    this.part('file').addEventListener('change', () => this.next(() => this.preview()));
  }

  part(name) {
    return this.root.querySelector(`[data-part="${name}"]`);
  }

  /** Shows the one sentence for what happened; '' for none. */
  say(name, values = {}) {
    for (const node of this.root.querySelectorAll('[data-said]')) {
      node.hidden = node.dataset.said !== name;
      if (!node.hidden && node.dataset.pattern) node.textContent = fill(node.dataset.pattern, values);
    }
  }

  async draw(count) {
    const isOld = Date.now() - Number(recall('copied') ?? 0) > STALE;
    const isPromised = await navigator.storage?.persisted?.().catch(() => false);
    this.part('remind').hidden = count < ENOUGH || !isOld || Boolean(isPromised);
  }

  async copy() {
    const now = Date.now();
    offer(written(await store.records(), notes(), now), 'application/json', `back-at-ease-${stampOf(now)}.json`);
    remember('copied', String(now));
    this.part('remind').hidden = true;
    this.say('copied');
  }

  table(name, columns, rows) {
    offer(table(columns, rows), 'text/csv', `back-at-ease-${name}-${stampOf(Date.now())}.csv`);
    this.say('copied');
  }

  /** One after the other: a file that is picked while one is being added is compared with what that one leaves. */
  next(act) {
    this.last = this.last.then(act).catch(() => this.say('full'));
  }

  async preview() {
    const [file] = this.part('file').files;
    if (!file) return;
    const read = file.size > LARGEST ? { reason: 'large', at: '' } : readFile(await file.text());
    this.part('file').value = '';
    this.part('preview').hidden = true;
    if (read.reason) return this.say(read.reason, { at: read.at });
    this.file = read;
    const found = await this.compare();
    const counts = { fresh: total(found, ({ fresh }) => fresh.length), same: total(found, (each) => each.same), changed: total(found, ({ changed }) => changed.length) };
    const line = this.part('counts');
    line.textContent = fill(line.dataset.pattern, counts);
    this.part('differ').hidden = !counts.changed;
    this.root.querySelector('[name="theirs"][value="no"]').checked = true;
    this.say('');
    this.part('preview').hidden = false;
    this.part('preview').querySelector('button').focus();
  }

  compare = async () => compared(await store.records(), notes(), this.file);

  async add() {
    if (!this.file) return;
    const replace = this.root.querySelector('[name="theirs"]:checked').value === 'yes';
    const found = await this.compare(); // anew: another tab may have written since
    this.leave();
    const taken = ([name, { fresh, changed }]) => [name, [...fresh, ...(replace ? changed : [])]];
    const [records, noted] = [found.records, found.notes].map((lists) => Object.entries(lists).map(taken));
    await store.merge(records, noted);
    await this.onChange();
    this.say('added');
  }

  leave() {
    this.file = null;
    this.part('preview').hidden = true;
    this.root.querySelector('[data-action="bring"]').focus();
  }

  ask(isAsked) {
    this.part('sure').hidden = !isAsked;
    this.say('');
    this.root.querySelector(isAsked ? '[data-action="spare"]' : '[data-action="wipe"]').focus();
  }

  /** Throws everything away, then looks whether anything is left before it says so. */
  async wipe() {
    try {
      for (const shelf of [lasting, passing]) shelf.keys().forEach((key) => shelf.forget(key)); // or it would be taken in
      const [entries] = await Promise.all([store.clear(), durable.clear()]);
      const left = entries + (await durable.count()) + lasting.keys().length + passing.keys().length;
      await this.onChange();
      this.ask(false);
      this.say(left ? 'left' : 'wiped');
    } catch {
      this.say('left');
    }
  }
}
