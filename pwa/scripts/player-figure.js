// The picture of a move, led by the session's clock. It is the one of the move's own page, which the phone has saved:
// nothing is kept twice.

import { pageDocument } from './page-document.js';

/** Seconds in the motion's own loop for a place in the session. `motion` is [loop], or [loop, stop from, stop until]. */
export function motionTime(motion, { part, rep, within, phase }, drawn) {
  const [loop, from, until] = motion;
  const { reps } = part;
  if (!reps) return 0;
  if (reps.count === 1) return from === undefined || !reps.into ? freely(motion, within) : within;
  if (from !== undefined) {
    const into = Math.min(1, within / reps.into || 0);
    const out = (within - reps.into - reps.hold) / (reps.each - reps.into - reps.hold || 1);
    if (phase === 'in') return from * into;
    return phase === 'hold' ? from : until + (loop - until) * Math.min(1, Math.max(0, out));
  }
  const turns = drawn === 'both' ? 2 : 1; // such a picture goes to the right and then to the left in a loop
  const turn = part.side ? Number(part.side === 'left') : rep;
  return (loop * ((turn % turns) + within / reps.each)) / turns;
}

/** A long hold stays at its stop; what has none, such as walking, goes round and round. */
function freely([loop, from], within) {
  if (from === undefined) return loop ? within % loop : 0;
  return Math.min(within, from);
}

/** The picture of a strip that shows what is done now: where the move is, or where it goes. */
export function frameAt(place, { motion = [], strip, drawn }, count) {
  if (place.part.kind !== 'work') return 0;
  if (!strip) return place.phase === 'out' ? 0 : count - 1;
  const time = motionTime(motion, place, drawn);
  return strip.find(([until]) => time <= until)?.[1] ?? 0;
}

export class Figure {
  constructor(stage, isCalm) {
    this.stage = stage;
    this.isCalm = isCalm;
    this.url = '';
  }

  /** Shows the move's picture, or nothing where it cannot be had: the words say it all. */
  async show(url) {
    if (url === this.url) return;
    this.url = url;
    const page = await pageDocument(url);
    if (this.url !== url) return;
    const found = page?.querySelector(this.isCalm ? '.be-frames' : '.be-loop > svg');
    const picture = found && document.importNode(found, true);
    picture?.removeAttribute('role');
    for (const image of picture?.querySelectorAll('img') ?? []) image.loading = 'eager';
    this.stage.replaceChildren(...(picture ? [picture] : []));
    picture?.pauseAnimations?.();
    if (this.last) this.draw(...this.last); // while it is paused nobody else does
  }

  /** Brings the picture to a place of the session. The second side is the mirror image of the first. */
  draw(place, move) {
    this.last = [place, move];
    const { motion = [], drawn } = move;
    const picture = this.stage.firstElementChild;
    if (!picture) return;
    const { side } = place.part;
    this.stage.classList.toggle('be-player__stage--other', Boolean(side && drawn) && drawn !== 'both' && side !== drawn);
    if (this.isCalm) {
      const frames = [...picture.children];
      const now = frameAt(place, move, frames.length);
      return frames.forEach((frame, index) => frame.classList.toggle('be-now', index === now));
    }
    if (motion.length) picture.setCurrentTime?.(motionTime(motion, place, drawn));
  }
}
