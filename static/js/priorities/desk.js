/** The page of who gets what first: in which order the aims come. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";
import { moved, orderRequest } from "./request.js";

export class PriorityDesk {
  /** root: the panel. on: saved(answer). */
  constructor({ doc, root, tools, operation, on }) {
    Object.assign(this, { root });
    const dialog = doc.getElementById("order-set");
    if (dialog) this.#order(dialog, { tools, operation, on });
  }

  #order(dialog, { tools, operation, on }) {
    const form = dialog.querySelector("form");
    const list = form.querySelector("[data-aims]");
    let seen = "";
    const command = new CommandForm({
      form,
      tools,
      build: (fields) => {
        const request = orderRequest(codes(list), fields, seen);
        const path = `/api/v1/operations/${operation}/commands/SetPriorities`;
        return request.problem ? request : { path, body: request.body };
      },
      done: (answer) => {
        dialog.close();
        form.reset();
        on.saved(answer);
      },
    });
    closable(dialog);
    list.addEventListener("click", (event) => {
      const button = event.target.closest("[data-up], [data-down]");
      if (button) move(list, button);
    });
    this.root.addEventListener("click", (event) => {
      if (!event.target.closest("[data-set-order]")) return;
      const { order, orderSeen } = this.root.querySelector("[data-order]").dataset;
      lay(list, order.split(" "));
      seen = orderSeen;
      command.fields.clearErrors();
      dialog.showModal();
    });
  }
}

function codes(list) {
  return [...list.children].map((one) => one.dataset.aim);
}

function lay(list, order) {
  const rows = Object.fromEntries([...list.children].map((one) => [one.dataset.aim, one]));
  list.append(...order.map((code) => rows[code]));
}

/** The focus stays on the button that was pressed, so it can be pressed again. */
function move(list, button) {
  const row = codes(list);
  const at = row.indexOf(button.closest("[data-aim]").dataset.aim);
  lay(list, moved(row, at, button.matches("[data-up]") ? -1 : 1));
  button.focus();
}
