// How an outcome page is opened without telling anybody which one: its address would say the result.
// Once a worker answers, no address leaves the phone. Before that, all outcome pages are fetched together while the
// check begins, when nothing is known yet, and the one that is needed is shown from memory. So it also opens when the
// signal is lost half-way through the check.

import './outcome.js'; // here already when its page opens, with or without a signal
import { policy } from './register.js';

const pages = new Map();
const isLed = () => Boolean(navigator.serviceWorker?.controller);

async function keepPage(link) {
  const answer = await fetch(link.href);
  if (answer.ok) pages.set(link.href, await answer.text());
}

/** Fetches every outcome page, if the phone would otherwise have to ask for one by name. */
export function prepare(links) {
  if (!isLed()) Promise.all([...links].map(keepPage)).catch(() => {}); // no signal: the links stay what they are
}

/** Shows a link to an outcome page where it can be opened untold; it takes no part in page swaps. */
export function offer(link) {
  const reveal = () => { link.hidden = !isLed() && !pages.has(link.href); };
  reveal();
  navigator.serviceWorker?.addEventListener('controllerchange', reveal);
  link.addEventListener('click', (event) => {
    if (isLed()) return;
    event.preventDefault();
    open(link);
  });
}

/** Opens the page of a link. */
export function open(link) {
  const text = pages.get(link.href);
  if (isLed() || !text) return link.click();
  const page = new DOMParser().parseFromString(policy.createHTML(text), 'text/html');
  history.pushState({ htmx: true }, '', link.href);
  document.title = page.title;
  document.body.replaceChildren(...page.body.children);
  globalThis.htmx?.process(document.body);
  document.body.dispatchEvent(new CustomEvent('htmx:after:swap', { bubbles: true }));
}
