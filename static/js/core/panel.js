/** One panel: a fragment of the page that is fetched again when something it listens to happens. */

import { planRows } from "./morph.js";

const MOST = 600;
/** Rows that a board left alone for a day may gather before the oldest are let go. */

export class Panel {
  /** fetchFragment(url) answers HTML text. applied({inserted}) is told after each change. */
  constructor(root, { fetchFragment, texts, applied = () => {} }) {
    this.root = root;
    this.list = root.querySelector("[data-rows]");
    this.listens = new Set(root.dataset.listens.split(" "));
    this.fetchFragment = fetchFragment;
    this.texts = texts;
    this.applied = applied;
    this.touched = [];
    this.query = "";
    this.after = 0;
    this.sources = new WeakMap();
    this.released = new Set();
    this.pending = null;
    this.running = null;
    this.again = false;
    for (const node of this.#keyed(root)) this.sources.set(node, node.outerHTML);
    const later = () => this.pending && this.#apply(this.pending);
    root.addEventListener("focusout", () => setTimeout(later));
    root.ownerDocument.addEventListener("selectionchange", later);
  }

  hears(types) {
    return types.some((type) => this.listens.has(type));
  }

  row(key) {
    return this.list.querySelector(`:scope > [data-key="${CSS.escape(String(key))}"]`);
  }

  /** Fetches the newest rows again, and those older ones that the numbers point at. */
  refresh(touched = []) {
    this.touched = [...this.touched, ...touched];
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.#refresh();
    return this.running;
  }

  async #refresh() {
    try {
      await this.#untilStill();
    } finally {
      this.running = null;
    }
  }

