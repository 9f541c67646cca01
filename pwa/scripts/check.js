// The safety check, one group of signs to a screen. The plain page below it stands until this has all it needs.

import { clearProgress, handOver, isFresh, keep, kept, newest, noteAsked, noteProgress, progress as savedProgress, standsFor, wantsHelp } from './check-memory.js';
import { factsOf, shownOn, standing } from './check-steps.js';
import { drawBeads, pattern } from './flow-words.js';
import { open, prepare } from './outcome-pages.js';
import { listen } from './states.js';
import { isHigher, keptAnswers, supplied } from './triage.js';

const all = (root, selector) => [...root.querySelectorAll(selector)];

/** Whether the short list is enough: the last check stands, and it let a person go on. */
const allowsShort = ({ everyHours }, last) => last && !wantsHelp(last) && standsFor(last, everyHours);

class Screens {
  constructor(root, check) {
    this.root = root;
    this.check = check;
    this.last = newest();
    this.isShort = location.hash === '#short' && Boolean(allowsShort(check.recheck, this.last));
    this.saved = this.isShort ? this.last : kept();
    this.given = this.known();
    this.begin();
  }

  /** From where it was left a short while ago, or anew. */
  begin() {
    const found = savedProgress();
    const isSame = found && Boolean(found.short) === this.isShort;
    this.progress = isSame ? found : { done: [], ticked: [], short: this.isShort };
    for (const [id, answer] of Object.entries(this.given)) if (answer === 'yes') this.tick(id);
    for (const box of this.boxes()) box.checked = this.progress.ticked.includes(box.value);
  }

  /** A tab may come back after days, just as it was left. */
  onSeen() {
    if (!this.progress.at || isFresh(this.progress)) return;
    clearProgress();
    this.begin();
    this.draw();
  }

  known() {
    const now = Date.now();
    if (!this.saved) return {};
    return { ...keptAnswers(this.check, this.saved.facts, now), ...supplied(this.check, this.saved, now) };
  }

  tick(id) {
    if (!this.progress.ticked.includes(id)) this.progress.ticked.push(id);
  }

  boxes() {
    return all(this.root, '.be-tick__box');
  }

  start() {
    for (const part of all(this.root, '[data-part]')) part.hidden = part.dataset.part === 'plain';
    this.root.querySelector('[data-part="kept"]').hidden = !this.saved || this.isShort;
    this.root.addEventListener('change', () => this.onTick());
    this.root.querySelector('form').addEventListener('submit', (event) => this.onSubmit(event));
    listen(this.root, { back: () => this.back(), more: () => this.more(), facts: () => this.askFacts() });
    addEventListener('scroll', () => this.drawMore(), { passive: true });
    document.addEventListener('visibilitychange', () => this.root.isConnected && this.onSeen());
    this.draw();
  }

  onTick() {
    this.progress.ticked = this.boxes().filter((box) => box.checked).map((box) => box.value);
    this.progress = noteProgress(this.progress);
    this.root.querySelector('[data-part="age"]').hidden = true;
    this.drawTicks();
  }

  onSubmit(event) {
    event.preventDefault();
    event.stopPropagation();
    const before = { ...this.progress, done: [...this.progress.done] };
    this.progress.done.push(...this.groups);
    const { result, groups } = standing(this.check, this.progress, this.given);
    if (groups[0]) return groups[0] === this.groups[0] ? this.refuse(before) : this.moveOn();
    if (before.short && !isHigher(result.level, this.last.level)) return this.goOn();
    if (result.level === 'E') this.progress = before.short ? { ...before, short: false } : before; // “I tapped by mistake” comes back to this screen
    return this.end(result);
  }

  /** The last check stands as it was. A tick that asks for nothing by itself may do so with the rest of the answers. */
  goOn() {
    const isTicked = this.root.querySelector('[data-group]:not([hidden]) .be-tick:not([hidden]) :checked');
    if (!isTicked) {
      clearProgress();
      noteAsked();
      return this.root.querySelector('[data-after]').click();
    }
    this.isShort = this.progress.short = false;
    history.replaceState(history.state, '', location.pathname);
    return this.moveOn();
  }

  /** Only an age that was not picked keeps a person on a screen. */
  refuse(before) {
    this.progress = before;
    this.root.querySelector('[data-part="age"]').hidden = false;
    all(this.root, '[type="radio"]')[0].focus();
  }

  moveOn() {
    this.progress = noteProgress(this.progress);
    this.draw();
    this.heading().focus();
  }

  back() {
    this.progress.done.pop();
    this.moveOn();
  }

  askFacts() {
    this.given = supplied(this.check, this.saved, Date.now());
    this.saved = null;
    this.root.querySelector('[data-part="kept"]').hidden = true;
    this.moveOn();
  }

  more() {
    scrollBy({ top: innerHeight / 2, behavior: 'auto' });
  }

  heading() {
    return this.root.querySelector('h1');
  }

  draw() {
    const { groups, number, count } = standing(this.check, this.progress, this.given);
    this.groups = groups;
    for (const each of all(this.root, '[data-group]')) each.hidden = !groups.includes(each.dataset.group);
    const screen = this.root.querySelector('[data-group]:not([hidden])');
    this.heading().textContent = screen.dataset.title;
    this.heading().tabIndex = -1;
    this.root.querySelector('[data-hint]').textContent = screen.dataset.hint;
    this.root.querySelector('[data-action="back"]').hidden = number === 1;
    pattern(this.root.querySelector('[data-pattern]'), { number, count });
    drawBeads(this.root, number, count);
    scrollTo(0, 0);
    this.drawTicks();
  }

  drawTicks() {
    const shown = this.groups.flatMap((group) => shownOn(this.check, this.progress, this.given, group));
    for (const box of all(this.root, '[data-group]:not([hidden]) .be-tick__box')) box.closest('.be-tick').hidden = !shown.includes(box.value);
    this.drawMore();
  }

  drawMore() {
    const last = all(this.root, '[data-group]:not([hidden]) > :last-child').pop();
    const foot = this.root.querySelector('.be-flow__foot').getBoundingClientRect();
    this.root.querySelector('[data-action="more"]').hidden = !last || last.getBoundingClientRect().bottom < foot.top + 24;
  }

  /** The result goes to the outcome page in words, since those are here; nothing of it is in an address. */
  end(result) {
    const now = Date.now();
    const words = (id) => this.boxes().find((box) => box.value === id).closest('.be-tick').textContent.trim();
    const said = result.questions.filter((each) => each.level === result.level);
    const advice = said.map(({ id }) => this.root.querySelector(`#${id.toLowerCase()} b`)?.textContent).filter(Boolean);
    const facts = factsOf(this.check, this.progress, this.given, this.saved?.facts ?? {}, now);
    const { level, outcome, variant, care, days, crisis } = result;
    handOver({ at: now, level, outcome, variant, care, days, crisis, ticked: result.reasons.map(words), advice, facts });
    if (kept()) keep({ level, care, at: now, facts });
    if (level === 'E') noteProgress(this.progress);
    else clearProgress();
    open(this.root.querySelector(`[data-outcome="${outcome}"]`));
  }
}

/** Without the table there are no steps: the plain page stays. */
export async function mount(root) {
  prepare(root.querySelectorAll('[data-outcome]'));
  const answer = await fetch(root.dataset.url).catch(() => null);
  if (answer?.ok && root.isConnected) new Screens(root, await answer.json()).start();
}
