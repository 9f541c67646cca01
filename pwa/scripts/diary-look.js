// How it goes: bars, the sentence and the table that say the same, and what the entries say when they are counted.

import { chart } from './diary-chart.js';
import { activeDays, counted, dated, insight, lasts, months, shift, shortly, weeks } from './diary-days.js';
import { fill } from './flow-words.js';
import { sessions } from './session-log.js';

const made = (name, properties) => Object.assign(document.createElement(name), properties);

export class Look {
  /** @param {(field: string, id: string) => string} nameOf the words of what was ticked */
  constructor(root, nameOf) {
    this.root = root;
    this.nameOf = nameOf;
    this.span = 'weeks';
  }

  part(name) {
    return this.root.querySelector(`[data-part="${name}"]`);
  }

  draw(entries, able, today) {
    Object.assign(this, { entries, able: able.filter(({ scores }) => scores.length), today });
    this.look(this.span);
    this.part('insights').replaceChildren(...this.shift(), ...['after', 'helped', 'where'].flatMap((field) => this.insight(field)));
    this.part('insight-more').hidden = !this.part('insights').childElementCount;
  }

  look(span) {
    this.span = span;
    for (const button of this.root.querySelectorAll('[aria-pressed]')) button.setAttribute('aria-pressed', button.dataset.action === span);
    const starts = span === 'weeks' ? weeks(this.today) : months(this.today);
    const rows = counted(starts, this.entries, activeDays(sessions()));
    const labels = starts.map((day) => (span === 'weeks' ? shortly(day, this.today) : dated(day, { month: 'short' })));
    const able = this.able.map((each) => ({ ...each, last: lasts(starts, each.scores) }));
    const says = this.worst(rows, labels);
    const sum = (name) => rows.reduce((total, each) => total + each[name], 0);
    this.part('says').textContent = `${says} ${fill(this.part('says').dataset.counts, { episodes: sum('episodes'), active: sum('active') })}`;
    this.chart('worst', rows.map(({ worst }) => worst), 10, labels, says);
    this.chart('spasms', rows.map(({ episodes }) => episodes), 2, labels);
    this.chart('active', rows.map(({ active }) => active), span === 'weeks' ? 7 : 31, labels);
    this.part('practice').hidden = !sum('active');
    this.part('ables').replaceChildren(...able.flatMap((each) => this.ableChart(each, labels)));
    this.table(rows, labels, able);
  }

  /** The most pain of all the spans, as a sentence. */
  worst(rows, labels) {
    const at = rows.reduce((most, each, index) => (each.worst !== null && each.worst >= (rows[most]?.worst ?? -1) ? index : most), -1);
    const { dataset } = this.part('says');
    return at < 0 ? dataset.none : fill(dataset[this.span], { worst: rows[at].worst, when: labels[at] });
  }

  chart(name, values, least, labels, says = '') {
    const part = this.part(name);
    const total = values.reduce((sum, value) => sum + value, 0);
    const text = says || fill(part.dataset.pattern, { count: total });
    part.replaceChildren(chart(values, Math.max(least, ...values), labels, text));
  }

  ableChart({ name, scores, last }, labels) {
    const [first, now] = [scores[0], scores.at(-1)];
    const values = { name, first: first.score, since: shortly(first.day, this.today), last: now.score, when: shortly(now.day, this.today) };
    const textContent = fill(this.part('ables').dataset.pattern, values);
    return [made('p', { textContent }), chart(last, 10, labels, textContent)];
  }

  table(rows, labels, able) {
    for (const old of this.root.querySelectorAll('[data-able]')) old.remove();
    const heads = able.map(({ name }) => made('th', { scope: 'col', textContent: name }));
    for (const head of heads) head.dataset.able = '';
    this.part('columns').append(...heads);
    const body = this.part('numbers');
    const { none } = body.dataset;
    body.replaceChildren(...rows.map((each, index) => {
      const cells = [each.worst ?? none, each.episodes, each.active, ...able.map(({ last }) => last[index] ?? none)];
      const line = document.createElement('tr');
      line.append(made('th', { scope: 'row', textContent: labels[index] }), ...cells.map((textContent) => made('td', { textContent })));
      return line;
    }));
  }

  /** A sentence of the page with its values, as an item of a list. */
  line(name, values) {
    return made('li', { textContent: fill(this.part('insights').dataset[name], values) });
  }

  insight(field) {
    const found = insight(this.entries, field);
    return found ? [this.line(field, { ...found, what: this.nameOf(field, found.id) })] : [];
  }

  shift() {
    const found = shift(this.entries);
    return found ? [this.line(found.after < found.before ? 'milder' : 'stronger', found)] : [];
  }
}
