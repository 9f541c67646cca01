// A QR code as an SVG element: dark on light whatever the colours around it, with the quiet zone inside the picture.

import { correction, generate } from './lean-qr.js';

const QUIET = 4; // modules on each side, as ISO/IEC 18004 asks
const LEAST = 0.8; // millimetres a module: what phones scan well from paper
const IN_HAND = 30; // millimetres without the quiet zone: a tenth of the distance from which a handout is read
const NAMESPACE = 'http://www.w3.org/2000/svg';

function element(name, attributes) {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/**
 * @param {string} text what the code says
 * @param {string} label what it is, for a reader
 * @param {string} level of error correction: M in the hand, Q on a wall
 */
export function codeImage(text, label, level = 'M') {
  const bitmap = generate(text, { minCorrectionLevel: correction[level], maxCorrectionLevel: correction[level] });
  const side = bitmap.size + 2 * QUIET;
  let d = '';
  for (let y = 0; y < bitmap.size; y += 1) {
    for (let x = 0; x < bitmap.size; x += 1) if (bitmap.get(x, y)) d += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
  }
  const size = `${Math.ceil(side * Math.max(LEAST, IN_HAND / bitmap.size) * 100) / 100}mm`;
  const image = element('svg', { viewBox: `0 0 ${side} ${side}`, width: size, height: size, role: 'img', 'aria-label': label });
  image.append(element('rect', { width: side, height: side, fill: '#fff' }));
  image.append(element('path', { d, fill: '#000', 'shape-rendering': 'crispEdges' }));
  return image;
}
