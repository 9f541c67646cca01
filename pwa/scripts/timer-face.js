// The ring of a heat or cold timer: how much is left, where the skin checks are, and what comes next.

import { clock, pattern } from './flow-words.js';

const MINUTE = 60_000;
const RADIUS = 90;
const CENTRE = 100;

const write = (node, text) => {
  if (node.textContent !== text) node.textContent = text;
};

/** A dot where the shrinking arc will end at that time; the dial starts at the top by its own turn. */
function place(dot, share) {
  const angle = 2 * Math.PI * share;
  dot.setAttribute('cx', CENTRE + RADIUS * Math.cos(angle));
  dot.setAttribute('cy', CENTRE + RADIUS * Math.sin(angle));
}

function drawDots(part, marks, minutes) {
  const looks = marks.filter(({ kind }) => kind === 'skin');
  part.querySelectorAll('.be-ring__stop').forEach((dot, index) => {
    dot.classList.toggle('be-ring__stop--none', !looks[index]);
    if (looks[index]) place(dot, 1 - looks[index].at / minutes);
  });
}

/** A skin check that is due stands for a minute; else what comes next. */
function cueFor(words, { elapsed, left, marks, next }) {
  if (!left) return words.over;
  const isDue = marks.some(({ at, kind }) => kind === 'skin' && elapsed >= at * MINUTE && elapsed < (at + 1) * MINUTE);
  if (isDue) return words.now;
  return next.kind === 'skin' ? words.next.replace('{time}', clock(next.at * MINUTE - elapsed)) : words.end;
}

/** @param {import('./care-session.js').Standing} standing */
export function drawRing(part, { minutes, elapsed, left, marks, next }) {
  const face = part.querySelector('.be-timer');
  const share = Math.min(1, elapsed / (minutes * MINUTE));
  write(face.querySelector('.be-ring__time'), clock(left));
  pattern(face.querySelector('.be-ring__unit'), { minutes });
  face.querySelector('.be-ring__arc').setAttribute('stroke-dasharray', `${100 * (1 - share)} 100`);
  drawDots(face, marks, minutes);
  const cue = face.querySelector('[data-next]');
  write(cue, cueFor(cue.dataset, { elapsed, left, marks, next }));
}
