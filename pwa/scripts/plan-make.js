// Making a plan: what is picked, its doses, and the code and sheet that follow every change at once. Nothing is sent.

import { chosen } from './clinic.js';
import { ticked, verdictOf } from './conditions.js';
import { fill } from './flow-words.js';
import { lateSheet } from './late-sheet.js';
import { drawCode, mountCode } from './plan-code-card.js';
import { LEVELS, MOST_MOVES, START, decode, encode } from './plan-code.js';
import { EMPTY, isEmpty, keepDraft, keptDraft, planOf, shifted, usualDose, withClinic, withDose, withMove, withRoutine, withStart, without } from './plan-draft.js';
import { drawFields } from './plan-fields.js';
import { minutesADay } from './plan-minutes.js';
import { slugOf } from './plan-play.js';
import { aboutOf, drawRows, rowsOf, startOf } from './plan-view.js';
import { listen } from './states.js';

const KEPT_UP = 4; // moves: more than people keep up

class Maker {
  constructor(root, data, player) {
    Object.assign(this, { root, data, player, draft: keptDraft(), gone: null });
    const { kinds, fields, sides } = this.part('words').dataset;
    const words = { kinds: JSON.parse(kinds), fields: JSON.parse(fields), sides: JSON.parse(sides) };
    this.words = { words: { ...words, pattern: root.dataset.field, template: this.part('field') }, says: data.says };
  }

  part(name) {
    return this.root.querySelector(`[data-part="${name}"]`);
  }

  start() {
    const own = Object.entries(this.data.clinics).find(([, { slug }]) => slug === chosen());
    this.blank = { ...EMPTY, clinic: own ? Number(own[0]) : 0 };
    if (isEmpty(this.draft)) this.draft = this.blank;
    this.take(location.hash.slice(1));
    this.drawChoices();
    mountCode(this.root);
    listen(this.root, { undo: () => this.undo(), restart: () => this.restart() });
    this.part('moves').addEventListener('click', ({ target }) => this.add(target.closest('button')));
    this.part('find').addEventListener('input', ({ target }) => this.find(target.value));
    this.part('level').append(...LEVELS.map((level) => new Option(fill(this.root.dataset.levelOne, { level }), level)));
    for (const name of ['routine', 'level']) this.part(name).addEventListener('change', () => this.pickRoutine());
    this.part('from').addEventListener('change', ({ target }) => this.change(withClinic(this.draft, Number(target.value))));
    [this.part('start').min, this.part('start').max] = START;
    this.part('start').addEventListener('change', ({ target }) => this.startOn(target));
    this.draw();
  }

  drawChoices() {
    const { moves, routines, clinics } = this.data;
    this.part('from').append(...Object.entries(clinics).map(([number, { name }]) => new Option(name, number)));
    this.part('moves').replaceChildren(...Object.entries(moves).map(([number, { name, areas }]) => {
      const made = this.part('choice').content.firstElementChild.cloneNode(true);
      made.dataset.area = areas;
      made.firstElementChild.dataset.number = number;
      made.querySelector('.be-item__name').textContent = name;
      return made;
    }));
    this.part('routine').append(...Object.entries(routines).map(([number, { name }]) => new Option(name, number)));
  }

  /** A plan that was opened, to change it. */
  take(code) {
    try {
      this.draft = { ...EMPTY, ...decode(code) };
      history.replaceState(history.state, '', location.pathname);
    } catch {
      return; // no code in the address: what was left goes on
    }
  }

  say(pattern, values) {
    this.part('said').textContent = pattern ? fill(pattern, values) : '';
  }

  nameOf({ number }) {
    return this.data.moves[number]?.name ?? this.data.words.unknown;
  }

  find(text) {
    const wanted = text.trim().toLowerCase();
    for (const row of this.part('moves').children) row.hidden = !row.textContent.toLowerCase().includes(wanted);
  }

  add(button) {
    if (!button) return;
    const number = Number(button.dataset.number);
    const next = withMove(this.draft, number);
    const { added, fullPlan } = this.root.dataset;
    this.change(next);
    this.say(next.moves.length === MOST_MOVES && next.moves.at(-1).number !== number ? fullPlan : added, { name: this.nameOf({ number }), most: MOST_MOVES });
  }

  /** Every change goes through here; a removal can be put back until the next one. */
  change(draft, gone = null) {
    this.draft = draft;
    this.gone = gone;
    this.say('');
    this.draw();
  }

  /** What can be put back is named beside its button. */
  lose(draft, words) {
    this.change(draft, this.draft);
    this.part('gone-words').textContent = words;
    this.root.querySelector('[data-action="undo"]').focus();
  }

  undo() {
    this.change({ ...this.gone, count: this.draft.count + 1 });
    this.part('find').focus();
  }

  restart() {
    this.lose(this.blank, this.root.dataset.restarted);
  }

  pickRoutine() {
    const number = Number(this.part('routine').value);
    this.change(withRoutine(this.draft, number ? { number, level: Number(this.part('level').value) } : null));
  }

