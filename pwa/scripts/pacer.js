// The breathing pacer: sun, words, tones and buzzes, all from one list of cues and one count of time.

import { CLOCKS, Elapsed } from './elapsed.js';
import { clock } from './flow-words.js';
import { cueAt, pacerCues } from './pacer-cues.js';
import { PacerLog } from './pacer-log.js';
import { play, wakeSound } from './sound.js';
import { listen, show } from './states.js';
import { holdAwake, letSleep } from './wake.js';

const LOW = 'translateY(34%) scale(0.62)';
const STILL = 'translateY(12%) scale(0.84)';
const BUZZ = { in: [70], out: [30, 80, 30], end: [200] };
const BEAT = 200; // ms between looks at the clock: no cue is later than this

class Pacer {
  constructor(root) {
    this.root = root;
    this.plan = JSON.parse(root.dataset.plan).pacer;
    this.log = new PacerLog(this.plan.perDay);
    this.minutes = this.plan.minutes;
    this.calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.on = { sound: false, buzz: false };
    this.reset();
  }

  reset() {
    this.counted = 0;
    this.last = -1;
    this.setMinutes(this.minutes);
  }

  /** The length that was asked for, or what is left of the day's limit if that is less. */
  setMinutes(minutes) {
    this.minutes = minutes;
    this.cues = pacerCues({ ...this.plan, minutes: Math.min(minutes, this.log.most() / 60_000) });
    this.length = this.cues[this.cues.length - 1].at * 1000;
  }

  get elapsed() {
    return this.watch ? this.watch.read() : this.counted;
  }

  part(name) {
    return this.root.querySelector(`[data-part="${name}"]`);
  }

  start() {
    this.root.classList.add('be-breath--led');
    this.part('tools').hidden = false;
    this.root.querySelector('[data-action="buzz"]').hidden = !navigator.vibrate;
    listen(this.root, { toggle: () => this.toggle(), sound: () => this.flip('sound'), buzz: () => this.flip('buzz') });
    this.root.addEventListener('change', ({ target }) => this.setMinutes(Number(target.value)) || this.beat());
    document.addEventListener('visibilitychange', () => this.watch?.slept());
    this.face('ready');
    const before = this.log.cutShort();
    if (before) this.takeUp(before);
    this.draw();
    if (!this.calm && !before) this.go();
  }

  /** After a reload or a kill it waits where it was: nobody was led meanwhile. */
  takeUp(session) {
    this.log.takeUp(session);
    this.counted = session.ms;
    this.setMinutes(session.minutes);
    for (const box of this.root.querySelectorAll('[type="radio"]')) box.checked = Number(box.value) === session.minutes;
    this.face('paused');
  }

  toggle() {
    if (this.watch) return this.pause();
    if (this.elapsed >= this.length) this.reset();
    return this.go();
  }

  flip(name) {
    this.on[name] = !this.on[name];
    this.root.querySelector(`[data-action="${name}"]`).setAttribute('aria-pressed', this.on[name]);
    if (name === 'sound' && this.on.sound) wakeSound();
  }

  face(state) {
    show(this.root.querySelector('[data-action="toggle"]'), state);
  }

  go() {
    if (!this.log.running) {
      if (!this.log.most()) return this.stopForToday();
      this.log.begin(this.minutes);
    }
    if (this.counted === 0) this.part('said').textContent = this.part('said').dataset.begun;
    this.watch = new Elapsed(CLOCKS, { elapsed: this.counted, wall: CLOCKS.wall() });
    this.last = -1;
    this.face('running');
    holdAwake(this.root);
    this.beat();
  }

  pause() {
    this.counted = this.watch.read();
    this.watch = null;
    this.log.note(this.counted, this.minutes);
    this.move?.pause();
    clearTimeout(this.timer);
    this.face('paused');
    letSleep(this.root);
  }

  beat() {
    clearTimeout(this.timer);
    if (!this.root.isConnected) return letSleep(this.root);
    this.draw();
    if (!this.watch) return;
    if (this.elapsed >= this.length) return this.end();
    this.timer = setTimeout(() => this.beat(), BEAT);
  }

  stopForToday() {
    this.part('led').hidden = true;
    this.root.querySelector('.be-pacer__cue').hidden = true;
    this.part('enough').hidden = false;
    this.part('said').textContent = this.part('enough').textContent;
  }

  end() {
    this.pause();
    this.log.end(this.counted, this.minutes);
    this.face('over');
    this.part('said').textContent = this.part('said').dataset.over;
    this.signal('end');
  }

  draw() {
    const elapsed = this.elapsed;
    const { index, cue, share } = cueAt(this.cues, elapsed / 1000);
    const text = clock(this.length - elapsed);
    if (this.part('left').textContent !== text) this.part('left').textContent = text;
    if (index === this.last) return;
    this.last = index;
    if (this.watch) this.log.note(elapsed, this.minutes);
    this.root.querySelector('.be-pacer__cue-in').hidden = cue.kind !== 'in';
    this.root.querySelector('.be-pacer__cue-out').hidden = cue.kind === 'in';
    this.root.querySelector('.be-pacer__still').hidden = !this.calm;
    this.rise(cue, share);
    if (this.watch && share < 0.5) this.signal(cue.kind);
  }

  rise({ kind, seconds }, share) {
    const way = kind === 'in' ? [LOW, 'none'] : ['none', LOW];
    const frames = this.calm ? [STILL, STILL] : way;
    this.move?.cancel();
    this.move = this.root.querySelector('.be-pacer__sun').animate(
      frames.map((transform) => ({ transform })),
      { duration: Math.max(1, seconds * 1000), easing: 'ease-in-out', fill: 'both' },
    );
    this.move.currentTime = share * seconds * 1000;
    if (!this.watch) this.move.pause();
  }

  signal(kind) {
    if (this.on.sound) play(kind === 'end' ? 'bell' : kind);
    if (this.on.buzz) navigator.vibrate(BUZZ[kind]);
  }
}

export const mount = (root) => new Pacer(root).start();