  async #untilStill() {
    do {
      this.again = false;
      const numbers = this.touched;
      this.touched = [];
      const query = this.query;
      try {
        const fresh = await this.#fetch();
        if (query !== this.query) {
          this.again = true;
          continue;
        }
        this.#apply({ fresh, rest: !query });
        if (!query) await this.#refreshOlder(numbers, fresh);
      } catch (error) {
        this.touched = [...numbers, ...this.touched];
        throw error;
      }
    } while (this.again);
  }

  async #refreshOlder(numbers, fresh) {
    const oldest = Math.min(...this.#rows(fresh).map((row) => Number(row.dataset.key)));
    for (const number of numbers.filter((each) => each < oldest && this.row(each))) {
      const page = await this.#fetch(number + 1);
      const row = this.#rows(page).find((each) => Number(each.dataset.key) === number);
      if (row) this.#replace(this.row(number), row);
    }
  }

  /** One's own act on a row may change it under one's hands. */
  release(key) {
    this.released.add(String(key));
  }

  /** query: what the address says is looked for. What comes after now and does not fit is told. */
  search(query) {
    this.query = query;
    this.after = this.last;
    return this.refresh();
  }

  /** The highest number of a row that the server knew of when it was asked last. */
  get last() {
    return Number(this.root.querySelector('[data-part="count"]')?.dataset.last ?? 0);
  }

  /** Puts the rows before a number at the end. */
  async older(before) {
    const page = await this.#fetch(before);
    for (const row of this.#rows(page)) {
      if (!this.row(row.dataset.key)) this.list.append(this.#adopt(row));
    }
    this.#part(page, "foot");
    this.applied({ inserted: [] });
  }

  /** The number before which there is more to fetch, or null. */
  get more() {
    const link = this.root.querySelector("[data-older]");
    return link ? Number(link.dataset.older) : null;
  }

  async #fetch(before = null) {
    const url = new URL(this.root.dataset.url, this.root.ownerDocument.baseURI);
    if (before) url.searchParams.set("before", before);
    for (const [name, value] of new URLSearchParams(this.query)) url.searchParams.append(name, value);
    if (this.query && this.after) url.searchParams.set("efter", this.after);
    const text = await this.fetchFragment(url.pathname + url.search);
    const page = new DOMParser().parseFromString(text, "text/html").querySelector("[data-panel]");
    if (!page) throw new Error(`no panel in ${url}`);
    return page;
  }

  #apply(change) {
    const { fresh, rest } = change;
    const rows = new Map(this.#rows(fresh).map((row) => [row.dataset.key, row]));
    const have = this.#rows(this.root).map((node) => this.#shape(node));
    const want = [...rows.values()].map((node) => ({ key: node.dataset.key, source: node.outerHTML }));
    // After a long cut there may be a hole between what is here and the newest page: begin anew.
    const joined = have.some((row) => rows.has(row.key));
    const keep = rest && joined && !(have.length > MOST && this.#atTop());
    const plan = planRows(have, want, { held: this.#held(), rest: keep });
    const nodes = new Map(this.#rows(this.root).map((node) => [node.dataset.key, node]));
    for (const key of plan.remove) nodes.get(key).remove();
    const inserted = this.#place(plan.order, rows, nodes);
    for (const name of ["top", "count"]) this.#part(fresh, name);
    // The foot belongs to the oldest page that is shown, which may be one fetched before.
    if (!keep || plan.order.length === rows.size) this.#part(fresh, "foot");
    this.pending = plan.waiting ? change : null;
    this.applied({ inserted });
  }

  #place(order, rows, nodes) {
    const inserted = [];
    let cursor = this.#nextKeyed(this.list.firstElementChild);
    for (const { key, act } of order) {
      let node = nodes.get(key);
      if (act === "insert") {
        node = this.#adopt(rows.get(key));
        inserted.push(node);
      } else if (act === "replace") {
        const old = node;
        node = this.#replace(old, rows.get(key));
        if (cursor === old) cursor = node;
      }
      node.classList.toggle("holding", act === "hold");
      if (act === "hold") node.dataset.holding = this.texts.say("panel.waiting");
      if (node === cursor) cursor = this.#nextKeyed(cursor.nextElementSibling);
      else this.list.insertBefore(node, cursor);
    }
    return inserted;
  }

  /** Swaps a row and gives the new one the old one's place in the tab order. */
  #replace(old, row) {
    const node = this.#adopt(row);
    const stoodIn = old.contains(old.ownerDocument.activeElement);
    node.tabIndex = old.tabIndex;
    old.replaceWith(node);
    this.released.delete(node.dataset.key);
    if (stoodIn) node.focus({ preventScroll: true });
    return node;
  }

  #part(fresh, name) {
    const mine = this.root.querySelector(`[data-part="${name}"]`);
    const theirs = fresh.querySelector(`[data-part="${name}"]`);
    if (!mine || !theirs || this.#source(mine) === theirs.outerHTML) return;
    if (mine.contains(mine.ownerDocument.activeElement) && name !== "foot") return;
    mine.replaceWith(this.#adopt(theirs));
  }

  #adopt(node) {
    const source = node.outerHTML;
    const adopted = this.root.ownerDocument.importNode(node, true);
    this.sources.set(adopted, source);
    return adopted;
  }

  #source(node) {
    return this.sources.get(node) ?? node.outerHTML;
  }

  #shape(node) {
    return { key: node.dataset.key, source: this.#source(node) };
  }

  #rows(root) {
    return [...root.querySelectorAll("[data-rows] > [data-key]")];
  }

  #keyed(root) {
    return [...this.#rows(root), ...root.querySelectorAll("[data-part]")];
  }

  /** Whether the newest row is in view, so that nobody is reading far down. */
  #atTop() {
    const floor = Math.max(0, this.root.getBoundingClientRect().top);
    return this.list.getBoundingClientRect().top >= floor - 40;
  }

  #nextKeyed(node) {
    while (node && !node.dataset.key) node = node.nextElementSibling;
    return node;
  }

  /** Keys of rows in which somebody stands or has marked text. */
  #held() {
    const doc = this.root.ownerDocument;
    const selection = doc.getSelection();
    const marked = selection && !selection.isCollapsed ? selection : null;
    const rows = this.#rows(this.root).filter(
      (row) => row.contains(doc.activeElement) || marked?.containsNode(row, true),
    );
    const keys = rows.map((row) => row.dataset.key);
    return new Set(keys.filter((key) => !this.released.has(key)));
  }
}
