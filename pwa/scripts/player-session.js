// A session while it runs: the clock is looked at, due cues are given to ears, eyes and hands, and the place is kept.

import { pageDocument } from './page-document.js';
import { keep } from './player-place.js';
import { buzzOf, isMilestone, toneOf, wordsOf } from './player-signals.js';
import { record } from './session-log.js';
import { holdAwake, letSleep } from './wake.js';

const BEAT = 100; // ms between looks at the clock, besides the moment of each cue
const KEEP = 1000; // ms between notes of the place

// The buttons of a lock screen, a headset or a keyboard, where the platform hands them to a page.
const BUTTONS = ['play', 'pause', 'previoustrack', 'nexttrack'];

function handle(name, act) {
  try {
    navigator.mediaSession.setActionHandler(name, act);
  } catch {
    return; // this platform has no such button
  }
}

/** @param {{play: () => void, pause: () => void, jump: (way: string) => void, isShown: () => boolean}} session */
function takeButtons(session, title) {
  if (!navigator.mediaSession) return;
  navigator.mediaSession.metadata = new MediaMetadata({ title });
  const acts = [() => session.play(), () => session.pause(), () => session.jump('back'), () => session.jump('skip')];
  BUTTONS.forEach((name, index) => handle(name, () => session.isShown() && acts[index]()));
}

/** The buttons belong to whatever else plays. */
function leaveButtons() {
  if (!navigator.mediaSession) return;
  navigator.mediaSession.metadata = null;
  for (const name of BUTTONS) handle(name, null);
}

export class Session {
  /**
   * @param {object} about what is kept of it: {id, routine, began, setup, isHurt}
   * @param {import('./player-run.js').Run} run
   * @param {{dialog: HTMLElement, screen: object, signals: object, says: Record<string, string>, strength: boolean,
   *   isShown: () => boolean, onEnd: () => void}} player
   */
  constructor(about, run, player) {
    Object.assign(this, player, { about, run, isHurt: about.isHurt, known: run.done.size });
  }

  begin(title) {
    const { sound, volume } = this.about.setup;
    this.signals.setVolume(volume);
    this.signals.wake(sound);
    this.screen.sound(this.signals.mode);
    for (const { move } of this.run.steps) pageDocument(move.url);
    takeButtons(this, title);
    this.screen.lay(this.run.steps.length);
    this.play();
  }

  get isPlaying() {
    return Boolean(this.run.watch);
  }

  play() {
    this.run.play();
    document.documentElement.dataset.busy = 'player';
    holdAwake(this.dialog);
    this.screen.playing(true);
    this.beat();
  }

  pause() {
    clearTimeout(this.timer);
    this.run.pause();
    this.signals.stop();
    letSleep(this.dialog);
    this.note();
    this.screen.playing(false);
    this.screen.draw(this.run);
  }

  beat() {
    clearTimeout(this.timer);
    const { run } = this;
    if (!run.watch || !this.dialog.isConnected) return;
    for (const cue of run.due()) this.give(cue);
    if (run.done.size > this.known) record(this.logged('left')); // known the next day, even if it is never ended
    this.known = run.done.size;
    if (run.isOver) return this.onEnd();
    this.screen.draw(run);
    if (performance.now() - (this.noted ?? -KEEP) >= KEEP) this.note();
    this.timer = setTimeout(() => this.beat(), run.wait(BEAT));
  }

  give(cue) {
    const words = wordsOf(cue, this.run.table, this.run.steps, this.says);
    this.signals.give({ tone: toneOf(cue), words, buzz: buzzOf(cue) });
    if (isMilestone(cue)) this.screen.announce(words);
  }

  /** The page was hidden, or is seen again. */
  seen() {
    this.run.slept();
    if (document.visibilityState === 'visible') this.beat();
    else this.note();
  }

  /** Any tap or key gives the sound back that a call or the lock button took: only then may it start again. */
  touched() {
    this.signals.wake(this.signals.mode);
  }

  /** `back`, `skip`, `more` or `stay`. */
  jump(way) {
    this.run[way]();
    this.signals.stop();
    if (this.run.isOver) return this.onEnd();
    this.note();
    if (this.run.watch) this.beat();
    else this.screen.draw(this.run);
  }

  /** The easier move in this one's place, where there is one. */
  swap() {
    if (this.run.swap()) this.screen.lay(this.run.steps.length);
  }

  /** Nothing of it goes on: no timer, no sound, no screen kept awake. */
  rest() {
    clearTimeout(this.timer);
    this.run.pause();
    if (!this.run.isOver) this.signals.stop(); // the last words and the last buzz are heard out
    letSleep(this.dialog);
    leaveButtons();
    delete document.documentElement.dataset.busy;
  }

  /** What is kept of it when it is over: strength moves are in it once a set of one was done. */
  logged(end) {
    const { about: { id, routine, began, setup: { before, level, half } }, run: { done, steps } } = this;
    const strong = [...done].some((index) => steps[index].rests || (this.strength && steps[index].move.strength));
    return { id, routine, began, end, before, level, half, strong };
  }

  /** Where it is, for a page that comes after this one. */
  note() {
    this.noted = performance.now();
    const { seconds, edits, done } = this.run;
    return keep({ ...this.about, seconds, edits, done: [...done], isHurt: this.isHurt });
  }
}
