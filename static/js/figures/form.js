/** A figure is set from the value one has before one; what was typed stays until it is stored. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";
import { figureRequest } from "./request.js";

export class FigureForm {
  /** root: the panel, whose buttons come and go. on: saved(answer). */
  constructor({ root, dialog, tools, operation, on }) {
    Object.assign(this, { root, dialog });
    this.form = dialog.querySelector("form");
    this.about = null;
    this.seen = [];
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
    this.#lookAgainWhenMoved();
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
    // What was sent and not answered is sent again as it was, not from what came since.
    if (about !== this.about || !this.command.attempt) this.#look();
    if (about !== this.about) this.form.reset();
    this.about = about;
    if (figure) this.form.elements.figure.value = figure;
    if (name) this.form.elements.name.value = name;
    this.command.fields.clearErrors();
    this.#settle();
    this.dialog.showModal();
    this.form.elements.value.focus();
  }

  /** Keeps by which entries the values are known now: the panel goes on behind the dialog. */
  #look() {
    const rows = [...this.root.querySelectorAll("[data-figure]")];
    this.seen = rows.map(({ dataset }) => [keyOf(dataset.figure, dataset.figureName), Number(dataset.seen)]);
  }

  /** By which entry he who opened the dialog knew the value; 0 when there was none. */
  #seen({ figure, name = "" }) {
    return new Map(this.seen).get(keyOf(figure, name)) ?? 0;
  }

  /** Who has been told that it moved sees the new value, and decides by that one. */
  #lookAgainWhenMoved() {
    const fail = this.command.fail.bind(this.command);
    this.command.fail = (field, sentence) => {
      fail(field, sentence);
      if (field === "seen") this.#look();
    };
  }

  #settle() {
    this.form.querySelector("[data-own]").hidden = this.form.elements.figure.value !== "own";
    const spoken = this.form.querySelector("[data-spoken]");
    if (spoken) spoken.hidden = !this.form.elements["on_behalf_of.authority"].value;
  }
}

function keyOf(figure, name) {
  return figure === "own" ? `own:${name.trim().toLowerCase()}` : figure;
}
