/** Says that entries disagree, and which one holds; rows of the log are pressed to name them. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";
import { readNumbers } from "../core/numbers.js";
import { contestRequest, settleRequest, toggled } from "./request.js";

export class Disputes {
  /** log: the list of rows. panel: where what disagrees stands. on: saved(answer), left(). */
  constructor({ doc, log, panel, tools, operation, on }) {
    Object.assign(this, { doc, log, panel, tools, on });
    this.path = (command) => `/api/v1/operations/${operation}/commands/${command}`;
    this.form = doc.querySelector("[data-contest-form]");
    this.dialog = doc.getElementById("contradiction-settle");
    this.one = null;
    this.contest = this.#command(this.form, contestRequest, () => this.close());
    this.settle = this.#command(
      this.dialog.querySelector("form"),
      (fields) => settleRequest(this.one.number, fields),
      () => this.dialog.close(),
    );
    closable(this.dialog);
    this.#listen();
  }

  get isOpen() {
    return !this.form.hidden;
  }

  /** Begins with a row, or takes one more row in (or out) once begun. */
  take(row) {
    const { entries } = this.form.elements;
    if (!this.isOpen) {
      this.contest.fields.clearErrors();
      this.form.hidden = false;
      const label = row.dataset.label;
      this.form.querySelector("[data-contest-head]").textContent = this.tools.texts.say("contradiction.begun", { label });
      // What was typed and not stored is still there; a row that stands in it already stays.
      if (!(readNumbers(entries.value) ?? []).includes(Number(row.dataset.number))) entries.value = row.dataset.number;
    } else entries.value = toggled(entries.value, Number(row.dataset.number));
    this.mark();
    entries.focus();
    entries.setSelectionRange(entries.value.length, entries.value.length);
  }

  /** false when there was nothing to leave. */
  close() {
    if (!this.isOpen) return false;
    this.form.hidden = true;
    this.mark();
    this.on.left();
    return true;
  }

  #decide(number) {
    const article = this.panel.querySelector(`[data-contradiction="${number}"]`);
    if (!article) return;
    if (this.one?.number !== number) this.settle.form.reset();
    this.one = { number };
    const { texts } = this.tools;
    this.dialog.querySelector("[data-head]").textContent = texts.say("contradiction.settle", { about: article.dataset.about });
    const chosen = this.settle.form.elements.choice?.value;
    const sides = [...article.querySelectorAll(".sides > li")].map((side) => this.#side(side));
    this.dialog.querySelector("[data-sides]").replaceChildren(...sides);
    for (const radio of this.settle.form.querySelectorAll('[name="choice"]')) radio.checked = radio.value === chosen;
    this.settle.fields.clearErrors();
    this.dialog.showModal();
  }

  #side(side) {
    const label = this.doc.createElement("label");
    const radio = this.doc.createElement("input");
    const number = side.dataset.side;
    Object.assign(radio, { type: "radio", name: "choice", value: `holds:${number}` });
    const text = side.querySelector(".sidetext")?.textContent ?? "";
    const named = this.tools.texts.say("contradiction.holds", { label: side.querySelector(".ref")?.textContent ?? number });
    label.append(radio, `${named} ${text}`);
    return label;
  }

  #command(form, build, done) {
    return new CommandForm({
      form,
      tools: this.tools,
      build: (fields) => {
        const request = build(fields);
        return request.problem ? request : { path: this.path(request.command), body: request.body };
      },
      done: (answer) => {
        form.reset();
        done();
        this.on.saved(answer);
      },
    });
  }

  #listen() {
    this.form.querySelector("[data-cancel]").addEventListener("click", () => this.close());
    this.form.addEventListener("input", () => this.mark());
    this.form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.close();
    });
    this.panel.addEventListener("click", (event) => {
      const button = event.target.closest("[data-settle-contradiction]");
      if (button) this.#decide(Number(button.dataset.settleContradiction));
    });
    this.log.closest("[data-panel]").addEventListener("click", (event) => {
      const row = event.target.closest("[data-number]");
      if (this.isOpen && row && !event.target.closest("a, button")) this.take(row);
    });
  }

  /** The rows that are named are marked; also after rows have come or gone. */
  mark() {
    const named = new Set(this.isOpen ? (readNumbers(this.form.elements.entries.value) ?? []) : []);
    for (const row of this.log.closest("[data-panel]").querySelectorAll("[data-number]")) {
      row.classList.toggle("picked", named.has(Number(row.dataset.number)));
    }
  }
}
