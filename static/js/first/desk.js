/** From a report to its first assessment, from that to the level, and from the level to the call. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";
import { assessRequest, levelFrom } from "./request.js";

export class FirstDesk {
  /** level, calls: the forms that follow, where the seat has them. on: saved(answer). */
  constructor({ doc, tools, operation, on, level, calls }) {
    Object.assign(this, { doc, tools, level, calls });
    this.made = new Map();
    this.dialog = doc.getElementById("first-assess");
    if (this.dialog) this.#form(operation, on);
    if (level) level.after = (body) => body.assessment && this.#call(body.assessment);
  }

  /** What the button of a row asks for. */
  act(what, row) {
    if (what === "assess") this.#assess(row);
    else this.#next(what, Number(row.dataset.number), row.dataset);
  }

  #form(operation, on) {
    const form = this.dialog.querySelector("form");
    closable(this.dialog);
    this.command = new CommandForm({
      form,
      tools: this.tools,
      build: (fields) => {
        const request = assessRequest(this.entry, fields);
        const path = `/api/v1/operations/${operation}/commands/AssessFirst`;
        return request.problem ? request : { path, body: request.body };
      },
      done: (answer, { body }) => {
        const number = Math.min(...answer.entries);
        this.made.set(number, { number, what: body.what, level: body.level, call: body.call ?? [] });
        this.dialog.close();
        form.reset();
        on.saved(answer);
        if (body.level && body.level !== this.#now()) this.#decide(number);
      },
    });
  }

  /** What was typed about a report is still there when it is opened again, and only then. */
  #assess(row) {
    if (!this.dialog) return;
    const entry = Number(row.dataset.number);
    const form = this.dialog.querySelector("form");
    const words = row.querySelector(".tx")?.textContent.trim() ?? "";
    if (this.entry !== entry) {
      form.reset();
      form.elements.place.value = row.dataset.place;
      form.elements.what.value = words.slice(0, form.elements.what.maxLength);
    }
    this.entry = entry;
    this.dialog.querySelector("[data-report]").textContent = this.tools.texts.say("first.report", { label: row.dataset.label, words });
    this.command.fields.clearErrors();
    this.dialog.showModal();
    form.elements.what.focus();
  }

  #next(what, number, { label, firstWhat, firstLevel, firstCall }) {
    const call = firstCall.split(" ").filter(Boolean);
    this.made.set(number, { number, label, what: firstWhat, level: firstLevel, call });
    if (what === "assess_level") this.#decide(number);
    else this.#call(number);
  }

  #decide(number) {
    const made = this.made.get(number);
    const label = made.label ?? `${this.doc.body.dataset.mode === "EXERCISE" ? "Ø" : ""}${number}`;
    const proposed = levelFrom(made, this.tools.texts.say("first.basis", { label }));
    this.level?.open(this.#now(), "", { ...proposed, label });
  }

  #call(number) {
    const call = this.made.get(number)?.call ?? [];
    if (call.length) this.calls?.callIn(call);
  }

  #now() {
    return this.doc.querySelector('[data-name="level"] [data-level]')?.dataset.level ?? "";
  }
}
