/** What is done with a statement: at once where pressing is enough, else in a dialog that asks. */

import { CommandForm } from "../core/command.js";
import { unsaved } from "../core/door.js";
import { closable } from "../core/dialog.js";
import { comingWords, deskStep, freshTime, statementStep } from "./request.js";

const ASKED = new Set(["release", "retract", "return", "keep", "discard", "holding", "pause"]);
const DESK = new Set(["holding", "pause", "resume"]);

export class StatementSteps {
  /** root: where the buttons are. on: saved(answer, what), form(what, wording). */
  constructor({ root, doc, tools, operation, on }) {
    Object.assign(this, { root, doc, tools, operation, on });
    this.keys = new Map();
    this.busy = new Set();
    this.forms = new Map();
    for (const what of ASKED) this.#dialog(what);
    root.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]");
      if (button) this.press(button.dataset.do, button);
    });
  }

  /** One key; false when the shown text has no such button. */
  letter(what) {
    if (this.doc.querySelector("dialog[open]")) return false;
    const button = this.root.querySelector(`[data-do="${what}"]`);
    if (!button || button.offsetParent === null) return false;
    this.press(what, button);
    return true;
  }

  press(what, button) {
    if (what === "new" || what === "change") this.on.form(what, this.#wording());
    else if (ASKED.has(what)) this.#ask(what, button);
    else this.#send(what, button);
  }

  open(what) {
    this.#ask(what, null);
  }

  #shown() {
    const article = this.doc.querySelector("[data-statement]");
    if (!article) return {};
    const { statement, label, title, version, hash, channels } = article.dataset;
    return { number: Number(statement), label, title, version: Number(version), hash, channels };
  }

  #wording() {
    const block = this.doc.querySelector("[data-wording]");
    return block && JSON.parse(block.textContent);
  }

  async #send(what, button) {
    const one = { ...this.#shown(), ...button.dataset };
    const name = `${what} ${one.number} ${one.version} ${one.channel ?? ""}`;
    if (this.busy.has(name)) return;
    this.busy.add(name);
    if (!this.keys.has(name)) this.keys.set(name, this.tools.newKey());
    const request = DESK.has(what) ? deskStep(what, {}, this.tools.now()) : statementStep(what, one);
    const outcome = await this.tools.door.write(this.#path(request.command), request.body, this.keys.get(name));
    this.busy.delete(name);
    if (outcome.kind === "unreachable") this.#refuse(unsaved(outcome, this.tools));
    else this.keys.delete(name);
    if (outcome.kind === "done") this.on.saved(outcome.answer, what);
    else if (outcome.kind === "signedOut") this.tools.onSignedOut();
    else if (outcome.kind === "refused") this.#refuse(outcome.error[this.tools.language] ?? outcome.error.da);
  }

  #refuse(sentence) {
    const note = this.doc.querySelector("[data-refusal]");
    if (!note) return;
    note.textContent = sentence;
    note.hidden = false;
    note.scrollIntoView({ block: "nearest" });
  }

  #ask(what, button) {
    const dialog = this.doc.getElementById(`st-${what}`);
    if (!dialog) return;
    const one = { ...this.#shown(), entry: Number(button?.dataset.entry) };
    this.asked = { what, one };
    const command = this.forms.get(what);
    command.attempt = null;
    command.fields.clearErrors();
    const put = (selector, text) => {
      const place = dialog.querySelector(selector);
      if (place) place.textContent = text;
    };
    if (!DESK.has(what)) put("[data-head]", this.tools.texts.say(`statement.${what}`, one));
    put("[data-about]", `${one.label} ${one.title}`);
    put("[data-channels]", one.channels ?? "");
    if (what === "release") put("[data-go-text]", this.tools.texts.say("statement.go", one));
    if (what === "holding") this.#fresh(dialog.querySelector("form"));
    dialog.showModal();
    dialog.querySelector("input:not([type=hidden])")?.focus();
  }

  #dialog(what) {
    const dialog = this.doc.getElementById(`st-${what}`);
    if (!dialog) return;
    const form = dialog.querySelector("form");
    const build = (fields) => {
      const now = this.tools.now();
      const { one } = this.asked;
      const request = DESK.has(what) ? deskStep(what, fields, now) : statementStep(what, one, fields);
      return request.problem ? request : { path: this.#path(request.command), body: request.body };
    };
    const done = (answer) => {
      dialog.close();
      this.on.saved(answer, what);
    };
    this.forms.set(what, new CommandForm({ form, tools: this.tools, build, done }));
    closable(dialog);
    if (what === "holding") this.#lines(form);
  }

  /** On a page that has stood open the promised time may be over: half an hour from now again. */
  #fresh(form) {
    const { next_update_at: next } = form.elements;
    next.value = freshTime(next.value || this.doc.body.dataset.next, this.tools.now());
    form.dispatchEvent(new Event("input"));
  }

  /** The three lines say while one types what they will say. */
  #lines(form) {
    const { next_update_at: next, what, place } = form.elements;
    const line = (field) => field.value.trim().replace(/\s+/g, " ");
    form.addEventListener("input", () => {
      const where = place.value.trim() ? ` (${line(place)})` : "";
      form.querySelector("[data-what]").textContent = `${line(what).replace(/[. ]+$/, "") || "…"}${where}`;
      form.querySelector("[data-next]").textContent = comingWords(next.value, this.tools.now()) || "…";
    });
    form.addEventListener("change", () => form.dispatchEvent(new Event("input")));
  }

  #path(command) {
    return `/api/v1/operations/${this.operation}/commands/${command}`;
  }
}
