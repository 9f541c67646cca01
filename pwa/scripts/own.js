// The page of one's own routines: the list, the editor, and the player for what was made.

import { fill } from './flow-words.js';
import { lateSheet } from './late-sheet.js';
import { amounts, asRoutine, changed, keep, moved, owned, withMove, withRoutine, without } from './own-store.js';
import { partsOf, timeline } from './player-cues.js';
import { left } from './player-place.js';
import { stepsOf } from './player-plan.js';
import { load } from './player.js';
import { aim } from './reminder.js';
import { listen, show } from './states.js';

class OwnRoutines {
  constructor(root, player) {
    this.root = root;
    this.player = player;
    this.data = player.data;
    this.all = owned(this.data.moves);
    this.draft = null;
    this.gone = null;
  }

  part(name) {
    return this.root.querySelector(`[data-part="${name}"]`);
  }

  start() {
    listen(this.root, {
      'make': () => this.edit({ id: `own-${Date.now()}`, name: '', steps: [] }),
      'add': () => this.change(withMove(this.named(), this.root.querySelector('select').value, this.data.moves)),
      'save': () => this.save(),
      'cancel': () => this.list(),
      'undo': () => this.undo(),
    });
    this.list();
  }

  /** A copy of one of the page's templates, with what each of its buttons does. */
  made(name, acts, values = {}) {
    const made = this.part(name).content.firstElementChild.cloneNode(true);
    for (const button of made.querySelectorAll('[data-do]')) {
      const { do: act, pattern } = button.dataset;
      if (pattern && act !== 'copy') button.setAttribute('aria-label', fill(pattern, values));
      button.addEventListener('click', () => acts[act](button));
    }
    return made;
  }

  /** Turns the list into another and shows it; `gone` is what can be put back then. */
  async keep(act, gone = this.gone) {
    const status = this.part('own-status');
    if (await keep(act)) {
      this.all = owned(this.data.moves);
      this.gone = gone;
      this.list();
      status.textContent = status.dataset.saved;
      return true;
    }
    status.textContent = status.dataset.full;
    status.classList.remove('be-hidden'); // what could not be kept is told to everybody
    return false;
  }

  list() {
    this.draft = null;
    show(this.root, 'list', {}, 'template');
    this.part('none').hidden = this.all.length > 0;
    this.part('gone').hidden = !this.gone;
    this.part('list').replaceChildren(...this.all.map((routine) => this.row(routine)));
  }

  minutes(routine) {
    const data = { ...this.data, routines: { own: this.playable(routine) } };
    return Math.round(timeline(partsOf(stepsOf(data, 'own'), data.pace), data.pace).length / 60);
  }

  playable(routine) {
    return asRoutine(routine, this.data.moves, this.data.rules, location.pathname);
  }

  row(routine) {
    const row = this.made('row', {
      play: () => this.play(routine),
      edit: () => this.edit(routine),
      remind: () => aim(this.root.querySelector('[data-module="reminder"]'), { id: routine.id, name: routine.name, minutes: this.minutes(routine) }),
      copy: (button) => this.add({ ...routine, id: `own-${Date.now()}`, name: fill(button.dataset.pattern, routine) }),
      delete: () => this.delete(routine),
    });
    const go = row.querySelector('[data-go]');
    left(routine.id).then((place) => place && (go.textContent = go.dataset.left));
    const about = row.querySelector('[data-value="about"]');
    row.querySelector('[data-value="name"]').textContent = routine.name;
    about.textContent = fill(about.dataset.pattern, { minutes: this.minutes(routine), count: routine.steps.length });
    return row;
  }

  async play(routine) {
    this.data.routines[routine.id] = this.playable(routine);
    this.player.choose(routine.id);
    if (await left(routine.id)) this.player.resume();
    else this.player.open();
  }

  add = (routine) => this.keep((all) => [...all, routine]);

  async delete(routine) {
    const gone = {};
    this.part('deleted').textContent = fill(this.part('deleted').dataset.pattern, routine);
    const isKept = await this.keep((all) => {
      gone.place = all.findIndex(({ id }) => id === routine.id);
      [gone.routine] = all.splice(gone.place, 1);
      return all;
    }, gone);
    if (isKept) this.root.querySelector('[data-action="undo"]').focus();
  }

  undo() {
    const { routine, place } = this.gone;
    return this.keep((all) => [...all.slice(0, place), routine, ...all.slice(place)], null);
  }

  edit(routine) {
    this.gone = null;
    this.root.querySelector('[name="name"]').value = routine.name;
    this.part('empty').hidden = true;
    show(this.root, 'edit', {}, 'template');
    this.change(routine);
    scrollTo(0, 0);
    this.root.querySelector('[name="name"]').focus();
  }

  /** The draft with the name as it stands in its field. */
  named() {
    return { ...this.draft, name: this.root.querySelector('[name="name"]').value };
  }

  change(draft) {
    this.draft = draft;
    this.part('moves').replaceChildren(...draft.steps.map((step, index) => this.step(step, index)));
    if (draft.steps.length) this.part('empty').hidden = true;
  }

  step({ move, dose }, index) {
    const { name } = this.data.moves[move];
    const item = this.made('move', {
      up: () => this.again(moved(this.named(), index, -1), index - 1, 'up'),
      down: () => this.again(moved(this.named(), index, 1), index + 1, 'down'),
      remove: () => this.again(without(this.named(), index), index, 'remove'),
    }, { name });
    item.querySelector('[data-value="name"]').textContent = name;
    item.querySelector('.be-own__dose').append(...amounts(dose).map((what) => this.amount(what, dose[what], name, index)));
    return item;
  }

  amount(what, value, name, index) {
    const word = this.part('words').dataset[what];
    const act = (by, way) => this.again(changed(this.named(), index, what, by), index, way, what);
    const made = this.made('amount', { less: () => act(-1, 'less'), more: () => act(1, 'more') }, { name, what: word });
    made.dataset.what = what;
    made.querySelector('.be-own__what').textContent = word;
    made.querySelector('.be-own__number').textContent = value;
    return made;
  }

  /** Draws the change and leaves the focus where the finger is. */
  again(draft, index, act, what) {
    this.change(draft);
    const items = this.part('moves').children;
    const item = items[Math.min(items.length - 1, Math.max(0, index))];
    const place = what ? item?.querySelector(`[data-what="${what}"]`) : item;
    (place?.querySelector(`[data-do="${act}"]`) ?? this.root.querySelector('select')).focus();
  }

  save() {
    const draft = this.named();
    this.part('empty').hidden = draft.steps.length > 0;
    if (!draft.steps.length) return this.root.querySelector('select').focus();
    const name = draft.name.trim() || this.part('words').dataset.unnamed;
    return this.keep((all) => withRoutine(all, { ...draft, name }));
  }
}

export async function mount(root) {
  const [player] = await Promise.all([load(document.querySelector('[data-module="player"]')), lateSheet(root.dataset.sheet)]);
  if (player) new OwnRoutines(root, player).start();
}
