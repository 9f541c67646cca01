// The player on its page: what is asked before, the session, and what is noted after, on one screen over the page.

import { allowsMoves, newest } from './check-memory.js';
import { clock, fill } from './flow-words.js';
import { lateSheet } from './late-sheet.js';
import { pageDocument } from './page-document.js';
import { Figure } from './player-figure.js';
import { Gate } from './player-gate.js';
import { forget, left } from './player-place.js';
import { stepsOf } from './player-plan.js';
import { Run } from './player-run.js';
import { Screen } from './player-screen.js';
import { Session } from './player-session.js';
import { readSetup } from './player-setup.js';
import { Signals } from './player-voice.js';
import { record } from './session-log.js';
import { judge } from './session-rules.js';
import { listen, show } from './states.js';

const KEYS = { ' ': 'toggle', k: 'toggle', ArrowLeft: 'back', ArrowRight: 'skip', '+': 'more', s: 'stay', h: 'hurt' };

class Player {
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.routine = root.dataset.routine;
    this.dialog = root.querySelector('dialog');
    this.says = data.says;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.screen = new Screen(this.dialog, new Figure(this.part('stage'), isCalm));
    this.signals = new Signals();
    this.gate = new Gate(root, data, this.routine, this);
    this.session = null;
  }

  part(name) {
    return this.root.querySelector(`[data-part="${name}"]`);
  }

  start() {
    listen(this.root, {
      'open': () => this.open(),
      'resume': () => this.resume(),
      'close': () => this.dialog.close(),
      'hear': () => this.hear(),
      'go': () => this.gate.go(),
      'did': () => this.gate.did(),
      'twice': () => this.gate.recheck(),
      'toggle': () => (this.session.isPlaying ? this.session.pause() : this.session.play()),
      ...Object.fromEntries(['back', 'skip', 'more', 'stay'].map((way) => [way, () => this.session.jump(way)])),
      'sound': () => this.screen.sound(this.signals.turn()),
      'hurt': () => this.hurt(),
      'easier': () => this.goOn('swap'),
      'leave': () => this.goOn('jump', 'skip'),
      'on': () => this.goOn(),
      'stop': () => this.end('hurt'),
      'keep': () => this.keepNote(),
    });
    this.dialog.addEventListener('keydown', (event) => this.key(event));
    for (const touch of ['pointerup', 'keydown']) this.dialog.addEventListener(touch, () => this.session?.touched());
    this.dialog.addEventListener('close', () => this.closed());
    this.dialog.addEventListener('click', ({ target }) => target.closest('a') && this.dialog.close());
    const gone = () => {
      if (this.root.isConnected) return; // something else was swapped
      document.removeEventListener('htmx:after:swap', gone);
      this.closed();
    };
    document.addEventListener('htmx:after:swap', gone);
    document.addEventListener('visibilitychange', () => this.session?.seen());
    addEventListener('pagehide', () => this.session?.note());
    this.entry();
  }

  /** Another routine of the data is played from now on. */
  choose(routine) {
    this.routine = routine;
    this.gate.routine = routine;
  }

  /** The buttons on the routine's page: to begin, or to go on where it was left. */
  async entry() {
    if (!this.root.dataset.routine) return; // another script of that page opens it
    const found = await this.found();
    if (found) this.nameLeft(found.run);
    show(this.root, found ? 'left' : 'new', {}, 'dialog');
    this.root.querySelector('[data-action="open"]').disabled = false; // until now a tap would have done nothing
  }

  /** What was left with its run; null where there is nothing, or nothing that fits the routine since an update. */
  async found() {
    const place = await left(this.routine);
    try {
      const run = place && this.made(place.setup, place);
      return run?.place ? { place, run } : null;
    } catch {
      forget();
      return null;
    }
  }

  nameLeft({ steps, place: { part, left: rest } }) {
    const text = this.part('resume');
    const { pattern, sided, [part.side]: side = '' } = text.dataset;
    const values = { move: steps[part.step].move.name, side: side.toLowerCase(), left: clock(rest * 1000) };
    text.textContent = fill(side ? sided : pattern, values);
  }

  made(setup, place = {}) {
    const pace = { ...this.data.pace, ready: Number(setup.ready) || this.data.pace.ready };
    return new Run(stepsOf(this.data, this.routine, setup), pace, place);
  }

  face(state) {
    this.state = state;
    show(this.dialog, state);
    this.dialog.scrollTop = 0;
    this.root.querySelector('#player-title').focus();
  }

  showModal() {
    if (!this.dialog.open) this.dialog.showModal();
  }

  open() {
    this.gate.open();
    this.showModal();
    this.root.querySelector('#player-title').focus();
  }

  hear() {
    const { sound, volume } = readSetup(this.part('before'));
    this.signals.setVolume(volume);
    this.signals.wake(sound);
    this.signals.give({ tone: 'bell', words: this.says.start, buzz: [200] });
  }

  begin(setup) {
    const now = Date.now();
    this.play({ id: `${this.routine}-${now}`, routine: this.routine, began: now, setup }, this.made(setup));
  }

  async resume() {
    this.signals.wake(this.signals.mode); // still within the tap, which alone may start sound
    const found = await this.found();
    if (!found) return this.open();
    this.showModal();
    const { id, routine, began, setup, isHurt } = found.place;
    const last = newest();
    if (last?.at >= began && !allowsMoves(last)) return this.face('careful');
    this.play({ id, routine, began, setup, isHurt }, found.run);
  }

  play(about, run) {
    const { name, strength } = this.data.routines[this.routine];
    this.session = new Session(about, run, { ...this, strength, isShown: () => this.state === 'play', onEnd: () => this.end('done') });
    this.face('play');
    this.session.begin(name);
  }

  async hurt() {
    this.session.isHurt = true;
    this.session.pause();
    const { steps, place } = this.session.run;
    const { easier, move } = steps[place.part.step];
    const text = this.part('easier');
    const { pattern, small } = text.dataset;
    this.face('hurt');
    const smaller = !easier && (await pageDocument(move.url))?.querySelector('.be-swap p')?.textContent;
    text.textContent = easier ? fill(pattern, { name: easier.move.name }) : fill(small, { text: smaller });
    text.parentElement.hidden = !easier && !smaller;
  }

  /** After "This hurts": with a change to the session, or as before. */
  goOn(change, ...given) {
    this.face('play');
    this.session[change]?.(...given);
    this.session?.play();
  }

  end(how) {
    const { session } = this;
    this.session = null;
    session.rest();
    const { done, steps } = session.run;
    this.done = session.logged(how === 'done' && done.size < steps.length / 2 ? 'left' : how);
    const isNothing = how === 'done' && !done.size; // who only skipped through did no session
    if (isNothing) {
      forget();
      return this.dialog.close();
    }
    record(this.done).then(forget); // a kill in between ends it again under the same id
    this.part('after').reset();
    this.part('bad').hidden = !session.isHurt;
    this.face(this.done.end === 'done' ? 'after' : 'stopped');
  }

  /** Adds how it felt after to the session that is kept already, and then says what follows from it. */
  async keepNote() {
    const { after, spread, bad } = Object.fromEntries(new FormData(this.part('after')));
    const noted = { ...this.done, ...(after && { after: Number(after) }), spread: spread === 'yes', bad: bad === 'yes' };
    await record(noted);
    this.part('result').textContent = this.data.why[judge(noted, this.data.rules).rule];
    this.face('result');
  }

  closed() {
    this.session?.rest();
    this.session?.note();
    this.session = null;
    if (this.root.isConnected) this.entry();
  }

  key(event) {
    const name = KEYS[event.key];
    const isOther = event.ctrlKey || event.metaKey || event.altKey; // the browser's own, such as to zoom or to go back
    if (this.state !== 'play' || !name || isOther || event.target.matches('input') || (event.key === ' ' && event.target.matches('button'))) return;
    event.preventDefault();
    const button = this.root.querySelector(`[data-action="${name}"]`);
    if (!button.hidden) button.click();
  }
}

/** The player of a place in the page, started; null where its data cannot be had. */
export async function load(root) {
  try {
    const [answer] = await Promise.all([fetch(root.dataset.data), lateSheet(root.dataset.sheet)]);
    const player = new Player(root, await answer.json());
    player.start();
    return player;
  } catch {
    show(root, 'failed', {}, 'dialog'); // the list of moves below is whole
    return null;
  }
}

/** Where a page plays what a person made, that page's own script asks for the player. */
export const mount = (root) => root.dataset.routine && load(root);
