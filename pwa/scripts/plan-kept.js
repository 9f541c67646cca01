// The plans kept on this phone as a list, and the ways to open another: typed, pasted, or seen by the camera.

import { fill } from './flow-words.js';
import { lateSheet } from './late-sheet.js';
import { decode } from './plan-code.js';
import { mountCamera } from './plan-camera.js';
import { keep, kept } from './plan-store.js';
import { mountTyping } from './plan-typing.js';
import { aboutOf, grouped } from './plan-view.js';
import { listen } from './states.js';

class Kept {
  constructor(root, data) {
    Object.assign(this, { root, data, gone: null });
  }

  part(name) {
    return this.root.querySelector(`[data-part="${name}"]`);
  }

  /** Keeps the list and shows it; what could not be kept is told to everybody. */
  async change(plans) {
    const isKept = await keep(plans);
    const status = this.part('status');
    status.textContent = isKept ? this.root.dataset.saved : this.root.dataset.full;
    status.classList.toggle('be-hidden', isKept);
    this.draw();
  }

  draw() {
    const rows = kept().flatMap((plan) => this.row(plan) ?? []);
    this.part('list').replaceChildren(...rows);
    this.part('list').hidden = !rows.length;
    this.part('none').hidden = rows.length > 0;
    this.part('gone').hidden = !this.gone;
  }

  about(code) {
    try {
      return aboutOf(decode(code), this.data);
    } catch {
      return null; // not written by this app
    }
  }

  row({ code, name }) {
    const about = this.about(code);
    if (about === null) return null;
    const row = this.part('row').content.firstElementChild.cloneNode(true);
    const called = name || about;
    const meta = row.querySelector('.be-item__meta');
    row.querySelector('a').href = `/p/${code}`;
    row.querySelector('.be-item__name').textContent = called;
    meta.textContent = fill(meta.dataset.pattern, { about, code: grouped(code) });
    const acts = { rename: () => this.rename(row, code, called), remove: () => this.remove(code, called) };
    for (const button of row.querySelectorAll('[data-do]')) {
      button.setAttribute('aria-label', fill(button.dataset.pattern, { name: called }));
      button.addEventListener('click', acts[button.dataset.do]);
    }
    return row;
  }

  rename(row, code, called) {
    const made = this.part('naming').content.firstElementChild.cloneNode(true);
    const form = made.querySelector('form');
    form.elements.name.value = called;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const name = form.elements.name.value.trim();
      await this.change(kept().map((each) => (each.code === code ? { code, name } : each)));
      this.part('list').querySelector(`a[href="/p/${code}"]`).focus();
    });
    row.replaceWith(made);
    form.elements.name.select();
  }

  async remove(code, called) {
    this.gone = kept();
    await this.change(this.gone.filter((each) => each.code !== code));
    this.part('removed').textContent = fill(this.part('removed').dataset.pattern, { name: called });
    this.root.querySelector('[data-action="undo"]').focus();
  }

  async undo() {
    const plans = this.gone;
    this.gone = null;
    await this.change(plans);
    this.part('list').querySelector('a').focus();
  }
}

export async function mount(root) {
  mountTyping(root);
  mountCamera(root);
  const [answer] = await Promise.all([fetch(root.dataset.plan), lateSheet(root.dataset.sheet)]);
  const list = new Kept(root, await answer.json());
  listen(root, { undo: () => list.undo() });
  list.draw();
}