  startOn({ value }) {
    const isFit = !value || (value >= START[0] && value <= START[1]);
    const wrong = this.part('start-wrong');
    wrong.hidden = isFit;
    wrong.textContent = isFit ? '' : fill(this.root.dataset.startWrong, { first: START[0], last: START[1] });
    if (isFit) this.change(withStart(this.draft, value || null));
  }

  draw() {
    const { moves, routine, clinic, start } = this.draft;
    keepDraft(this.draft);
    this.part('routine').value = routine?.number ?? '';
    this.part('level').value = routine?.level ?? 0;
    this.part('levels').hidden = !routine;
    this.part('from').value = clinic;
    if (this.part('start').value !== (start ?? '')) this.part('start').value = start ?? '';
    this.part('gone').hidden = !this.gone;
    this.part('chosen').hidden = !moves.length || Boolean(routine);
    this.part('chosen').replaceChildren(...moves.map((move, index) => this.move(move, index)));
    this.drawSheet();
  }

  move(move, index) {
    const name = this.nameOf(move);
    const made = this.part('pick').content.firstElementChild.cloneNode(true);
    made.querySelector('.be-item__name').textContent = name;
    const acts = {
      up: () => this.again(shifted(this.draft, index, -1), index - 1, 'up'),
      down: () => this.again(shifted(this.draft, index, 1), index + 1, 'down'),
      take: () => this.lose(without(this.draft, index), fill(this.root.dataset.taken, { name })),
      own: () => this.again(withDose(this.draft, index, this.draft.moves[index].dose ? null : this.usual(move)), index, 'own'),
    };
    for (const button of made.querySelectorAll('[data-do]')) {
      if (button.dataset.pattern) button.setAttribute('aria-label', fill(button.dataset.pattern, { name }));
      button.addEventListener('click', acts[button.dataset.do]);
    }
    this.drawDose(made, move, index);
    return made;
  }

  usual({ number }) {
    const found = this.data.moves[number];
    return usualDose(found ? this.player.moves[slugOf(found)].dose : {}, found?.often ?? []);
  }

  drawDose(made, move, index) {
    const { on, off, onOne, offOne } = made.querySelector('[data-do="own"]').dataset;
    const own = made.querySelector('[data-do="own"]');
    const line = made.querySelector('.be-item__meta');
    const name = this.nameOf(move);
    const say = (dose) => {
      const [{ dose: text }] = rowsOf({ moves: [{ ...move, dose }] }, this.data);
      line.textContent = dose ? text : fill(this.root.dataset.usual, { dose: text });
    };
    own.textContent = move.dose ? on : off;
    own.setAttribute('aria-label', fill(move.dose ? onOne : offOne, { name }));
    say(move.dose);
    if (!move.dose) return;
    drawFields(made.querySelector('[data-part="dose"]'), move.dose, name, this.words, (dose) => {
      this.draft = withDose(this.draft, index, dose);
      this.gone = null;
      keepDraft(this.draft);
      say(dose);
      this.drawSheet(); // the field that was changed stays as it is, and keeps the focus
    });
  }

  /** Draws the change and leaves the focus where the finger is. */
  again(draft, index, act) {
    this.change(draft);
    const items = this.part('chosen').children;
    items[Math.min(items.length - 1, Math.max(0, index))]?.querySelector(`[data-do="${act}"]`).focus();
  }

  drawSheet() {
    const isNone = isEmpty(this.draft);
    const plan = planOf(this.draft);
    this.part('empty').hidden = !isNone;
    this.part('sheet').hidden = isNone;
    this.part('over').hidden = plan.moves.length <= KEPT_UP; // a routine is played as one thing
    this.drawClashes(plan);
    if (isNone) return;
    const code = encode(plan);
    this.part('about').textContent = aboutOf(plan, this.data);
    this.part('start-on').textContent = startOf(plan, this.data);
    this.part('start-on').hidden = !plan.start;
    this.part('minutes').textContent = fill(this.root.dataset.minutesDay, { minutes: minutesADay(plan, this.data, this.player) });
    drawRows(this.root, plan, this.data, this.player);
    drawCode(this.root, code, this.draft.count);
    this.part('open').href = `/p/${code}`;
  }

  drawClashes(plan) {
    const short = JSON.parse(this.root.dataset.short);
    const lines = rowsOf(plan, this.data, this.player).flatMap(({ name, avoid = [] }) => {
      const why = verdictOf(avoid, ticked())?.codes.map((code) => short[code]).join(', ');
      return why ? [fill(this.root.dataset.clash, { name, why })] : [];
    });
    this.part('clashes').replaceChildren(...[...new Set(lines)].map((textContent) => Object.assign(document.createElement('li'), { className: 'be-mark', textContent })));
  }
}

export async function mount(root) {
  const json = (name) => fetch(root.dataset[name]).then((answer) => answer.json());
  const [data, player] = await Promise.all([json('plan'), json('data'), lateSheet(root.dataset.sheet)]);
  new Maker(root, data, player).start();
}
