/** What waits for one's seat: something new is said once, and sounds once if one wants it to. */

const MUTED = "crisis.mute";
const SLACK = 1_500;
const FAR = 86_400_000;
const TONE = { hertz: 660, seconds: 0.18, loud: 0.12 };

/** Answers what is new among the keys; what was there stays known. Pure. */
export function fresh(known, keys) {
  return keys.filter((key) => !known.has(key));
}

export class Waiting {
  /**
   * root: the panel. on: came(count); go(hash) leads to a place on this page; due() is told when
   * something has passed its time by now(), since nothing rings then. sound(): makes the one sound.
   */
  constructor({ doc, root, shelf, on, now = () => Date.now(), sound = tone(doc.defaultView) }) {
    Object.assign(this, { doc, root, shelf, on, now, sound });
    this.known = new Set(this.#keys());
    this.button = doc.querySelector("[data-mute]");
    this.button?.addEventListener("click", () => this.#flip());
    this.#show();
    this.#expect();
    root.addEventListener("click", (event) => {
      const link = event.target.closest('a[href*="#"]');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      root.querySelector("details")?.removeAttribute("open");
      on.go(link.hash);
    });
  }

  /** After the panel was renewed. */
  applied() {
    const keys = this.#keys();
    // What one has set for oneself is no news until its time has passed.
    const came = fresh(this.known, keys).filter((key) => !key.startsWith("follow-"));
    this.known = new Set(keys);
    this.#expect();
    if (!came.length) return;
    this.on.came(keys.length);
    if (!this.#muted()) this.sound();
  }

  #expect() {
    clearTimeout(this.timer);
    const due = Date.parse(this.root.querySelector("[data-due]")?.dataset.due ?? "");
    if (Number.isNaN(due) || !this.on.due) return;
    // A timer holds 24 days at most; what is further off is asked for again before.
    const left = Math.min(Math.max(due - this.now(), 0) + SLACK, FAR);
    this.timer = setTimeout(() => this.on.due(), left);
  }

  #keys() {
    return (this.root.querySelector("[data-waits]")?.dataset.waits ?? "").split(" ").filter(Boolean);
  }

  #muted() {
    return this.shelf.get(MUTED) === true;
  }

  #flip() {
    this.shelf.set(MUTED, !this.#muted());
    this.#show();
  }

  #show() {
    this.button?.setAttribute("aria-pressed", String(!this.#muted()));
  }
}

/** A short tone; a browser that gives no sound before somebody has pressed something stays silent. */
function tone(win) {
  return () => {
    const Audio = win.AudioContext;
    if (!Audio) return;
    const context = new Audio();
    const gain = context.createGain();
    const note = context.createOscillator();
    gain.gain.value = TONE.loud;
    note.frequency.value = TONE.hertz;
    note.connect(gain).connect(context.destination);
    note.start();
    note.stop(context.currentTime + TONE.seconds);
    note.addEventListener("ended", () => context.close());
  };
}
