/** The staff goes up or down the ladder: a numbered decision with a reason and what it rests on. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";

/** fields: level, reason, basis, assessment: the entry it rests on. seen: the level the form was opened on. */
export function levelRequest(fields, seen) {
  if (!fields.level) return problem("level", "level.missing");
  const body = { level: fields.level, seen };
  for (const name of ["reason", "basis"]) {
    const value = (fields[name] ?? "").trim();
    if (!value) return problem(name, `level.${name}_missing`);
    body[name] = value;
  }
  if (fields.assessment) body.assessment = Number(fields.assessment);
  return { command: "DecideLevel", body };
}

function problem(field, code) {
  return { problem: { field, code } };
}

export class LevelForm {
  /** root: the ladder. on: saved(answer). after(body) is told when one was decided. */
  constructor({ root, dialog, tools, operation, on }) {
    Object.assign(this, { dialog, seen: "", after: () => {} });
    this.form = dialog.querySelector("form");
    this.command = new CommandForm({
      form: this.form,
      tools,
      build: (fields) => {
        const request = levelRequest(fields, this.seen);
        const path = `/api/v1/operations/${operation}/commands/DecideLevel`;
        return request.problem ? request : { path, body: request.body };
      },
      done: (answer, { body }) => {
        dialog.close();
        this.form.reset();
        this.#rests("");
        on.saved(answer);
        this.after(body);
      },
    });
    closable(dialog);
    root.addEventListener("click", (event) => {
      const button = event.target.closest("[data-level]");
      if (button) this.open(button.dataset.level, button.dataset.down);
    });
  }

  /** What was typed and not decided is still there when it is opened again, unless it is proposed
   * anew: {level, reason, basis, assessment}. */
  open(seen, down = "", proposed = null) {
    this.seen = seen;
    if (proposed) {
      this.command.fields.write(proposed);
      this.#rests(proposed.assessment, proposed.label);
    }
    const signs = this.dialog.querySelector("[data-down]");
    signs.textContent = down;
    signs.hidden = !down;
    this.command.attempt = null;
    this.command.fields.clearErrors();
    this.dialog.showModal();
  }

  #rests(assessment, label = assessment) {
    this.form.querySelector("[data-rests]").hidden = !assessment;
    this.form.querySelector("[data-rests-label]").textContent = label;
    this.form.elements.assessment.value = assessment;
  }
}
