// The questions before a session: pain, moves to pick from, the week of a plan, how much, sound, time to get ready.

import { fill } from './flow-words.js';
import { readable } from './memory.js';
import { recall, remember } from './store.js';
import { questions } from './player-plan.js';

/** An element with what is in it. */
export const make = (tag, properties, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

const option = (name, value, text, checked) =>
  make('label', { className: 'be-minutes' },
    make('input', { className: 'be-minutes__box', type: 'radio', name, value, checked }), make('span', { textContent: text }));

const fieldset = (legend, options) =>
  make('fieldset', { className: 'be-scale' }, make('legend', { className: 'be-scale__ask', textContent: legend }),
    make('div', { className: 'be-scale__row be-scale__row--few' }, ...options));

/** One question with its answers, the one from last time chosen, else the first. */
function question(name, legend, answers, before) {
  const known = answers.some(([value]) => value === before);
  return fieldset(legend, answers.map(([value, text], place) => option(name, value, text, known ? value === before : !place)));
}

const saved = () => readable(recall('player-setup')) ?? {};

/** Draws the questions that this routine has, answered as the last time; pain is never preset. */
export function drawSetup(form, data, routine) {
  const { all, [routine]: own } = saved();
  const before = { ...all, ...own };
  const picks = form.querySelector('[data-part="picks"]');
  picks.replaceChildren(...questions(data, routine).map(({ index, slugs }) =>
    question(`pick-${index}`, fill(picks.dataset.pattern, { number: index + 1 }), slugs.map((slug) => [slug, data.moves[slug].name]), before[`pick-${index}`])));
  const weeks = form.querySelector('[data-part="weeks"]');
  const plan = data.routines[routine].weeks.map(([week, minutes]) => [String(week), fill(weeks.dataset.pattern, { week, minutes })]);
  weeks.hidden = !plan.length;
  weeks.replaceChildren(...(plan.length ? [question('week', weeks.dataset.legend, plan, before.week)] : []));
  for (const box of form.querySelectorAll('input')) {
    if (['before', 'morning'].includes(box.name)) box.checked = false;
    else if (box.value === before[box.name]) box.checked = true;
  }
}

/** The answers so far; `before` and `morning` are null until a number is tapped. */
export function readSetup(form) {
  const answers = Object.fromEntries(new FormData(form));
  const picks = Object.fromEntries(Object.entries(answers).filter(([name]) => name.startsWith('pick-')).map(([name, slug]) => [name.slice(5), slug]));
  const number = (name) => (answers[name] === undefined ? null : Number(answers[name]));
  return { ...answers, picks, before: number('before'), morning: number('morning') };
}

/** Keeps what was picked, but for pain and how much, for the next time. */
export function keepSetup(routine, { sound, volume, ready, week, picks }) {
  const own = { week, ...Object.fromEntries(Object.entries(picks).map(([index, slug]) => [`pick-${index}`, slug])) };
  remember('player-setup', JSON.stringify({ ...saved(), all: { sound, volume, ready }, [routine]: own }));
}
