// A row of bars. Its name is a sentence; the table beside it says the same number by number.

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 330;
const LEFT = 26;
const RIGHT = 326;
const TOP = 22;
const FLOOR = 158;
const HEIGHT = 188;
const CORNER = 6;

function made(name, attributes, text = '') {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.textContent = text;
  return node;
}

/** A bar with round shoulders; one that is too low for them has none. */
function bar(x, width, top) {
  const round = Math.min(CORNER, FLOOR - top, width / 2);
  return `M${x} ${FLOOR}V${top + round}q0-${round} ${round}-${round}h${width - 2 * round}q${round} 0 ${round} ${round}V${FLOOR}z`;
}

/**
 * @param {(number | null)[]} values from 0 to `most`; null where nothing was logged
 * @param {string[]} labels what stands below each; as many as fit are shown, and always the last
 * @param {string} says what it shows, in a sentence, for those who do not see it
 */
export function chart(values, most, labels, says) {
  const pitch = (RIGHT - LEFT) / values.length;
  const width = Math.min(22, pitch * 0.62);
  const heightOf = (value) => FLOOR - ((FLOOR - TOP) * value) / most;
  const root = made('svg', { 'class': 'be-chart', 'viewBox': `0 0 ${WIDTH} ${HEIGHT}`, 'role': 'img', 'aria-label': says });
  for (const line of [0, most / 2, most]) {
    const y = heightOf(line);
    root.append(made('path', { class: 'be-chart__grid', d: `M${LEFT} ${y}H${RIGHT}` }));
    if (Number.isInteger(line)) root.append(made('text', { 'x': 18, 'y': y + 4, 'text-anchor': 'end' }, line));
  }
  const every = Math.ceil(labels.length / 4);
  values.forEach((value, index) => {
    const middle = LEFT + pitch * (index + 0.5);
    const isNow = index === values.length - 1;
    if (value === null) root.append(made('circle', { class: 'be-chart__none', cx: middle, cy: FLOOR - 7, r: 4.5 }));
    else {
      const top = Math.min(heightOf(value), FLOOR - 2); // a pain of 0 that was logged is seen too
      root.append(made('path', { class: `be-chart__bar${isNow ? ' be-chart__bar--now' : ''}`, d: bar(middle - width / 2, width, top) }));
      root.append(made('text', { 'class': 'be-chart__value', 'x': middle, 'y': top - 7, 'text-anchor': 'middle' }, value));
    }
    if ((values.length - 1 - index) % every === 0) root.append(made('text', { 'x': middle, 'y': HEIGHT - 10, 'text-anchor': 'middle' }, labels[index]));
  });
  return root;
}
