/** Says anew who may read an entry of the log, an incident, a task or a decision. */

import { CommandForm } from "../core/command.js";
import { readersFields, saidReaders } from "../core/readers.js";
import { closable } from "../core/dialog.js";

export class Classifier {
  /** on: saved(answer). */
  constructor({ dialog, tools, operation, on }) {
    Object.assign(this, { dialog, texts: tools.texts, number: null });
    const form = dialog.querySelector("form");
    this.command = new CommandForm({
      form,
      tools,
      build: (fields) => ({
        path: `/api/v1/operations/${operation}/commands/ClassifyEntry`,
        body: { number: this.number, readers: saidReaders(fields) },
      }),
      done: (answer) => {
        dialog.close();
        on.saved(answer);
      },
    });
    closable(dialog);
    dialog.ownerDocument.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-who-reads]");
      if (button) this.open(button);
    });
  }

  /** one: the row or the button that says of which entry, and who may read it now. */
  open(one) {
    const { number, label, sight, onlyFor } = one.dataset;
    this.number = Number(number);
    this.command.attempt = null;
    this.command.fields.clearErrors();
    this.command.fields.write(readersFields(sight, onlyFor?.split(" ").filter(Boolean)));
    this.dialog.querySelector("[data-head]").textContent = this.texts.say("classify.head", { label });
    this.dialog.showModal();
  }
}
