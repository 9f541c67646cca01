// The diary: log a spasm with one thumb, see what was logged, and keep it, take it along or throw it away.

import { dayOf, months, shortly, weeks } from './diary-days.js';
import { Look } from './diary-look.js';
import { NOTE } from './diary-schema.js';
import * as store from './diary-store.js';
import { fill } from './flow-words.js';
import { lateSheet } from './late-sheet.js';
import { listen } from './states.js';

const PAGE = 20; // entries to a screenful of the list
const MANY = 400; // entries that a slow phone takes long to read: the newest come first then

class Diary {
  constructor(root) {
    this.root = root;
    this.form = this.part('form');
    this.able = []; // what the person wants to do again
    this.entries = []; // the last year's, or all of them once the list went further back
    this.shown = PAGE;
    this.edited = this.gone = null;
    this.view = new Look(root, (field, id) => this.name(field, id));
  }

  part(name) {
    return this.root.querySelector(`[data-part="${name}"]`);
  }

  get today() {
    return dayOf(Date.now());
  }

  /** Draws what was read, then brings the rest of the page to life. */
  async start() {
    this.blank();
    this.draw();
    listen(this.root, {
      'cancel': () => this.blank(),
      'undo': () => this.undo(),
      'older': () => this.older(),
      'weeks': () => this.view.look('weeks'),
      'months': () => this.view.look('months'),
      'over': () => this.over(),
      'amend': () => this.edit(this.ongoing),
    });
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.save();
    });
    store.onChange(() => this.root.isConnected && this.load());
    // Below the fold: the list does not wait for it.
    const [{ Copies }, { Activities }] = await Promise.all([import('./diary-mine.js'), import('./diary-activities.js')]);
    this.activities = new Activities(this.part('able'), (act, says) => this.write(act, says));
    this.activities.draw(this.able);
    this.copies = new Copies(this.part('mine'), () => this.load());
    if (this.count > MANY) await this.load();
    else this.copies.draw(this.count);
    for (const button of this.root.querySelectorAll('[data-waits]')) button.disabled = false;
  }

  async load() {
    await this.read();
    this.draw();
    this.activities?.draw(this.able);
    this.copies?.draw(this.count);
  }

  /** Reads what the screen needs; where this phone refuses, it says so and nothing else changes. */
  async read(isFirst = false) {
    try {
      this.count = await store.count();
      const from = isFirst && this.count > MANY ? weeks(this.today)[0] : months(this.today, 13)[0];
      const entries = this.all ? store.everything() : store.since(from);
      [this.entries, this.able] = await Promise.all([entries, store.activities.all()]);
      this.part('refused').hidden = true;
    } catch {
      this.count = 0;
      this.part('refused').hidden = false;
    }
    this.part('cleared').hidden = !store.wasCleared(this.count);
  }

  fields() {
    const data = new FormData(this.form);
    const began = data.get('began') || this.today;
    return {
      began,
      ended: data.get('still') === 'yes' ? '' : data.get('ended') || began,
      pain: data.has('pain') ? Number(data.get('pain')) : null,
      where: data.getAll('where'),
      after: data.getAll('after'),
      helped: data.getAll('helped'),
      lost: data.get('lost') === '' ? null : Number(data.get('lost')),
      note: data.get('note').trim().slice(0, NOTE),
    };
  }

  blank(entry = null) {
    this.edited = entry;
    this.form.reset();
    const said = entry ?? { began: this.today, ended: '', pain: null, where: [], after: [], helped: [], lost: null, note: '' };
    for (const box of this.form.querySelectorAll('input[type="checkbox"]')) box.checked = said[box.name].includes(box.value);
    for (const box of this.form.querySelectorAll('[name="pain"]')) box.checked = Number(box.value) === said.pain;
    for (const box of this.form.querySelectorAll('[name="still"]')) box.checked = (box.value === 'yes') === (said.ended === '');
    const { began, ended, lost, note } = this.form.elements;
    began.max = ended.max = this.today;
    began.value = said.began;
    ended.value = said.ended;
    lost.value = said.lost ?? '';
    note.value = said.note;
    this.complain('');
    for (const node of this.root.querySelectorAll('[data-mode]')) node.hidden = (node.dataset.mode === 'edit') !== Boolean(entry);
    if (entry) this.form.querySelector('details').open = true;
  }

  complain(reason) {
    for (const node of this.form.querySelectorAll('[data-wrong]')) node.hidden = node.dataset.wrong !== reason;
  }

  async save() {
    const said = this.fields();
    if (said.pain === null) return this.wrong('pain', this.form.querySelector('[name="pain"]'));
    if (said.began > this.today || said.ended > this.today) return this.wrong('future', this.form.elements.began);
    if (said.ended && said.ended < said.began) return this.wrong('order', this.form.elements.ended);
    const id = this.edited?.id ?? `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
    if (!(await this.write(() => store.keep({ id, ...said, changed: Date.now() }), 'kept'))) return undefined;
    const wasEdit = this.edited !== null;
    this.blank();
    this.form.querySelector('details').open = false;
    if (wasEdit) this.focusRow(id);
    return undefined;
  }

  wrong(reason, field) {
    this.complain(reason);
    const fold = field.closest('details');
    if (fold) fold.open = true;
    field.focus();
  }

  /** Does it and says so; false, with the reason on the screen, where the phone did not take it. */
  async write(act, says) {
    const status = this.part('status');
    status.textContent = ''; // what was said before is not said of this
    try {
      await act();
    } catch {
      status.textContent = status.dataset.full;
      status.classList.remove('be-hidden'); // what could not be kept is told to everybody
      return false;
    }
    status.classList.add('be-hidden');
    await this.load();
    status.textContent = status.dataset[says] ?? '';
    return true;
  }

  edit(entry) {
    this.blank(entry);
    this.form.scrollIntoView();
    this.form.querySelector('h2').focus();
  }

  over() {
    return this.write(() => store.keep({ ...this.ongoing, ended: this.today, changed: Date.now() }), 'kept');
  }

  async delete(entry) {
    if (!(await this.write(() => store.remove(entry.id), 'deleted'))) return;
    if (this.edited?.id === entry.id) this.blank();
    this.gone = entry;
    this.part('gone').hidden = false;
    this.part('gone').querySelector('button').focus();
  }

  async undo() {
    const entry = this.gone;
    if (!entry || !(await this.write(() => store.keep(entry), 'kept'))) return;
    this.gone = null;
    this.part('gone').hidden = true;
    this.focusRow(entry.id);
  }

  focusRow(id) {
    this.part('list').querySelector(`[data-id="${id}"] button`)?.focus();
  }

  /** The words of what was ticked, as the form has them; a tick that this version does not know is left as it is. */
  name(field, id) {
    return this.form.querySelector(`[name="${field}"][value="${CSS.escape(id)}"]`)?.parentElement.textContent.trim() ?? id;
  }

  names = (field, ids) => ids.map((id) => this.name(field, id)).join(', ');
  date = (day) => shortly(day, this.today);

  draw() {
    this.newest = [...this.entries].reverse();
    this.ongoing = this.newest.find(({ ended }) => ended === '') ?? null;
    const going = this.part('ongoing');
    going.hidden = !this.ongoing;
    if (this.ongoing) {
      const line = going.querySelector('[data-pattern]');
      line.textContent = fill(line.dataset.pattern, { date: this.date(this.ongoing.began), pain: this.ongoing.pain });
    }
    for (const node of this.root.querySelectorAll('[data-some]')) node.hidden = !this.count && !this.able.some(({ scores }) => scores.length);
    this.part('none').hidden = this.count > 0;
    this.part('list').replaceChildren(...this.newest.slice(0, this.shown).map((entry) => this.row(entry)));
    this.part('older').hidden = this.shown >= this.count;
    this.view.draw(this.entries, this.able, this.today);
  }

  row(entry) {
    const row = this.part('row').content.firstElementChild.cloneNode(true);
    row.dataset.id = entry.id;
    const values = {
      pain: entry.pain,
      name: this.names('where', entry.where) || row.dataset.anywhere,
      when: entry.ended === '' ? fill(row.dataset.going, { date: this.date(entry.began) })
        : entry.ended === entry.began ? this.date(entry.began)
        : fill(row.dataset.span, { from: this.date(entry.began), to: this.date(entry.ended) }),
      after: entry.after.length ? fill(row.dataset.after, { what: this.names('after', entry.after) }) : '',
      helped: entry.helped.length ? fill(row.dataset.helped, { what: this.names('helped', entry.helped) }) : '',
      note: entry.note,
    };
    for (const node of row.querySelectorAll('[data-value]')) {
      node.textContent = values[node.dataset.value];
      node.hidden = !node.textContent;
    }
    for (const button of row.querySelectorAll('[data-do]')) {
      button.setAttribute('aria-label', fill(button.dataset.pattern, values));
      button.addEventListener('click', () => this[button.dataset.do](entry));
    }
    return row;
  }

  async older() {
    this.shown += PAGE;
    if (this.shown > this.entries.length && this.entries.length < this.count) {
      this.all = true;
      await this.load();
    } else this.draw();
    this.part('list').children[this.shown - PAGE]?.querySelector('button').focus();
  }
}

export async function mount(root) {
  const diary = new Diary(root);
  await Promise.all([diary.read(true), lateSheet(root.dataset.sheet)]);
  await diary.start();
}
