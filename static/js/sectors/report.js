/** How an authority says it stands; the log office writes down by telephone for the others. */

import { CommandForm } from "../core/command.js";
import { reportRequest } from "../tasks/request.js";
import { closable } from "../core/dialog.js";

export class SectorReport {
  /** root: the strip. on: saved(answer). */
  constructor({ root, dialog, tools, operation, on }) {
    Object.assign(this, { dialog, tools });
    this.form = dialog.querySelector("form");
    this.own = this.form.dataset.own;
    this.command = new CommandForm({
      form: this.form,
      tools,
      build: (fields) => {
        const request = reportRequest(fields, this.own, tools.now());
        const path = `/api/v1/operations/${operation}/commands/${request.command}`;
        return request.problem ? request : { path, body: request.body };
      },
      done: (answer) => {
        dialog.close();
        on.saved(answer);
      },
    });
    closable(dialog);
    this.form.elements.sector?.addEventListener("change", () => this.#settle());
    root.addEventListener("click", (event) => {
      const cell = event.target.closest("[data-sector]");
      if (cell) this.open(cell.dataset);
    });
  }

  open({ sector = this.own, colour = "", consequence = "", need = "" }) {
    this.form.reset();
    this.command.attempt = null;
    this.command.fields.clearErrors();
    const values = { sector, colour: colour === "unknown" ? "" : colour, consequence, need };
    this.command.fields.write({ ...this.command.fields.read(), ...values });
    this.#settle();
    this.dialog.showModal();
  }

  #settle() {
    const sector = this.form.elements.sector?.value ?? this.own;
    this.form.querySelector("[data-spoken]").hidden = sector === this.own;
  }
}
