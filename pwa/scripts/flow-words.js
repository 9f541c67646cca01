// Small drawings that the screens of a spasm share: words with numbers in them, and the row of beads.

/** A pattern such as “Step {number} of {count}” with its values. */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** Writes an element's own pattern with values. */
export function pattern(element, values) {
  element.textContent = fill(element.dataset.pattern, values);
}

export function drawBeads(root, number, count) {
  [...root.querySelectorAll('.be-beads__bead')].forEach((bead, index) => {
    bead.hidden = index >= count;
    bead.classList.toggle('be-beads__bead--done', index + 1 < number);
    bead.classList.toggle('be-beads__bead--now', index + 1 === number);
  });
}

/** Milliseconds as minutes and seconds; a second that has begun counts as whole, so that 0:00 means over. */
export function clock(ms) {
  const seconds = Math.ceil(Math.max(0, ms) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
