// Small things a page remembers; where storage is refused it remembers nothing, and nothing breaks.

/** What a text says as JSON; null where there is nothing, or nothing readable. */
export function readable(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

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
  recallJson(key) {
    return readable(this.recall(key));
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
  /** The name of everything that is remembered. */
  keys() {
    try {
      return Object.keys(shelf(name)).filter((key) => key.startsWith('back-at-ease:')).map((key) => key.slice(13));
    } catch {
      return [];
    }
  },
});

/** For as long as the phone keeps it. */
export const lasting = make('localStorage');
/** Until the tab is closed. */
export const passing = make('sessionStorage');
