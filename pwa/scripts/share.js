// A code that opens this site, drawn on the phone where the page came without one, and the ways to hand on its address.

import { codeImage } from './code-image.js';
import { listen } from './states.js';

export function mount(root) {
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const [code, address] = [part('code'), part('address')];
  const url = root.dataset.url || location.origin + root.dataset.path;
  address.textContent ||= url.replace(/^https?:\/\//, '').replace(/\/$/, '');
  if (!code.firstElementChild) code.append(codeImage(url, code.dataset.label, root.dataset.level));

  const say = (what) => { part('said').textContent = part('said').dataset[what]; };
  const send = root.querySelector('[data-action="send"]');
  if (send) send.hidden = !navigator.share;
  listen(root.closest('main'), {
    copy: () => Promise.resolve(navigator.clipboard?.writeText(url) ?? Promise.reject()).then(() => say('copied'), () => say('failed')),
    send: () => navigator.share({ title: send.dataset.title, url }).catch(() => {}), // thought better of it
  });
}
