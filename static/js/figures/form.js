/** A figure is set from the value one has before one; what was typed stays until it is stored. */

import { CommandForm } from "../core/command.js";
import { closable } from "../tasks/steps.js";
import { figureRequest } from "./request.js";

export class FigureForm {
  /** root: the panel, whose buttons come and go. on: saved(answer). */
  constructor({ root, dialog, tools, operation, on }) {
    Object.assign(this, { root, dialog });
    this.form = dialog.querySelector("form");
    this.about = null;
    this.command = new CommandForm({
      form: this.form,
      tools,
      build: (fields) => {
        const request = figureRequest(fields, this.#seen(fields), tools.now());
        const path = `/api/v1/operations/${operation}/commands/SetFigure`;
        return request.problem ? request : { path, body: request.body };
      },
      done: (answer) => {
        dialog.close();
        this.form.reset();
        this.about = null;
        on.saved(answer);
      },
    });
    closable(dialog);
    this.form.addEventListener("change", () => this.#settle());
    root.addEventListener("click", (event) => {
      if (event.target.closest("[data-figure-new]")) this.open("", "");
      const button = event.target.closest("[data-figure]");
      if (button) this.open(button.dataset.figure, button.dataset.figureName);
    });
  }

  open(figure, name) {
    const about = `${figure} ${name}`;
    if (about !== this.about) this.form.reset();
    this.about = about;
    if (figure) this.form.elements.figure.value = figure;
    if (name) this.form.elements.name.value = name;
    this.command.fields.clearErrors();
    this.#settle();
    this.dialog.showModal();
    this.form.elements.value.focus();
  }

  /** By which entry the page knows the value that holds; 0 when there is none. */
  #seen({ figure, name = "" }) {
    const wanted = name.trim().toLowerCase();
    const rows = [...this.root.querySelectorAll("[data-figure]")];
    const same = ({ dataset }) => dataset.figure === figure && (figure !== "own" || dataset.figureName.toLowerCase() === wanted);
    return Number(rows.find(same)?.dataset.seen ?? 0);
  }

  #settle() {
    this.form.querySelector("[data-own]").hidden = this.form.elements.figure.value !== "own";
    const spoken = this.form.querySelector("[data-spoken]");
    if (spoken) spoken.hidden = !this.form.elements["on_behalf_of.authority"].value;
  }
}
