/** A panel without pages: fetched again when something it listens to happens, part by part. */

import { Gone } from "./door.js";
import { soonest, waitOf } from "./moves.js";

export class Pane {
  /** fetchFragment(url) answers HTML text. applied() is told after each change. now(): the server's clock. */
  constructor(root, { fetchFragment, applied = () => {}, now = () => Date.now() }) {
    this.root = root;
    this.listens = new Set(root.dataset.listens.split(" "));
    this.fetchFragment = fetchFragment;
    this.applied = applied;
    this.now = now;
    this.asked = null;
    this.query = "";
    this.sources = new Map();
    this.running = null;
    this.again = false;
    for (const part of this.#parts(root)) this.sources.set(part.dataset.part, part.outerHTML);
    this.#expire();
  }

  hears(types) {
    return types.some((type) => this.listens.has(type));
  }

  /** Shows what the panel's address gives with this query, as "vis=mine". */
  ask(query) {
    this.query = query;
    return this.refresh();
  }

  refresh() {
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.#untilStill();
    return this.running;
  }

  async #untilStill() {
    try {
      do {
        this.again = false;
        await this.#once();
      } while (this.again);
    } finally {
      this.running = null;
    }
  }

  async #once() {
    const { query } = this;
    const { name } = this.root.dataset;
    let text;
    try {
      text = await this.fetchFragment(this.root.dataset.url + (query ? `?${query}` : ""));
    } catch (error) {
      if (name === "page" && error instanceof Gone) this.#leave();
      throw error;
    }
    const fresh = new DOMParser().parseFromString(text, "text/html").querySelector(`[data-panel][data-name="${name}"]`);
    if (!fresh) throw new Error(`no panel in ${this.root.dataset.url}`);
    if (query !== this.query) {
      this.again = true;
      return;
    }
    for (const part of this.#parts(fresh)) this.#put(part);
    this.#expire();
    this.applied();
  }

  /** What a page was about is not for this reader any more: it goes from the screen. */
  #leave() {
    this.root.replaceChildren();
    this.root.ownerDocument.defaultView.location.reload();
  }

  /** What stands until a moment goes by itself, and what moves then is asked for: nothing rings. */
  #expire() {
    clearTimeout(this.timer);
    const said = (name) => [...this.root.querySelectorAll(`[data-${name}]`)].map((one) => one.dataset[name]);
    const moves = said("moves");
    const wait = waitOf({ until: said("until"), moves, asked: this.asked }, this.now(), Math.random());
    if (wait === null) return;
    this.timer = setTimeout(() => {
      const next = soonest(moves);
      if (next !== null && next <= this.now()) this.asked = next;
      this.refresh().catch(() => {});
    }, wait);
  }

  #put(theirs) {
    const name = theirs.dataset.part;
    const source = theirs.outerHTML;
    const mine = this.#parts(this.root).find((part) => part.dataset.part === name);
    if (!mine || this.sources.get(name) === source) return;
    const doc = this.root.ownerDocument;
    const stood = mine.contains(doc.activeElement) ? doc.activeElement : null;
    const open = [...mine.querySelectorAll("details[open][id]")].map((one) => one.id);
    this.sources.set(name, source);
    const node = doc.importNode(theirs, true);
    for (const field of mine.querySelectorAll("[data-keep] :is(input, select)[id]")) {
      const same = node.querySelector(`#${CSS.escape(field.id)}`);
      if (same) same.value = field.value;
    }
    mine.replaceWith(node);
    for (const id of open) node.querySelector(`#${CSS.escape(id)}`)?.setAttribute("open", "");
    if (stood) this.#stand(node, stood);
  }

  /** Who stood on something that was renewed stands on the new one, or on its row. */
  #stand(node, stood) {
    const row = stood.closest("[data-key]")?.dataset.key;
    const same = stood.id && node.querySelector(`#${CSS.escape(stood.id)}`);
    const target = same || (row && node.querySelector(`[data-key="${CSS.escape(row)}"]`));
    (target || node).focus({ preventScroll: true });
  }

  #parts(root) {
    return [...root.querySelectorAll("[data-part]")];
  }
}
