// What the player shows while a session runs. It only draws: what is going on comes from the run.

import { clock, drawBeads, fill, pattern } from './flow-words.js';

const MINUTE = 60;

export function phaseName({ kind, reps, stay, isOpen }, phase) {
  if (kind !== 'work') return kind;
  if (isOpen) return 'ease';
  if (stay) return 'rest';
  return reps.count === 1 && !reps.isHeld ? 'time' : phase;
}

export class Screen {
  constructor(root, figure) {
    this.root = root;
    this.figure = figure;
    this.step = -1;
  }

  part(name) {
    return this.root.querySelector(`[data-part="${name}"]`);
  }

  button(action) {
    return this.root.querySelector(`[data-action="${action}"]`);
  }

  write(name, text) {
    const node = this.part(name);
    if (node.textContent !== text) node.textContent = text;
  }

  /** As many beads as there are moves. */
  lay(count) {
    this.step = -1;
    const beads = Array.from({ length: count }, () => Object.assign(document.createElement('span'), { className: 'be-beads__bead' }));
    this.part('beads').replaceChildren(...beads);
  }

  draw(run) {
    const { place } = run;
    const { part } = place;
    if (part.step !== this.step) this.turn(run, part.step);
    this.where(run, part.step);
    this.phase(place, run.watch);
    this.count(place);
    this.side(part, run.steps[part.step].move);
    this.rest(part);
    this.figure.draw(place, run.steps[part.step].move);
  }

  /** Another move: its name, its picture, and what follows. */
  turn({ steps }, step) {
    this.step = step;
    const { move, note } = steps[step];
    this.write('name', move.name);
    this.write('said', note || move.how);
    this.figure.show(move.url);
    drawBeads(this.root, step + 1, steps.length);
    const next = this.part('next');
    next.textContent = steps[step + 1]?.move.name ?? next.dataset.last;
    this.part('next-label').hidden = !steps[step + 1];
  }

  where({ table, seconds, steps }, step) {
    const node = this.part('where');
    const left = clock((table.length - seconds) * 1000);
    this.write('where', fill(node.dataset.pattern, { number: step + 1, count: steps.length, left }));
  }

  phase({ part, phase, rep }, isPlaying) {
    const { kind, reps } = part;
    const name = isPlaying ? phaseName(part, phase) : 'paused';
    for (const node of this.root.querySelectorAll('[data-phase]')) node.hidden = node.dataset.phase !== name;
    const repeats = this.part('rep');
    repeats.hidden = kind !== 'work' || reps.count === 1;
    if (!repeats.hidden) pattern(repeats, { rep: rep + 1, reps: reps.count });
    const set = this.part('set');
    set.hidden = part.sets === 1 || kind === 'ready';
    if (!set.hidden) pattern(set, { set: part.set + 1, sets: part.sets });
  }

  /** The seconds of what runs now: of a hold or a way while repeats are done, else of the whole part. */
  count({ part, within, phase, left }) {
    const { reps, kind } = part;
    let [total, rest] = [part.until - part.at, left];
    if (kind === 'work' && reps.count > 1) {
      const ends = { in: reps.into, hold: reps.into + reps.hold, out: reps.each };
      const begins = { in: 0, hold: reps.into, out: reps.into + reps.hold };
      [total, rest] = [ends[phase] - begins[phase], ends[phase] - within];
    }
    const isLong = rest > MINUTE;
    this.part('left').classList.toggle('be-ring__time--long', isLong);
    this.write('left', isLong ? clock(rest * 1000) : String(Math.ceil(rest)));
    const unit = this.part('unit');
    this.write('unit', isLong ? unit.dataset.minutes : unit.dataset.seconds);
    this.part('arc').setAttribute('stroke-dasharray', `${(100 * rest) / total} 100`);
  }

  side({ side, kind }, { drawn }) {
    this.part('sides').hidden = !side;
    for (const node of this.part('sides').children) {
      if (node.dataset.side === side) node.setAttribute('aria-current', 'true');
      else node.removeAttribute('aria-current');
    }
    this.part('both').hidden = side || drawn !== 'both' || kind !== 'work';
  }

  /** A resting position may last until it eases; the person says when. */
  rest({ stay = 0, isOpen = false }) {
    this.button('more').hidden = stay > 0;
    this.button('stay').hidden = !stay;
    this.button('stay').setAttribute('aria-pressed', isOpen);
    const { dataset } = this.part('skip');
    this.write('skip', isOpen ? dataset.eased : dataset.skip);
  }

  /** A milestone for those who cannot look, said once. */
  announce(words) {
    this.part('status').textContent = words;
  }

  sound(mode) {
    const button = this.button('sound');
    button.dataset.mode = mode;
    button.setAttribute('aria-label', fill(button.dataset.pattern, { mode: button.dataset[mode] }));
  }

  playing(isPlaying) {
    const button = this.button('toggle');
    button.setAttribute('aria-label', isPlaying ? button.dataset.pause : button.dataset.play);
    for (const face of button.querySelectorAll('[data-face]')) face.hidden = (face.dataset.face === 'pause') !== isPlaying;
  }
}
