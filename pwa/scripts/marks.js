// Marks every move on the page that a person should skip, change or ask about, by what they ticked on this phone.
// On a picture the mark lies in a corner, so that nothing that is being read moves.

import { ticked, verdictOf } from './conditions.js';
import { fill } from './flow-words.js';

const made = (tag, className, text) => Object.assign(document.createElement(tag), { className, textContent: text });
const isAbout = (codes) => ({ dataset }) => codes.includes(dataset.condition);

function blank(root, action) {
  const mark = root.querySelector(`[data-does="${action}"]`).cloneNode(true);
  return { mark, words: mark.querySelector('[data-pattern]') };
}

function reasons(root, codes) {
  const short = JSON.parse(root.dataset.short);
  return codes.map((code) => short[code]).join(', ');
}

/** The mark with its reason, and the move to do instead if the content names one. */
function fullMark(root, { action, codes, instead }) {
  const { mark, words } = blank(root, action);
  const why = fill(words.dataset.pattern, { why: reasons(root, codes) });
  words.textContent = instead ? `${why}. ${fill(words.dataset.instead, { name: instead })}` : why;
  return mark;
}

/** The mark for a small picture: the word is seen, the reason is for readers. */
function shortMark(root, { action, codes }) {
  const { mark, words } = blank(root, action);
  const { word, pattern } = words.dataset;
  const why = fill(pattern, { why: reasons(root, codes) });
  words.replaceChildren(word, made('span', 'be-hidden', why.slice(word.length)));
  mark.classList.add('be-mark--on');
  return mark;
}

function markMoves(root, codes) {
  for (const move of document.querySelectorAll('[data-avoid]')) {
    move.querySelector('.be-mark')?.remove();
    const verdict = verdictOf(JSON.parse(move.dataset.avoid), codes);
    if (!verdict) continue;
    const row = move.querySelector('.be-item__body');
    if (row) row.append(fullMark(root, verdict));
    else move.querySelector('.be-tile__pic').append(shortMark(root, verdict));
  }
}

/** A large picture is marked by the rules written beneath it; on the page of a move the mark leads to them. */
function markPictures(root, codes, card) {
  for (const stage of document.querySelectorAll('main .be-stage')) {
    stage.querySelector('.be-mark--on, .be-mark__way')?.remove();
    const rows = (stage.closest('.be-part') ?? document).querySelectorAll('[data-condition]');
    const verdict = verdictOf([...rows].map(({ dataset }) => [dataset.condition, dataset.does, dataset.instead ?? '', dataset.unless]), codes);
    if (!verdict) continue;
    const mark = fullMark(root, verdict);
    mark.classList.add('be-mark--on');
    const way = card && Object.assign(made('a', 'be-mark__way', ''), { href: `#${card.getAttribute('aria-labelledby')}` });
    way?.setAttribute('data-hx-boost', 'false');
    way?.append(mark);
    stage.prepend(way ?? mark);
  }
}

/** The page of a move says all that applies beneath its steps. */
function fillCard(root, codes, card) {
  const rows = [...document.querySelectorAll('[data-condition]')].filter(isAbout(codes));
  card.querySelector('ul').replaceChildren(...rows.map((row) => {
    const { does, condition, unless = '' } = row.dataset;
    const line = document.createElement('li');
    const text = row.querySelector('.be-item__meta').cloneNode(true);
    if (unless.split(' ').some((code) => codes.includes(code))) text.querySelector('a').remove();
    line.append(fullMark(root, { action: does, codes: [condition], instead: '' }), text);
    return line;
  }));
  card.hidden = rows.length === 0;
}

export function mount(root) {
  const draw = () => {
    if (!root.isConnected) return document.removeEventListener('conditions:change', draw);
    const codes = ticked();
    const card = document.querySelector('[data-part="mine"]');
    markMoves(root, codes);
    markPictures(root, codes, card);
    if (card) fillCard(root, codes, card);
  };
  document.addEventListener('conditions:change', draw);
  draw();
}
