/** Something that may be asked for often and is done seldom: all that came meanwhile is done in one. */

export const APART = 15_000;
/** From one time to the next at least. */
export const SPREAD = 3_000;
/** Over so long all who hear of the same spread what they ask for. */

/** Milliseconds until it is done; last: when it was done last. chance: from 0 to 1. Pure. */
export function waitUntil(last, now, chance) {
  return Math.max(last + APART - now, 0) + chance * SPREAD;
}

export class Seldom {
  /** act(): what is done. now(): milliseconds. later(act, wait) and chance(): the window's own. */
  constructor({ act, now, later = (what, wait) => setTimeout(what, wait), chance = Math.random }) {
    Object.assign(this, { act, now, later, chance });
    this.last = -Infinity;
    this.waits = false;
  }

  ask() {
    if (this.waits) return;
    this.waits = true;
    this.later(() => this.#do(), waitUntil(this.last, this.now(), this.chance()));
  }

  #do() {
    this.waits = false;
    this.last = this.now();
    this.act();
  }
}
