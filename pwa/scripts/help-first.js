// For whoever was told to get help first, a screen of the relief flow holds that alone: the call, what to do, the check.

import { offer } from './outcome-pages.js';

/** Takes out all else; `check` is what the last safety check found. */
export function helpFirst(root, check) {
  const part = root.querySelector('[data-part="help"]');
  const [words, ways] = part.children;
  const heading = root.querySelector('h1');
  const hadFocus = document.activeElement === heading;
  heading.textContent = part.dataset.title;
  heading.parentElement.replaceChildren(heading, words);
  root.querySelector('header').remove();
  root.querySelector('main').replaceChildren(heading.parentElement);
  root.querySelector('footer > div').replaceChildren(ways);
  offer(ways.querySelector(`[data-level="${check.level}"]`));
  if (hadFocus) heading.focus();
}
