// After a swap, the page is read from its heading and stands where the reader expects: at the top, or, going back,
// where it was left. A whole page load does this by itself; a swap does not.

let isReturning = false;

// Going back, the browser has already moved to the entry we return to: its place must not be written over.
function remember() {
  if (!isReturning) history.replaceState({ ...history.state, scroll: scrollY }, '');
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

/** Starts once per page load. */
export function start() {
  history.scrollRestoration = 'manual';
  if (history.state?.scroll) scrollTo(0, history.state.scroll);
  document.addEventListener('htmx:before:request', remember);
  addEventListener('pagehide', remember);
  document.addEventListener('htmx:before:history:restore', () => { isReturning = true; });
  document.addEventListener('htmx:after:swap', onSwapped);
}
