// Before a session: whether this routine suits today, how much of it, and whether the safety check still stands.

import { allowsMoves, newest } from './check-memory.js';
import { pageDocument } from './page-document.js';
import { heeds, rulesOn, swaps } from './player-fit.js';
import { allSteps, stepsOf } from './player-plan.js';
import { drawSetup, keepSetup, make, readSetup } from './player-setup.js';
import { awaitingMorning, record, sessions } from './session-log.js';
import { fits, nextStep, strongLately } from './session-rules.js';
import { fill } from './flow-words.js';
import { explain } from './states.js';

const HOUR = 3_600_000;
const OFFERS = 6;

export class Gate {
  /** @param {{face: (state: string) => void, begin: (setup: object) => void}} player */
  constructor(root, data, routine, player) {
    this.root = root;
    this.data = data;
    this.routine = routine;
    this.player = player;
  }

  part(name) {
    return this.root.querySelector(`[data-part="${name}"]`);
  }

  open() {
    const form = this.part('before');
    drawSetup(form, this.data, this.routine);
    this.part('ask').hidden = true;
    this.waiting = awaitingMorning(sessions(), Date.now());
    this.part('morning').hidden = !this.waiting;
    this.drawDose();
    form.onchange = () => this.drawFit(readSetup(form).picks);
    form.onchange();
    this.player.face('before');
  }

  /** How much, as the sessions so far suggest, and why; anybody may choose otherwise. */
  drawDose() {
    const own = sessions().filter(({ routine }) => routine === this.routine);
    this.step = nextStep(own, Date.now(), this.data.rules);
    this.part('dose').hidden = this.step.rule === 'first';
    const suggested = this.step.half ? 'half' : this.step.level ? 'up' : 'same';
    for (const box of this.part('dose').querySelectorAll('input')) {
      box.checked = box.value === suggested;
      if (box.value === 'up') box.parentElement.hidden = !this.step.level;
    }
    this.part('why').textContent = this.data.why[this.step.rule];
  }

  /** What is left out or swapped for this person today, and why. */
  drawFit(picks = {}) {
    const steps = allSteps(this.data, this.routine, { picks });
    const rules = rulesOn(document.querySelector('main'));
    this.swaps = swaps(steps, rules, this.data.moves);
    this.drawHeed(heeds(steps, rules, this.swaps));
    const names = Object.keys(this.swaps).map((index) => steps[index].move.name);
    const out = this.part('left-out');
    out.hidden = !names.length;
    out.lastElementChild.textContent = fill(out.dataset.pattern, { moves: names.join(', ') });
    const isRested = Boolean(strongLately(sessions(), Date.now())) && steps.some(({ rests }) => rests);
    this.part('rested').hidden = !isRested;
    this.rested = isRested;
  }

  /** What a person should change in a move, or ask about first, in the words of the move's own page. */
  drawHeed(found) {
    const note = this.part('heed');
    note.hidden = !found.length;
    note.querySelector('ul').replaceChildren(...found.map(({ move, code, does }) => {
      const item = make('li', {}, make('b', { textContent: `${move.name}. ` }));
      pageDocument(move.url).then((page) => {
        const text = page?.querySelector(`[data-condition="${code}"] .be-item__meta`)?.firstChild.data ?? '';
        item.append(fill(note.dataset[does], { why: text }));
      });
      return item;
    }));
  }

  go() {
    const answers = readSetup(this.part('before'));
    this.part('ask').hidden = answers.before !== null;
    if (answers.before === null) return this.part('before').querySelector('input').focus();
    keepSetup(this.routine, answers);
    if (this.waiting && answers.morning !== null) record({ ...this.waiting, morning: answers.morning });
    this.drawFit(answers.picks);
    const { sound, volume, ready, week, picks, before, dose } = answers;
    this.setup = { sound, volume, ready, week, picks, before, swaps: this.swaps, rested: this.rested, level: dose === 'up' ? this.step.level : 0, half: dose === 'half' };
    if (!stepsOf(this.data, this.routine, this.setup).length) return null; // all of it is left out, as the note says
    const verdict = this.verdict(before);
    if (verdict !== 'fits') return this.refuse(verdict, before);
    return this.recheck();
  }

  verdict(pain, routine = this.routine, all = sessions()) {
    const { routines, rules } = this.data;
    return fits({ slug: routine, ...routines[routine] }, pain, all, Date.now(), rules);
  }

  refuse(verdict, pain) {
    const { routines } = this.data;
    const all = sessions();
    const others = Object.keys(routines)
      .filter((slug) => slug !== this.routine && this.verdict(pain, slug, all) === 'fits')
      .sort((one, other) => routines[one].maxPain - routines[other].maxPain) // those for a worse day come last
      .slice(0, OFFERS);
    this.part('offers').replaceChildren(...others.map((slug) =>
      make('li', {}, make('a', { className: 'be-item be-item--text', href: routines[slug].url, textContent: routines[slug].name }))));
    const now = Date.now();
    record({ id: `asked-${now}`, routine: this.routine, began: now, end: 'asked', before: pain });
    explain(this.root, verdict);
    this.player.face('unfit');
  }

  /** The check must be fresh, as the routine says and always when the pain is severe, and must allow moves. */
  recheck() {
    const { routines, rules } = this.data;
    const hours = this.setup.before >= rules.severe ? rules.severeHours : routines[this.routine].recheckHours;
    const last = newest();
    if (!last || Date.now() - last.at >= hours * HOUR) return this.player.face('recheck');
    return allowsMoves(last) ? this.player.begin(this.setup) : this.player.face('careful');
  }

  did() {
    this.player.begin(this.setup);
  }
}
