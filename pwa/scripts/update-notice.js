// Says, once and out of the way, that a newer version waits, that the copy was mended, or that saving failed.

import { passing } from './memory.js';
import { noticeFor } from './offline-state.js';
import { busy, dismiss, retry, updateNow, watch } from './offline.js';
import { explain, listen, show } from './states.js';

export function mount(root) {
  const draw = (snapshot) => {
    const [later, waved] = [passing.recall('later'), passing.recall('waved')];
    const notice = noticeFor(snapshot, { busy: busy(), later, waved, path: location.pathname, now: Date.now() });
    root.hidden = !root.querySelector(`[data-when~="${notice}"]`);
    root.dataset.state = notice;
    show(root, notice, { text: snapshot.recalled?.text });
    explain(root, snapshot.trouble);
  };
  const put = (key, snapshotChange) => {
    passing.remember(key, 'yes');
    snapshotChange?.();
    root.hidden = true;
  };
  listen(root, {
    now: updateNow,
    later: () => put('later'),
    retry: () => retry(),
    dismiss: () => put('waved', dismiss),
  });
  watch(root, draw);
}
