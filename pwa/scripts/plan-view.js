// A plan in words and pictures: what server/pages/plan_view.py writes from the same file, line for line.

import { fill } from './flow-words.js';
import { playable, slugOf } from './plan-play.js';

const GROUP = 4; // symbols of a code that are read in one breath

/** The code as it is read aloud: in groups. */
export const grouped = (code) => code.match(new RegExp(`.{1,${GROUP}}`, 'g')).join(' ');

/** The code in what was typed or pasted: a code, or an address that ends in one. */
export const codeIn = (text) => text.trim().replace(/^.*\/p\//is, '').replace(/[?#/].*$/s, '');

const sets = (count, says) => (count > 1 ? fill(says.line_sets, { count }) : '');
const held = (count, says) => (count ? [fill(says.line_hold, { count })] : []);
const ladder = ({ sets: count, last, drop }) => Array.from({ length: count }, (_, place) => last + drop * (count - 1 - place));

const AMOUNTS = {
  repeats: ({ sets: many, reps, hold }, side, says) =>
    [sets(many, says) + (reps === 1 ? says.line_rep : fill(says.line_reps, { count: reps })) + side, ...held(hold, says)],
  hold: ({ sets: many, hold }, side, says) => [(many === 1 ? fill(says.line_hold, { count: hold }) : fill(says.holds, { hold, sets: many })) + side],
  ladder: (amount, side, says) => [fill(says.ladder, { counts: (amount.ladder ?? ladder(amount)).join(', ') }) + side, ...held(amount.hold, says)],
  minutes: ({ minutes }, side, says) => [fill(says.line_minutes, { count: minutes }) + side],
  breaths: ({ breaths }, side, says) => [fill(says.line_breaths, { count: breaths }) + side],
  steps: ({ sets: many, steps }, side, says) => [sets(many, says) + fill(says.line_steps, { count: steps }) + side],
};

/** How often, in words. */
export function oftenLine(often, says) {
  if (!often) return says.free;
  return often.times === 1 ? says[`${often.per}_once`] : fill(says[often.per], { count: often.times });
}

/** How much, on which side, how often. */
export function doseLine({ amount, side, often }, says) {
  const sided = { each: says.line_side, left: says.left, right: says.right }[side] ?? '';
  return [...AMOUNTS[amount.kind](amount, sided, says), oftenLine(often, says)].join(', ');
}

function lost(kind, number, data) {
  return data.retired[kind].includes(number) ? 'retired' : 'unknown';
}

function moveRow({ number, dose }, data) {
  const found = data.moves[number];
  const line = dose ? doseLine(dose, data.says) : '';
  if (found) return { ...found, dose: line || found.usual };
  const why = lost('moves', number, data);
  return { name: data.words[why], dose: [line && `${line}.`, data.words[`${why}_more`]].filter(Boolean).join(' ') };
}

function routineRow({ number, level }, data) {
  const found = data.routines[number];
  if (found) return { ...found, dose: [found.minutes, ...(level ? [fill(data.says.level, { level })] : [])].join(', ') };
  const why = lost('routines', number, data);
  return { name: data.words[`${why}_routine`], dose: data.words[`${why}_more`] };
}

/** A dose of the player as the amount of a plan. */
const amountOf = (dose) =>
  ({ sets: 1, ...dose, kind: ['ladder', 'minutes', 'breaths', 'steps'].find((each) => dose[each]) ?? (dose.reps ? 'repeats' : 'hold') });

/** The moves of a routine at the level of the plan, as they are played. */
const stepRows = (plan, data, player) =>
  (playable(plan, '', data, player)?.steps ?? []).flatMap(({ choose }) => choose.map(([slug, dose]) => {
    const amount = amountOf(dose);
    const line = AMOUNTS[amount.kind](amount, dose.perSide ? data.says.line_side : '', data.says).join(', ');
    const move = Object.values(data.moves).find((each) => slugOf(each) === slug);
    return { ...move, dose: choose.length > 1 ? `${data.says.choose}: ${line}` : line };
  }));

/** The lines of a plan; one without a URL is something this app cannot show, named in its place. */
export const rowsOf = (plan, data, player) =>
  (plan.routine ? [routineRow(plan.routine, data), ...stepRows(plan, data, player)] : plan.moves.map((move) => moveRow(move, data)));

/** What a plan is in a few words. */
export function aboutOf(plan, data) {
  if (plan.routine) return routineRow(plan.routine, data).name;
  return plan.moves.length === 1 ? data.words.about_move : fill(data.words.about_moves, { count: plan.moves.length });
}

/** When it starts, or nothing. */
export function startOf({ start }, data) {
  if (!start) return '';
  const [year, month, day] = start.split('-').map(Number);
  return fill(data.words.start_on, { day: fill(data.day, { day, month: data.months[month - 1], year }) });
}

function pictures(link, { figure, frame, frames }) {
  const image = (number) => Object.assign(document.createElement('img'), { className: 'be-fig', src: `${figure}#f${number}`, alt: '', width: 88, height: 66 });
  const span = (className, ...images) => {
    const made = Object.assign(document.createElement('span'), { className });
    made.append(...images);
    return made;
  };
  link.prepend(span('be-thumb', image(frame)), span('be-strip', ...Array.from({ length: frames }, (_, place) => image(place + 1))));
}

function drawnRow(root, row) {
  const made = root.querySelector(`template[data-part="${row.url ? 'known' : 'lost'}"]`).content.firstElementChild.cloneNode(true);
  for (const name of ['name', 'dose']) made.querySelector(`[data-value="${name}"]`).textContent = row[name];
  if (!row.url) return made;
  const link = made.querySelector('a');
  link.href = row.url;
  if (row.avoid?.length) link.dataset.avoid = JSON.stringify(row.avoid);
  if (row.figure) pictures(link, row);
  else link.classList.add('be-item--text');
  return made;
}

/** Draws the lines of a plan, and whether any is missing, into a page that has the templates. */
export function drawRows(root, plan, data, player) {
  const rows = rowsOf(plan, data, player);
  root.querySelector('[data-part="rows"]').replaceChildren(...rows.map((row) => drawnRow(root, row)));
  root.querySelector('[data-part="missing"]').hidden = rows.every(({ url }) => url);
  const clinic = root.querySelector('[data-part="clinic"]');
  const known = data.clinics[plan.clinic];
  clinic.hidden = !plan.clinic;
  clinic.lastElementChild.textContent = known ? fill(clinic.dataset.pattern, known) : clinic.dataset.unknown;
  const go = root.querySelector('[data-part="clinic-go"]');
  go.hidden = !known;
  if (known) go.firstElementChild.href = known.url;
}
