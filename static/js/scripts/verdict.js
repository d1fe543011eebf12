/** How a draft stands: whether it can be kept and played, and all that is wrong with it, each by its line. */

/** What hinders that it is kept; else what hinders that it is played here. */
export function faultsOf({ faults, unseated }) {
  return faults.length ? faults : unseated;
}

export class Verdict {
  /** list: holds one line for each fault when there are several. */
  constructor({ root, list, texts }) {
    Object.assign(this, { root, list, texts });
    this.text = root.querySelector("[data-verdict-text]");
    this.go = root.querySelector("[data-go]");
  }

  show(draft, worded) {
    const found = faultsOf(draft);
    const kept = !draft.faults.length;
    const told = found.map((one) => this.texts.say("script.fault", { line: one.line, where: one.place, why: worded(one) }));
    this.root.className = `verdict ${found.length ? (kept ? "doubt" : "bad") : "good"}`;
    this.text.textContent = this.#summed(told, draft.count, kept);
    this.go.hidden = !found.length;
    this.list.hidden = told.length < 2;
    this.list.replaceChildren(...(told.length < 2 ? [] : told.map((text, at) => this.#line(text, at))));
    const more = draft.count - told.length;
    if (more > 0) this.list.append(this.#made("li", this.texts.say("script.more", { n: more })));
  }

  #summed(told, count, kept) {
    if (!told.length) return this.texts.say("script.good");
    const words = told.length > 1 ? this.texts.say("script.faults", { n: count }) : told[0];
    return kept ? this.texts.say("script.unseated", { why: words }) : words;
  }

  #line(text, at) {
    const line = this.#made("li", "");
    const button = this.#made("button", text);
    button.type = "button";
    button.className = "faultlink";
    button.dataset.go = String(at);
    line.append(button);
    return line;
  }

  #made(name, text) {
    return Object.assign(this.list.ownerDocument.createElement(name), { textContent: text });
  }
}
