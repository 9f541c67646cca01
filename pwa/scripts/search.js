// The search page: finds as one types, says how many, and sends nothing anywhere.

import { ticked } from './conditions.js';
import { Search } from './search-core.js';
import { show } from './states.js';

const PAUSE = 80; // milliseconds after a key before searching
const WARM_UP = 'wram upp';
const SAY_AFTER = 700; // and before a screen reader is told, so that it speaks once

const loading = new Map(); // a page that is swapped in again need not read its index again

function load(url) {
  if (!loading.has(url)) {
    const read = fetch(url).then((answer) => {
      if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
      return answer.json();
    });
    loading.set(url, read.then((data) => new Search(data)));
    loading.get(url).catch(() => loading.delete(url));
  }
  return loading.get(url);
}

// A reload asks for the address once more. What was typed may stand in it only where the phone itself will answer.
const isKept = () => document.documentElement.dataset.offline === 'library';

function asked() {
  const after = new URLSearchParams(location.hash.slice(1)).get('q');
  return after ?? new URLSearchParams(location.search).get('q') ?? '';
}

function keepInAddress(text) {
  const query = text ? `q=${encodeURIComponent(text)}` : '';
  const part = query && (isKept() ? `?${query}` : `#${query}`);
  const address = `${location.pathname}${part}`;
  if (address !== `${location.pathname}${location.search}${location.hash}`) history.replaceState(history.state, '', address);
}

/** Writes a text into a node with the found words marked. */
function write(node, marked) {
  node.hidden = !marked;
  if (!marked) return;
  const parts = [];
  let from = 0;
  for (const [start, end] of marked.marks) {
    const mark = document.createElement('mark');
    mark.textContent = marked.text.slice(start, end);
    parts.push(marked.text.slice(from, start), mark);
    from = end;
  }
  node.replaceChildren(...parts, marked.text.slice(from));
}

function drawHit(template, hit) {
  const row = template.content.cloneNode(true).firstElementChild;
  row.querySelector('a').href = hit.url;
  show(row, hit.kind);
  for (const node of row.querySelectorAll('[data-text]')) write(node, hit[node.dataset.text]);
  for (const node of row.querySelectorAll('[data-if]')) node.hidden = !hit[node.dataset.if];
  return row;
}

const stateOf = ({ hits, isUrgent, isCrisis }) => {
  if (isCrisis) return 'crisis';
  if (isUrgent) return 'urgent';
  return hits.length > 1 ? 'many' : hits.length ? 'one' : 'none';
};

class SearchPage {
  constructor(root) {
    const part = (name) => root.querySelector(`[data-part="${name}"]`);
    this.root = root;
    this.form = part('form');
    this.input = root.querySelector('input');
    this.said = part('said');
    this.cards = [part('urgent'), part('crisis')];
    this.hits = part('hits');
    this.template = part('hit');
    this.timer = 0;
    this.saying = 0;
    this.engine = null;
    this.drawn = null;
    this.listen();
    this.input.value = asked();
    this.start();
  }

  async start() {
    for (const node of this.root.querySelectorAll('[disabled]')) node.disabled = false;
    try {
      this.engine = await load(this.root.dataset.index);
    } catch {
      return this.showState('failed');
    }
    this.search();
    if (this.text() && history.state?.scroll) scrollTo(0, history.state.scroll); // back from a result
    // The first search of a page is its slowest: it is over before anyone has typed.
    return setTimeout(() => this.engine.search(WARM_UP), PAUSE);
  }

  listen() {
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.search();
      this.rows()[0]?.focus();
    });
    this.input.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.search(), PAUSE);
    });
    this.root.addEventListener('keydown', (event) => this.onKey(event));
    this.root.addEventListener('click', ({ target }) => {
      if (target.closest('[data-idea]')) this.take(target.closest('[data-idea]').textContent);
    });
    const whenKept = new MutationObserver(() => this.root.isConnected && this.engine && keepInAddress(this.text()));
    whenKept.observe(document.documentElement, { attributeFilter: ['data-offline'] });
  }

  take(text) {
    this.input.value = text;
    this.input.focus();
    this.search();
  }

  text() {
    return this.input.value.trim();
  }

  search() {
    clearTimeout(this.timer);
    if (!this.engine) return;
    const text = this.text();
    if (this.drawn === this.input.value) return; // drawn anew, a row would lose the focus
    this.drawn = this.input.value;
    keepInAddress(text);
    if (!text) return this.draw([], 'idle');
    // A space at the end says that the last word is whole.
    const found = this.engine.search(this.input.value.trimStart());
    return this.draw(found.hits, stateOf(found));
  }

  draw(hits, state) {
    for (const card of this.cards) card.hidden = card.dataset.part !== state;
    this.hits.replaceChildren(...hits.map((hit) => drawHit(this.template, hit)));
    this.hits.hidden = hits.length === 0;
    globalThis.htmx?.process?.(this.hits);
    if (ticked().length) import('./search-marks.js').then(({ markHits }) => markHits(this.hits, this.root.dataset.library));
    this.showState(state, { count: hits.length });
  }

  /** Shows the parts for a state at once, and says it after a pause. */
  showState(state, values = {}) {
    this.root.dataset.state = state;
    for (const node of this.root.querySelectorAll('[data-when]')) {
      if (node.closest('[data-part]') === null) node.hidden = !node.dataset.when.split(' ').includes(state);
    }
    clearTimeout(this.saying);
    this.saying = setTimeout(() => show(this.said, state, values), SAY_AFTER);
  }

  /** What the arrow keys walk through, in order. */
  rows() {
    return [...this.root.querySelectorAll('section[data-part]:not([hidden]) a, [data-part="hits"] a')];
  }

  onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.search();
    const rows = this.rows();
    const at = rows.indexOf(document.activeElement);
    if (event.key === 'Escape' && at >= 0) return this.input.focus();
    if (!step || (at < 0 && document.activeElement !== this.input)) return;
    const next = at + step;
    if (next >= rows.length || (at < 0 && step < 0)) return;
    event.preventDefault();
    (next < 0 ? this.input : rows[next]).focus();
  }
}

export function mount(root) {
  return new SearchPage(root);
}
