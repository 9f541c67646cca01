// Heat and cold on the screen: who should not, how long, the count, the end, and the wait before the next time.

import { alarmFile } from './alarm-file.js';
import { lengthsFor, verdictOf } from './care-gate.js';
import { theSession } from './care-session.js';
import { allowedMinutes, daysBefore, mayStart } from './care-timer.js';
import { fill, pattern } from './flow-words.js';
import { passing } from './memory.js';
import { wakeSound } from './sound.js';
import { listen, show } from './states.js';
import { drawRing } from './timer-face.js';

const MINUTE = 60_000;
const make = (name, values) => Object.assign(document.createElement(name), values);
const time = (ms) => new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'short' }).format(ms);

export class CareScreen {
  /** `onScreen` hears the line that goes with each new screen. */
  constructor(root, onScreen) {
    this.root = root;
    this.onScreen = onScreen;
    this.session = theSession();
    this.gate = root.querySelector('[data-part="gate"]');
    this.limits = JSON.parse(this.gate.dataset.limits);
    this.rows = [...this.gate.querySelectorAll('[data-row]')].map((row) => ({ ...row.dataset, id: row.dataset.row }));
    const ticked = passing.recallJson('gate');
    this.ticked = Array.isArray(ticked) ? ticked : null;
    this.buildTicks();
    listen(root, {
      asked: () => this.ask('asked'), regate: () => this.ask('regate'), normal: () => this.ask('normal'),
      go: () => this.go(), off: () => this.off(), alarm: () => this.offerAlarm(),
    });
    this.gate.querySelector('form').addEventListener('submit', (event) => this.answer(event));
    const beat = () => (root.isConnected ? this.tick() : document.removeEventListener('care:beat', beat));
    document.addEventListener('care:beat', beat);
    root.addEventListener('change', ({ target }) => target.name === 'minutes' && this.pick(Number(target.value)));
  }

  buildTicks() {
    const labels = [...this.gate.querySelectorAll('[data-row]')].map((row) => {
      const label = make('label', { className: 'be-tick' });
      const box = make('input', { className: 'be-tick__box', type: 'checkbox', value: row.dataset.row });
      box.checked = this.ticked?.includes(row.dataset.row) ?? false;
      label.append(box, make('span', { textContent: row.dataset.says }));
      return label;
    });
    this.gate.querySelector('form').replaceChildren(...labels);
  }

  answer(event) {
    event.preventDefault();
    event.stopPropagation();
    this.ticked = [...this.gate.querySelectorAll(':checked')].map((box) => box.value);
    passing.remember('gate', JSON.stringify(this.ticked));
    this.asked = false;
    this.draw(true);
  }

  ask(what) {
    if (what === 'regate') this.ticked = null;
    else this[what] = true;
    this.draw(true);
  }

  /** The part that is on the screen changed: undefined is the choice between the two. */
  show(part) {
    this.part = part;
    this.minutes = null;
    this.normal = false;
    this.draw(false);
  }

  draw(isStep) {
    this.state = this.part ? this.stateNow() : 'first';
    show(this.root, this.state);
    for (const each of [this.gate, ...this.root.querySelectorAll('.be-part[id]')]) {
      each.hidden = each !== (this.state === 'gate' ? this.gate : this.part);
    }
    this.fillIn();
    const shown = this.state === 'gate' ? this.gate : this.part;
    this.onScreen(this.state === 'first' ? this.root.dataset.say : this.state === 'running' ? shown.dataset.say : shown.innerText.split('\n')[0]);
    if (!isStep) return;
    const heading = shown.querySelector('h2');
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  stateNow() {
    const kind = this.part.id;
    const running = this.session.read();
    if (running?.kind === kind) return running.left ? 'running' : 'over';
    if (!this.ticked) return 'gate';
    this.verdict = verdictOf(this.rows, this.ticked, kind);
    if (this.verdict.verdict === 'no') return 'refused';
    if (this.verdict.verdict === 'ask' && !this.asked) return 'ask';
    const may = mayStart(this.limits[kind], this.session.past,
      { kind, now: Date.now(), running: running?.kind ?? null, skinNormal: this.normal });
    this.from = may.from;
    if (may.why === 'running') return 'running-other';
    return may.ok ? 'ready' : may.why;
  }

  ready() {
    const limits = this.limits[this.part.id];
    const lengths = lengthsFor(limits, this.verdict.careful);
    this.pick(allowedMinutes(limits, this.minutes ?? lengths[0], this.verdict.careful));
    const row = this.part.querySelector('[data-part="lengths"]');
    row.replaceChildren(...lengths.map((minutes) => this.choice(minutes, row.dataset.label)));
    const after = this.part.querySelector('[data-days]');
    if (after) after.hidden = daysBefore(this.session.past, this.part.id, Date.now()) < after.dataset.days;
    const notes = this.part.querySelector('[data-part="notes"]');
    notes.replaceChildren(...this.verdict.notes.map((textContent) => make('li', { textContent })));
  }

  choice(minutes, words) {
    const label = make('label', { className: 'be-minutes' });
    const box = make('input', { className: 'be-minutes__box', type: 'radio', name: 'minutes', value: minutes });
    box.checked = minutes === this.minutes;
    label.append(box, make('span', { textContent: fill(words, { minutes }) }));
    return label;
  }

  pick(minutes) {
    this.minutes = minutes;
    pattern(this.root.querySelector('[data-action="go"]'), { minutes });
  }

  fillIn() {
    if (this.state === 'ready') this.ready();
    if (this.state === 'running' || this.state === 'over') drawRing(this.part, this.session.read());
    if (this.state === 'rest' || this.state === 'day') this.waitUntil();
  }

  waitUntil() {
    for (const line of this.part.querySelectorAll('[data-wait]')) line.textContent = fill(line.dataset.wait, { time: time(this.from) });
  }

  go() {
    wakeSound();
    this.session.start(this.part.id, this.minutes, this.limits[this.part.id]);
    this.draw(true);
    document.dispatchEvent(new CustomEvent('care:change'));
  }

  off() {
    this.session.end();
    this.draw(true);
    document.dispatchEvent(new CustomEvent('care:change'));
  }

  /** Once a second while something runs; a change of state draws the whole screen. */
  tick() {
    if (!this.part) return;
    if (this.stateNow() === this.state) this.fillIn();
    else this.draw(false);
  }

  offerAlarm() {
    const { elapsed, marks } = this.session.read();
    const now = Date.now();
    const words = this.part.dataset;
    const alarms = marks.filter(({ at }) => at * MINUTE > elapsed)
      .map(({ at, kind }) => ({ at: now + at * MINUTE - elapsed, title: kind === 'end' ? words.end : words.skin }));
    const url = URL.createObjectURL(new Blob([alarmFile(alarms, now)], { type: 'text/calendar' }));
    const link = make('a', { href: url, download: 'back-at-ease-alarm.ics' });
    link.dataset.hxBoost = 'false';
    this.root.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), MINUTE);
  }
}
