/** The objects of the register that a plan covers: found by words, chosen by a press. */

import { FindPlace } from "../core/findplace.js";

export class ChosenObjects {
  constructor({ form, tools }) {
    this.chosen = form.querySelector("[data-chosen-objects]");
    this.find = new FindPlace({ form, tools, add: (id, name) => this.#add(id, name) });
    this.chosen.addEventListener("click", (event) => {
      const drop = event.target.closest("[data-drop-object]");
      if (!drop) return;
      drop.closest("li").remove();
      this.find.input.focus();
    });
  }

  ids() {
    return [...this.chosen.querySelectorAll("[data-object-id]")].map((one) => one.dataset.objectId);
  }

  #add(id, name) {
    if (this.ids().includes(id)) return;
    const doc = this.chosen.ownerDocument;
    const row = doc.createElement("li");
    row.dataset.objectId = id;
    const drop = doc.createElement("button");
    Object.assign(drop, { type: "button", className: "btn sm", textContent: "×" });
    drop.setAttribute("aria-label", `× ${name}`);
    drop.dataset.dropObject = "";
    row.append(`${name} `, drop);
    this.chosen.append(row);
  }
}
