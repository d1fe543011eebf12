/** A small shelf in the browser. Where the browser refuses one, things live as long as the page. */

/** Lies there as long as somebody is logged in here: a log-out lets the browser forget it. */
export const HERE = "crisis.here";
const OWN = "crisis.";
/** What a person has chosen about this machine; it says nothing of the work. */
const CHOSEN = new Set(["crisis.theme", "crisis.keys-off"]);

export class Shelf {
  constructor(storage) {
    this.storage = storage;
    this.memory = new Map();
  }

  get(key) {
    try {
      const text = this.storage ? this.storage.getItem(key) : null;
      if (text !== null) return JSON.parse(text);
    } catch {
      // Closed, or written by another version: what this page remembers is all there is.
    }
    return this.memory.has(key) ? this.memory.get(key) : null;
  }

  /** Says whether it will survive a reload. After a log-out in another tab nothing is put here:
      not by hand, and not by a page that keeps what was typed while it goes away. */
  set(key, value) {
    if (this.wiped(HERE)) this.empty();
    this.memory.set(key, value);
    try {
      this.storage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  }

  remove(key) {
    this.memory.delete(key);
    try {
      this.storage.removeItem(key);
    } catch {
      // Nothing was kept there.
    }
  }

  /** Whether what was put here is there no more, or another's: somebody logged out in another tab. */
  wiped(key) {
    try {
      return this.memory.has(key) && this.storage.getItem(key) !== JSON.stringify(this.memory.get(key));
    } catch {
      return false;
    }
  }

  /** Takes away all that this page has put here, and puts nothing more on this machine. Who is
      logged in by now stays. */
  empty() {
    const another = this.wiped(HERE);
    for (const key of [...this.memory.keys()]) if (key !== HERE || !another) this.remove(key);
    this.storage = null;
  }
}

export function localShelf(win = globalThis) {
  const shelf = new Shelf(storageOf(win));
  const here = win.document.documentElement.dataset.here;
  if (here) shelf.set(HERE, here);
  return shelf;
}

/** Where nobody is logged in any more nothing of the work may lie: a page that went away in the
    moment of the log-out may have put it back. A log-in closed elsewhere leaves its drafts. */
export function sweep(win = globalThis) {
  const storage = storageOf(win);
  try {
    if (storage.getItem(HERE) !== null) return;
    for (const key of Object.keys(storage)) {
      if (key.startsWith(OWN) && !CHOSEN.has(key)) storage.removeItem(key);
    }
  } catch {
    // Nothing was kept there.
  }
}

function storageOf(win) {
  try {
    return win.localStorage;
  } catch {
    return null;
  }
}
