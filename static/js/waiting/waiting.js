/** What waits for one's seat: something new is said once, and sounds once if one wants it to. */

const MUTED = "crisis.mute";
const TONE = { hertz: 660, seconds: 0.18, loud: 0.12 };

/** Answers what is new among the keys; what was there stays known. Pure. */
export function fresh(known, keys) {
  return keys.filter((key) => !known.has(key));
}

export class Waiting {
  /** root: the panel. on: came(count); go(hash) leads to a place on this page. sound(): makes the one sound. */
  constructor({ doc, root, shelf, on, sound = tone(doc.defaultView) }) {
    Object.assign(this, { doc, root, shelf, on, sound });
    this.known = new Set(this.#keys());
    this.button = doc.querySelector("[data-mute]");
    this.button?.addEventListener("click", () => this.#flip());
    this.#show();
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
    const came = fresh(this.known, keys);
    this.known = new Set(keys);
    if (!came.length) return;
    this.on.came(keys.length);
    if (!this.#muted()) this.sound();
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
