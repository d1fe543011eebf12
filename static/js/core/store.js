/** A small shelf in the browser. Where the browser refuses one, things live as long as the page. */

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

  /** Says whether it will survive a reload. */
  set(key, value) {
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

  /** Whether the browser has let go of what was put here: somebody logged out in another tab. */
  wiped(key) {
    try {
      return this.memory.has(key) && this.storage.getItem(key) === null;
    } catch {
      return false;
    }
  }

  /** Takes away all that this page has put here, and puts nothing more on this machine. */
  empty() {
    for (const key of [...this.memory.keys()]) this.remove(key);
    this.storage = null;
  }
}

export function localShelf(win = globalThis) {
  try {
    return new Shelf(win.localStorage);
  } catch {
    return new Shelf(null);
  }
}
