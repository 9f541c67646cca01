// Small things a page remembers; where storage is refused it remembers nothing, and nothing breaks.

function shelf(name) {
  try {
    return globalThis[name];
  } catch {
    return null;
  }
}

const make = (name) => ({
  recall(key) {
    try {
      return shelf(name).getItem(`back-at-ease:${key}`);
    } catch {
      return null;
    }
  },
  remember(key, value) {
    try {
      shelf(name).setItem(`back-at-ease:${key}`, value);
    } catch {
      return; // private mode: asked again another time
    }
  },
  forget(key) {
    try {
      shelf(name).removeItem(`back-at-ease:${key}`);
    } catch {
      return;
    }
  },
});

/** For as long as the phone keeps it. */
export const lasting = make('localStorage');
/** Until the tab is closed. */
export const passing = make('sessionStorage');
