// Up to three things that a person finds hard, in their own words, and how well each goes: 0 cannot, 10 as before.

import { dated, dayOf } from './diary-days.js';
import { NAMED } from './diary-schema.js';
import { activities } from './diary-store.js';
import { fill } from './flow-words.js';
import { listen } from './states.js';

const MOST = 3;

/** The record with a score for a day, in place of one that stood there. */
export const scored = (record, day, score) => ({
  ...record,
  scores: [...record.scores.filter((each) => each.day !== day), { day, score }].sort((one, other) => (one.day < other.day ? -1 : 1)),
});

export class Activities {
  /** @param {(act: () => Promise, says: string) => Promise<boolean>} write does it, says so and draws everything anew */
  constructor(root, write) {
    this.root = root;
    this.write = write;
    this.gone = null;
    listen(root, { 'put-back': () => this.restore() });
    this.form = this.part('name');
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.add();
    });
  }

  part(name) {
    return this.root.querySelector(`[data-part="${name}"]`);
  }

  draw(all) {
    this.part('activities').replaceChildren(...all.map((each) => this.row(each)));
    this.form.hidden = all.length >= MOST;
    this.part('lost').hidden = !this.gone;
  }

  row(record) {
    const row = this.part('activity').content.firstElementChild.cloneNode(true);
    const today = dayOf(Date.now());
    row.dataset.id = record.id;
    row.querySelector('legend').textContent = record.name;
    const last = record.scores.at(-1);
    const line = row.querySelector('[data-pattern]');
    line.textContent = last ? fill(line.dataset.pattern, { score: last.score, date: dated(last.day, { day: 'numeric', month: 'short' }) }) : line.textContent;
    for (const box of row.querySelectorAll('input')) {
      box.name = record.id;
      box.checked = last?.day === today && Number(box.value) === last.score;
      box.addEventListener('change', () => this.score(record, today, Number(box.value)));
    }
    const button = row.querySelector('button');
    button.setAttribute('aria-label', fill(button.dataset.pattern, record));
    button.addEventListener('click', () => this.remove(record));
    return row;
  }

  async score(record, day, score) {
    if (await this.write(() => activities.keep({ ...scored(record, day, score), changed: Date.now() }), 'kept'))
      this.part('activities').querySelector(`[data-id="${record.id}"] [value="${score}"]`)?.focus();
  }

  async add() {
    const field = this.form.querySelector('input');
    const name = field.value.trim().slice(0, NAMED);
    if (!name) return field.focus();
    const now = Date.now();
    if (!(await this.write(() => activities.keep({ id: `a-${now.toString(36)}`, name, scores: [], changed: now }), 'kept'))) return undefined;
    this.form.reset();
    this.part('activities').lastElementChild.querySelector('input').focus();
    return undefined;
  }

  async remove(record) {
    this.gone = record;
    if (!(await this.write(() => activities.remove(record.id), 'deleted'))) return;
    this.part('lost').querySelector('button').focus();
  }

  async restore() {
    const record = this.gone;
    this.gone = null;
    if (await this.write(() => activities.keep(record), 'kept')) this.part('activities').querySelector(`[data-id="${record.id}"] button`)?.focus();
  }
}
