// The list of what may apply to a person: ticked once, kept at once, cleared in one tap.

import { keep, ticked } from './conditions.js';
import { mount as mountMarks } from './marks.js';
import { listen } from './states.js';

export function mount(root) {
  const boxes = [...root.querySelectorAll('input')];
  const said = root.querySelector('[role="status"]');
  const codes = ticked();
  const early = boxes.some((box) => box.checked); // ticked before this script came
  for (const box of boxes) box.checked ||= codes.includes(box.value);
  const undo = root.querySelector('[data-action="undo"]');
  let cleared = [];
  const change = async () => {
    const on = boxes.filter((box) => box.checked).map((box) => box.value);
    if (await keep(on)) said.textContent = on.length ? said.dataset.kept : said.dataset.cleared;
  };
  const choose = (on) => {
    for (const box of boxes) box.checked = on.includes(box.value);
    change();
  };
  const clear = () => {
    cleared = ticked();
    choose([]);
    undo.hidden = !cleared.length;
  };
  root.addEventListener('change', () => {
    undo.hidden = true;
    change();
  });
  listen(root, {
    clear,
    undo: () => {
      choose(cleared);
      undo.hidden = true;
      root.querySelector('[data-action="clear"]').focus();
    },
  });
  if (!codes.length) mountMarks(document.querySelector('[data-module="marks"]')); // else it is there already
  if (early) change();
  if (location.hash !== `#${root.id}`) return;
  root.open = true;
  root.scrollIntoView();
}
