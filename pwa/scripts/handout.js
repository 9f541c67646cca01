// The page on paper: its address in words and as a code, and every picture drawn before it is printed.

import { listen } from './states.js';

/** Pictures that only paper shows wait for a screen that never shows them, unless they are asked for. */
export function drawn(page) {
  const pictures = [...page.querySelectorAll('.be-strip img, .be-frames img')];
  for (const picture of pictures) picture.loading = 'eager';
  return Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
}

const address = () => location.origin + location.pathname;

let drawing = null;

/** Drawn when paper is asked for, by whichever button: a slow phone would stand still over it on every page read. */
const withCodes = () => (drawing ??= import('./code-image.js').then(({ codeImage }) => {
  addEventListener('beforeprint', () => {
    for (const code of document.querySelectorAll('[data-module="handout"] [data-part="code"]')) {
      code.replaceChildren(codeImage(address(), code.dataset.label));
    }
  });
}, () => { drawing = null; })); // the address stands there in words

export function mount(root) {
  const page = root.parentElement;
  root.querySelector('[data-part="address"]').textContent = address().replace(/^https?:\/\//, '');
  // From the saved copy they cost no network, so that the browser's own way to print finds them too.
  if (navigator.serviceWorker?.controller) drawn(page);
  listen(page, { print: () => Promise.all([drawn(page), withCodes()]).then(() => print()) });
}
