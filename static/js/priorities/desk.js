/** The page of who gets what first: the order of the aims, the decision, the owners' answers. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";
import { Lines } from "./lines.js";
import { allotRequest, answerRequest, lineOf, moved, noteRequest, orderRequest } from "./request.js";

export class PriorityDesk {
  /** root: the panel. on: saved(answer). */
  constructor({ doc, root, tools, operation, on }) {
    Object.assign(this, { doc, root, tools, operation, on });
    this.#order();
    this.#allot();
    this.#about("line-answer", "[data-answer]", (about, fields) =>
      answerRequest(about, fields, "spokenFor" in about ? about.owner : ""));
    this.#about("shortage-note", "[data-note]", noteRequest);
  }

  #order() {
    const dialog = this.doc.getElementById("order-set");
    if (!dialog) return;
    const list = dialog.querySelector("[data-aims]");
    let seen = "";
    list.addEventListener("click", (event) => {
      const button = event.target.closest("[data-up], [data-down]");
      if (button) move(list, button);
    });
    this.#dialog(dialog, "[data-set-order]", {
      open: () => {
        const { order, orderSeen } = this.root.querySelector("[data-order]").dataset;
        lay(list, order.split(" "));
        seen = orderSeen;
      },
      build: (fields) => orderRequest(codes(list), fields, seen),
    });
  }

  #allot() {
    const dialog = this.doc.getElementById("allotment-decide");
    if (!dialog) return;
    const lines = new Lines({ doc: this.doc, root: this.root, form: dialog.querySelector("form") });
    this.#dialog(dialog, "[data-allot]", {
      open: () => lines.lay(),
      build: (fields) => {
        lines.blame(-1);
        return allotRequest(lines.marked, fields, lines.seen);
      },
      refused: (error) => lines.blame(lineOf(error.field), error[this.tools.language] ?? error.da),
    });
  }

  #about(id, selector, request) {
    const dialog = this.doc.getElementById(id);
    if (!dialog) return;
    let about = null;
    this.#dialog(dialog, selector, {
      open: ({ dataset }) => {
        if (about && about.about !== dataset.about) dialog.querySelector("form").reset();
        about = { ...dataset };
        dialog.querySelector("[data-about]").textContent = about.about;
        const spoken = dialog.querySelector("[data-spoken]");
        if (spoken) spoken.hidden = !("spokenFor" in about);
      },
      build: (fields) => request(about, fields),
    });
  }

  #dialog(dialog, selector, { open, build, refused }) {
    const form = dialog.querySelector("form");
    const command = new CommandForm({
      form,
      tools: this.tools,
      build: (fields) => {
        const request = build(fields);
        const path = `/api/v1/operations/${this.operation}/commands/${request.command}`;
        return request.problem ? request : { path, body: request.body };
      },
      refused: (error) => refused?.(error) ?? false,
      done: (answer) => {
        dialog.close();
        form.reset();
        this.on.saved(answer);
      },
    });
    closable(dialog);
    this.root.addEventListener("click", (event) => {
      const button = event.target.closest(selector);
      if (!button) return;
      open(button);
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
