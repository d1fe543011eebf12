/** Searching and filtering the log: the address says what is shown, the server finds it. */

import { keepLocal, readTyped, writeLocal } from "./times.js";

const PAUSE = 250;
const TIMES = new Set(["fra", "til"]);

/**
 * What a form asks for, as the address says it: only what is filled in, in the form's order, times
 * with their date. unread: names of times that cannot be read, which ask for nothing.
 */
export function asked(entries, now = Date.now()) {
  const params = new URLSearchParams();
  const unread = [];
  for (const [name, value] of entries) {
    const typed = value.trim();
    if (!typed) continue;
    const local = TIMES.has(name) ? readTyped(typed, now).local : null;
    if (TIMES.has(name) && !local) unread.push(name);
    else params.append(name, local ? keepLocal(local) : typed);
  }
  return { query: params.toString(), unread };
}

/** A time of the address as it is typed. */
export function typedAs(value, now) {
  const { local } = readTyped(value, now);
  return local ? writeLocal(local, now, false) : value;
}

/** How many fields besides the words are filled in. */
export function countOf(query) {
  return [...new URLSearchParams(query).keys()].filter((name) => name !== "q").length;
}

export class Search {
  constructor({ form, panel, win, now, texts, onChange, onFail }) {
    Object.assign(this, { form, panel, win, now, texts, onChange, onFail });
    this.field = form.elements.q;
    this.button = form.querySelector("[data-clear]");
    this.filters = form.querySelector("[data-filters]");
    this.count = form.querySelector("[data-filter-count]");
    this.names = new Set([...form.elements].map(({ name }) => name).filter(Boolean));
    this.timer = null;
    this.typing = false;
    this.#listen();
    // The server has drawn what the address asks for; a browser may have kept other fields.
    this.#fill(win.location.search);
    this.panel.query = this.query;
    this.panel.after = this.active ? this.panel.last : 0;
    this.#mark();
  }

  get query() {
    const { query, unread } = asked(new FormData(this.form), this.now());
    const fault = this.form.querySelector("[data-filter-error]");
    fault.hidden = unread.length === 0;
    fault.textContent = unread.length === 0 ? "" : this.texts.say("time.unreadable");
    for (const name of TIMES) {
      this.form.elements[name].setAttribute("aria-invalid", String(unread.includes(name)));
    }
    return query;
  }

  get active() {
    return this.panel.query !== "";
  }

  open() {
    this.filters.open = true;
    this.filters.querySelector("summary").focus();
  }

  /** Shows what an address asks for. */
  show(query) {
    this.#fill(query);
    return this.go();
  }

  clear() {
    return this.show("");
  }

  /** While one types the address is written over; anything else can be gone back to. */
  async go({ typed = false, back = false } = {}) {
    clearTimeout(this.timer);
    const { query } = this;
    this.#mark();
    if (query === this.panel.query) return;
    if (!back) this.#write(query, typed && this.typing);
    this.typing = typed;
    const asking = this.panel.search(query);
    try {
      await asking;
    } catch (error) {
      this.onFail(error);
    }
    this.onChange();
  }

  #listen() {
    const { form, field, win } = this;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go();
    });
    form.addEventListener("input", ({ target }) => {
      if (target !== field) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.go({ typed: true }), PAUSE);
    });
    form.addEventListener("change", ({ target }) => target !== field && this.go());
    field.addEventListener("keydown", (event) => event.key === "Escape" && this.#escape(event));
    this.button.addEventListener("click", () => {
      field.value = "";
      this.go();
      field.focus();
    });
    form.ownerDocument.addEventListener("click", (event) => this.#click(event));
    win.addEventListener("popstate", () => {
      this.#fill(win.location.search);
      this.go({ back: true });
    });
  }

  /** Links that ask for something of this log, wherever they stand. */
  #click(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest?.("[data-filter], [data-reset]");
    if (!link) return;
    event.preventDefault();
    this.show("reset" in link.dataset ? "" : new URL(link.href).search);
  }

  #fill(query) {
    const params = new URLSearchParams(query);
    for (const element of this.form.elements) {
      if (!element.name) continue;
      const values = params.getAll(element.name);
      if (element.dataset.sinceBox !== undefined && values[0]) this.since(values[0]);
      if (element.type === "checkbox") element.checked = values.includes(element.value);
      else if (element.tagName === "SELECT") choose(element, values);
      else if (TIMES.has(element.name)) element.value = typedAs(values[0] ?? "", this.now());
      else element.value = values[0] ?? "";
    }
  }

  /** The number after which something is new; a box offers it. */
  since(number) {
    const box = this.form.querySelector("[data-since-box]");
    box.value = number;
    const label = box.closest("[data-since-label]");
    label.hidden = false;
    label.querySelector("[data-since-number]").textContent = number;
  }

  #write(query, over) {
    const { history, location } = this.win;
    const address = location.pathname + (query ? `?${query}` : "") + location.hash;
    history[over ? "replaceState" : "pushState"](null, "", address);
  }

  #mark() {
    const filters = countOf(this.query);
    this.button.hidden = this.field.value.trim() === "";
    this.count.hidden = filters === 0;
    this.count.textContent = String(filters);
  }

  #escape(event) {
    event.preventDefault();
    event.stopPropagation();
    this.field.value = "";
    this.go();
    this.field.blur();
  }
}

function choose(select, values) {
  for (const option of select.options) option.selected = values.includes(option.value);
  if (select.selectedIndex < 0) select.selectedIndex = 0;
}
