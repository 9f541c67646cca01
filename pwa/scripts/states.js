// How a component shows one of the states that its template wrote: scripts choose, templates speak.

const own = (root, selector, boundary) =>
  [...root.querySelectorAll(selector)].filter((node) => !boundary || node.closest(boundary) === root.closest(boundary));

/** Shows the parts whose `data-when` names the state, hides the others, and fills in `data-value`. */
export function show(root, state, values = {}, boundary = '') {
  for (const node of own(root, '[data-when]', boundary)) node.hidden = !node.dataset.when.split(' ').includes(state);
  for (const node of own(root, '[data-value]', boundary)) {
    const value = values[node.dataset.value];
    if (value !== undefined && node.textContent !== String(value)) node.textContent = value;
  }
}

/** Shows the sentence for a reason, if the template has one. */
export function explain(root, reason) {
  for (const node of root.querySelectorAll('[data-reason]')) node.hidden = node.dataset.reason !== reason;
}

/** Calls `actions[name]` when a button with that `data-action` is pressed. */
export function listen(root, actions) {
  root.addEventListener('click', (event) => {
    const button = event.target.closest('[data-action]');
    if (button) actions[button.dataset.action]?.();
  });
}
