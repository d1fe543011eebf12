/** A list under the line while one types a reference, and a word about those that mean nothing. */

import { chosen, referencesIn, typingAt } from "./refs.js";

const PAUSE = 150;
const ASKED = 20;

export class Suggest {
  /** text: the field. list: the listbox. hint: where unknown references are named. */
  constructor({ text, list, hint, door, texts, operation }) {
    Object.assign(this, { text, list, hint, door, texts });
    this.base = `/operationer/${operation}/paneler/henvisninger`;
    this.turn = 0;
    this.at = -1;
    text.addEventListener("input", () => this.#later());
    text.addEventListener("keydown", (event) => this.#key(event));
    text.addEventListener("click", () => this.#later());
    text.addEventListener("blur", () => this.close());
    list.addEventListener("mousedown", (event) => {
      event.preventDefault(); // the field keeps the focus
      const option = event.target.closest("[role=option]");
      if (option) this.#choose(option);
    });
    text.form.addEventListener("submit", () => this.close());
  }

  get isOpen() {
    return !this.list.hidden;
  }

  close() {
    this.turn += 1;
    this.list.hidden = true;
    this.at = -1;
    this.text.removeAttribute("aria-activedescendant");
  }

  /** The line is sent as it stands: nothing more is said of it. */
  #sent() {
    clearTimeout(this.timer);
    this.close();
    this.#say([]);
  }

  #later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#ask(), PAUSE);
  }

  async #ask() {
    const { value, selectionEnd } = this.text;
    const typing = typingAt(value, selectionEnd);
    const open = typing && this.text.ownerDocument.activeElement === this.text;
    const held = referencesIn(value);
    if (!open) this.close();
    if (!held.length) this.#say([]);
    if (!open && !held.length) return;
    const mine = ++this.turn;
    const query = new URLSearchParams(open ? { q: typing.word } : {});
    for (const one of held.slice(0, ASKED)) query.append("ref", one);
    try {
      const { offers, unknown } = JSON.parse(await this.door.fragment(`${this.base}?${query}`));
      if (mine !== this.turn) return;
      // What is being typed is not unknown while something begins like it.
      this.#say(unknown.filter((one) => !(open && offers.length && one === typing.word)));
      if (open) this.#draw(typing, offers);
    } catch {
      // Without the list one writes as before; what has no connection is told by the line above.
      if (mine === this.turn) this.close();
    }
  }

  #say(unknown) {
    const told = unknown.length ? this.texts.say("refs.unknown", { refs: unknown.join(", ") }) : "";
    if (this.hint.textContent !== told) this.hint.textContent = told;
    this.hint.hidden = !told;
  }

  #draw(typing, offers) {
    this.typing = typing;
    this.at = -1;
    this.text.removeAttribute("aria-activedescendant");
    const doc = this.list.ownerDocument;
    const options = offers.map(({ text, means }, place) => {
      const option = doc.createElement("li");
      option.id = `f-ref-${place}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.offer = text;
      const written = doc.createElement("b");
      written.textContent = text;
      option.append(written, ` ${means}`);
      return option;
    });
    this.list.replaceChildren(...options);
    this.list.hidden = options.length === 0;
  }

  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey && !(this.isOpen && this.at >= 0)) this.#sent();
    if (!this.isOpen) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    const take = event.key === "Enter" || event.key === "Tab";
    if (event.key in steps) this.#move(steps[event.key]);
    else if (event.key === "Escape") this.close();
    else if (take && this.at >= 0) this.#choose(this.list.children[this.at]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #move(by) {
    const options = [...this.list.children];
    this.at = (this.at + by + options.length + (this.at < 0 && by < 0 ? 1 : 0)) % options.length;
    for (const [place, option] of options.entries()) {
      option.setAttribute("aria-selected", String(place === this.at));
    }
    this.text.setAttribute("aria-activedescendant", options[this.at].id);
    options[this.at].scrollIntoView({ block: "nearest" });
  }

  #choose(option) {
    const { value, selectionEnd } = this.text;
    const next = chosen(value, selectionEnd, this.typing.start, option.dataset.offer);
    this.text.value = next.text;
    this.text.setSelectionRange(next.caret, next.caret);
    this.close();
    this.text.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
