// The badge that says whether this phone can do without a signal. Without script or support it stays hidden.

import { faceOf, percentOf } from './offline-state.js';
import { watch } from './offline.js';
import { show } from './states.js';

export function mount(root) {
  watch(root, (snapshot) => {
    root.hidden = !snapshot.supported;
    root.dataset.state = faceOf(snapshot);
    show(root, faceOf(snapshot), { percent: percentOf(snapshot) });
  });
}
