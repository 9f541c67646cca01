// The habits check: questions ticked now and then, one habit to start with, and no score.

import { dated, dayOf } from './diary-days.js';
import { checks } from './diary-store.js';
import { fill } from './flow-words.js';
import { lateSheet } from './late-sheet.js';
import { listen, show } from './states.js';

/** The habits to name, at most two: what is often comes before what is so sometimes; of equals, the one that is asked first. */
export const suggested = ({ often, sometimes }) => [...often, ...sometimes].slice(0, 2);

class HabitsCheck {
  constructor(root) {
    this.root = root;
    this.form = root.querySelector('form');
    this.cards = [...root.querySelectorAll('[data-habit]')];
    listen(root, { again: () => this.ask() });
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.answer();
    });
  }

  part(name) {
    return this.root.querySelector(`[data-part="${name}"]`);
  }

  async start() {
    const said = (await checks.all().catch(() => [])).at(-1); // by day, so the last one is the newest
    const line = this.part('before');
    line.hidden = !said;
    if (said) line.textContent = fill(line.dataset.pattern, { date: dated(said.id, { dateStyle: 'long' }) });
    this.form.querySelector('button').disabled = false;
  }

  ask() {
    this.form.reset();
    this.part('habits').removeAttribute('data-shown');
    show(this.root, 'ask');
    this.form.querySelector('input').focus();
  }

  async answer() {
    const said = [...new FormData(this.form)];
    const these = (answer) => said.filter(([, value]) => value === answer).map(([id]) => id);
    const check = { id: dayOf(Date.now()), often: these('often'), sometimes: these('sometimes'), changed: Date.now() };
    const habits = suggested(check);
    for (const card of this.cards) card.hidden = !habits.includes(card.dataset.habit);
    this.part('habits').dataset.shown = '';
    this.part('habits').append(...habits.map((id) => this.cards.find((card) => card.dataset.habit === id)));
    show(this.root, ['none', 'one', 'two'][habits.length]);
    this.root.querySelector('[data-when][tabindex]:not([hidden])').focus();
    scrollTo(0, 0);
    const status = this.part('status');
    const isKept = await checks.keep(check).then(() => true, () => false);
    status.textContent = isKept ? status.dataset.kept : status.dataset.full;
    status.classList.toggle('be-hidden', isKept); // what could not be kept is told to everybody
  }
}

export async function mount(root) {
  await lateSheet(root.dataset.sheet);
  await new HabitsCheck(root).start();
}
