// Heat or cold that is on, on every screen of the flow: one line with the time left, and what to do, said once.

import { theSession } from './care-session.js';
import { clock, fill } from './flow-words.js';
import { play } from './sound.js';
import { holdAwake, letSleep } from './wake.js';

const SECOND = 1000;
const KEEP = 5; // seconds between two notes of the time: the most a killed page can lose track of its clocks
const AGAIN = 60; // seconds until the end is rung again, while nobody says that the pack is off
const RINGS = 10;

const isShown = (kind) => document.querySelector(`.be-part#${kind}:not([hidden])`) !== null;

class Running {
  constructor(root) {
    this.root = root;
    this.line = root.querySelector('a');
    this.said = root.querySelector('[role="status"]');
    this.session = theSession();
    this.beats = 0;
    this.began = null;
  }

  start() {
    const keep = () => this.session.running && this.session.save();
    this.events = [[window, 'pagehide', keep], [document, 'freeze', keep], [document, 'visibilitychange', () => this.onSeen()],
      [document, 'care:change', () => this.beat()]];
    for (const [target, name, hear] of this.events) target.addEventListener(name, hear);
    this.beat();
    this.session.recover().then((isNewer) => isNewer && this.beat());
  }

  stop() {
    clearTimeout(this.timer);
    for (const [target, name, hear] of this.events) target.removeEventListener(name, hear);
    letSleep(this);
  }

  onSeen() {
    if (!this.session.running) return;
    this.session.watch.slept();
    if (document.visibilityState === 'visible') this.beat();
    else this.session.save();
  }

  beat() {
    clearTimeout(this.timer);
    if (!this.root.isConnected) return this.stop();
    const standing = this.session.read();
    this.line.hidden = !standing || isShown(standing.kind);
    if (standing) this.go(standing);
    document.dispatchEvent(new CustomEvent('care:beat'));
    if (!standing) return this.rest();
    this.beats += 1;
    if (this.beats % KEEP === 0) this.session.save();
    // On the second, so that what is read is what is left.
    this.timer = setTimeout(() => this.beat(), standing.left % SECOND || SECOND);
  }

  go(standing) {
    const { began } = this.session.running;
    // The screen is kept on from the start and not from each beat, or its cap would never come.
    if (began !== this.began) {
      this.began = began;
      this.rings = 0;
      holdAwake(this);
    }
    this.draw(standing);
    this.milestone(standing);
  }

  rest() {
    this.began = null;
    letSleep(this);
  }

  draw({ kind, left }) {
    const { dataset } = this.line;
    const text = left ? fill(dataset.left, { kind: dataset[kind], time: clock(left) }) : dataset.over;
    const words = this.line.querySelector('[data-words]');
    if (words.textContent !== text) words.textContent = text;
    this.line.hash = kind;
  }

  milestone({ left, elapsed, minutes }) {
    const mark = this.session.due();
    if (mark) this.say(mark.kind);
    const late = Math.floor((elapsed / SECOND - minutes * 60) / AGAIN);
    if (left || late <= this.rings || this.rings >= RINGS) return;
    this.rings = late;
    this.ring();
  }

  say(kind) {
    const { over, skin } = this.line.dataset;
    this.said.textContent = { start: this.line.textContent.trim(), end: over }[kind] ?? skin;
    this.session.save();
    if (kind === 'start') return; // its own tap began it: there is nothing to ring for
    this.ring();
    document.dispatchEvent(new CustomEvent('care:said', { detail: this.said.textContent }));
  }

  ring() {
    play('bell');
    // Before the first tap on a page a browser refuses, and complains.
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([300, 200, 300]);
  }
}

export const mount = (root) => new Running(root).start();
