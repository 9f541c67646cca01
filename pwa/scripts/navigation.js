// After a swap, the page is read from its heading and stands where the reader expects: at the top, or, going back,
// where it was left. A whole page load does this by itself; a swap does not.

let isReturning = false;

// Going back, the browser has already moved to the entry we return to: its place must not be written over. htmx writes
// over the state of a page that it did not mark as its own, so the mark is made here.
function remember() {
  if (!isReturning) history.replaceState({ ...history.state, htmx: true, scroll: scrollY }, '');
}

function onSwapped(event) {
  if (event.target !== document.body) return;
  const heading = document.querySelector('main h1');
  if (heading) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
  scrollTo(0, isReturning ? (history.state?.scroll ?? 0) : 0);
  isReturning = false;
}

// A second tap on a link, before the page has come, is no second step: one tap on Back leads back.
function stepOnce({ detail: { history: step } }) {
  if (step.path === location.pathname + location.search + location.hash) step.type = 'replace';
}

/** Starts once per page load. */
export function start() {
  history.scrollRestoration = 'manual';
  if (history.state?.scroll) scrollTo(0, history.state.scroll);
  document.addEventListener('htmx:before:request', remember);
  addEventListener('pagehide', remember);
  document.addEventListener('htmx:before:history:update', stepOnce);
  document.addEventListener('htmx:before:history:restore', () => { isReturning = true; });
  document.addEventListener('htmx:after:swap', onSwapped);
}
