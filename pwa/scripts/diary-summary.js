// The last twelve months of the diary on one sheet, made on the phone for a clinician to read.

import { chart } from './diary-chart.js';
import { activeDays, counted, dated, dayOf, months, tally } from './diary-days.js';
import { activities, since } from './diary-store.js';
import { fill } from './flow-words.js';
import { lateSheet } from './late-sheet.js';
import { sessions } from './session-log.js';
import { listen } from './states.js';

const ENTRIES = 12; // as many as stay on the sheet beside the rest
const MOST = 5; // of a kind

function cells(values) {
  const line = document.createElement('tr');
  line.append(...values.map((textContent, index) => Object.assign(document.createElement(index ? 'td' : 'th'), index ? { textContent } : { textContent, scope: 'row' })));
  return line;
}

class Summary {
  constructor(root) {
    this.root = root;
    listen(root, { print: () => print() });
  }

  part(name) {
    return this.root.querySelector(`[data-part="${name}"]`);
  }

  name(kind, id) {
    return this.root.querySelector(`[data-names="${kind}"] [data-id="${CSS.escape(id)}"]`)?.textContent ?? id;
  }

  names = (kind, ids) => ids.map((id) => this.name(kind, id)).join(', ');

  date = (day, style = { dateStyle: 'medium' }) => dated(day, style);

  async start() {
    const today = dayOf(Date.now());
    const starts = months(today);
    const entries = await since(starts[0]).catch(() => []);
    const done = sessions().filter(({ end, began }) => end === 'done' && dayOf(began) >= starts[0]);
    const hasScores = this.able(await activities.all().catch(() => []), starts[0]);
    this.part('none').hidden = Boolean(entries.length || done.length || hasScores);
    this.part('sheet').hidden = !this.part('none').hidden;
    const rows = counted(starts, entries, activeDays(done));
    const made = this.part('made');
    made.textContent = fill(made.dataset.pattern, { date: this.date(today), from: this.date(starts[0]), to: this.date(today) });
    const values = {
      spasms: entries.length,
      worst: entries.length ? Math.max(...entries.map(({ pain }) => pain)) : '–',
      lost: entries.reduce((sum, { lost }) => sum + (lost ?? 0), 0),
      active: rows.reduce((sum, { active }) => sum + active, 0),
    };
    for (const node of this.root.querySelectorAll('[data-value]')) node.textContent = values[node.dataset.value];
    const labels = starts.map((day) => this.date(day, { month: 'short' }));
    this.say(rows, starts);
    this.part('worst').replaceChildren(chart(rows.map(({ worst }) => worst), 10, labels, this.part('says').textContent));
    for (const kind of ['where', 'after', 'helped']) this.list(kind, tally(entries, kind));
    this.list('practised', tally(done.map(({ routine }) => ({ routine: [routine] })), 'routine'));
    this.part('entries').replaceChildren(...[...entries].reverse().slice(0, ENTRIES).map((each) => this.row(each)));
    const older = this.part('older');
    older.hidden = entries.length <= ENTRIES;
    older.textContent = fill(older.dataset.pattern, { count: entries.length - ENTRIES });
  }

  say(rows, starts) {
    const line = this.part('says');
    const worst = Math.max(...rows.map((each) => each.worst ?? -1));
    const at = rows.findLastIndex((each) => each.worst === worst);
    line.textContent = worst < 0 ? line.dataset.none : fill(line.dataset.months, { worst, when: this.date(starts[at], { month: 'long' }) });
  }

  /** The first and the last score of the year of each activity; whether there is any. */
  able(all, from) {
    const part = this.part('of-able');
    const list = part.querySelector('ul');
    const scored = all.map((each) => ({ ...each, scores: each.scores.filter(({ day }) => day >= from) })).filter(({ scores }) => scores.length);
    part.hidden = !scored.length;
    list.replaceChildren(...scored.map(({ name, scores }) => {
      const [first, last] = [scores[0], scores.at(-1)];
      const values = { name, first: first.score, since: this.date(first.day), last: last.score, when: this.date(last.day) };
      return Object.assign(document.createElement('li'), { textContent: fill(list.dataset.pattern, values) });
    }));
    return scored.length > 0;
  }

  list(kind, counts) {
    const part = this.part(`of-${kind}`);
    part.hidden = !counts.length;
    part.querySelector('ul').replaceChildren(...counts.slice(0, MOST).map(([id, count]) =>
      Object.assign(document.createElement('li'), { textContent: fill(this.part('sheet').dataset.times, { what: this.name(kind, id), count }) })));
  }

  row({ began, ended, pain, where, after, helped, note }) {
    const { going, span } = this.part('sheet').dataset;
    const when = ended === '' ? fill(going, { date: this.date(began) })
      : ended === began ? this.date(began) : fill(span, { from: this.date(began), to: this.date(ended) });
    return cells([when, pain, this.names('where', where), this.names('after', after), this.names('helped', helped), note]);
  }
}

export async function mount(root) {
  await lateSheet(root.dataset.sheet);
  await new Summary(root).start();
}
