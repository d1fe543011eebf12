/** Moving among the rows by keyboard, and what can be done with one. */

/** Which row comes next; edges hold. */
export function step(keys, current, by) {
  const at = keys.indexOf(current);
  if (at === -1) return keys[0] ?? null;
  return keys[Math.min(keys.length - 1, Math.max(0, at + by))];
}

export class Rows {
  /**
   * act(what, row) is told "correct", "supplement", "attach" or "confirm"; now() is the server's
   * time; all() shows every row again when one is asked for that a filter has taken away.
   */
  constructor({ panel, act, now, all = async () => {} }) {
    this.panel = panel;
    this.all = all;
    this.act = act;
    this.now = now;
    this.current = null;
    panel.root.addEventListener("click", (event) => this.#click(event));
    panel.root.addEventListener("focusin", (event) => this.#enter(event.target.closest("[data-key]")));
    panel.root.addEventListener("keydown", (event) => this.#key(event));
    panel.root.addEventListener("focusout", (event) => this.#shut(event.target, event.relatedTarget));
    this.settle();
    setInterval(() => this.expire(), 1_000);
  }

  /** After every change one row, and its buttons, can be reached with Tab. */
  settle() {
    this.expire();
    const all = this.#all();
    const standing = this.panel.root.ownerDocument.activeElement?.closest("[data-key]");
    // Until somebody stands on a row the newest is the one that Tab and the arrows reach.
    const current = (standing && this.current && this.panel.row(this.current)) || all[0];
    this.current = current?.dataset.key ?? null;
    for (const row of all) this.#reachable(row, row === current);
  }

  /** Two minutes after an entry its supplement button goes by itself. */
  expire() {
    for (const button of this.panel.list.querySelectorAll("[data-until]")) {
      if (Date.parse(button.dataset.until) > this.now()) continue;
      if (button === button.ownerDocument.activeElement) button.closest("[data-key]").focus();
      button.remove();
    }
  }

  first() {
    this.#focus(this.panel.row(this.current) ?? this.#all()[0]);
  }

  /** Shows a row, fetching older pages until it is there. */
  async go(number) {
    if (!this.panel.row(number)) await this.all();
    while (!this.panel.row(number) && this.panel.more && number < this.panel.more) {
      await this.panel.older(this.panel.more);
    }
    this.#focus(this.panel.row(number));
  }

  #all() {
    return [...this.panel.list.querySelectorAll(":scope > [data-key]")];
  }

  #enter(row) {
    if (!row) return;
    const old = this.current && this.panel.row(this.current);
    if (old && old !== row) this.#reachable(old, false);
    this.current = row.dataset.key;
    this.#reachable(row, true);
  }

  #reachable(row, yes) {
    const tab = yes ? 0 : -1;
    row.tabIndex = tab;
    for (const button of row.querySelectorAll("[data-do], summary")) button.tabIndex = tab;
    for (const link of row.querySelectorAll("a")) link.tabIndex = tab;
  }

  #focus(row) {
    if (!row) return;
    this.#enter(row);
    row.focus();
    row.scrollIntoView({ block: "nearest" });
  }

  #click(event) {
    const link = event.target.closest("[data-go]");
    if (link) {
      event.preventDefault();
      this.go(Number(link.dataset.go));
      return;
    }
    const button = event.target.closest("[data-do]");
    if (!button) return;
    button.closest(".moreacts")?.removeAttribute("open");
    this.act(button.dataset.do, button.closest("[data-key]"));
  }

  /** What else can be done with a row is put away when one leaves it. */
  #shut(from, to) {
    const open = from.closest?.(".moreacts[open]");
    if (open && to && !open.contains(to)) open.removeAttribute("open");
  }

  #key(event) {
    const row = event.target.closest("[data-key]");
    if (!row || event.ctrlKey || event.altKey || event.metaKey) return;
    const open = event.key === "Escape" && row.querySelector(".moreacts[open]");
    if (open) {
      event.stopPropagation();
      open.removeAttribute("open");
      this.#focus(row);
      return;
    }
    const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -1e9, End: 1e9 };
    if (!(event.key in moves)) return;
    event.preventDefault();
    const keys = this.#all().map((each) => each.dataset.key);
    this.#focus(this.panel.row(step(keys, row.dataset.key, moves[event.key])));
  }

  /** The action of a letter on the row one stands on; false when it has none. */
  letter(what) {
    const row = this.panel.root.ownerDocument.activeElement?.closest("[data-key]");
    if (!row?.querySelector(`[data-do="${what}"]`)) return false;
    this.act(what, row);
    return true;
  }
}
