/** What fails next, while it moves: the map, the countdown, and reports of what works and what not. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";
import { Places } from "../dependencies/places.js";
import { countdown, markFailing } from "./marks.js";
import { outageRequest } from "./request.js";

const TICK_MILLISECONDS = 15_000;

export class Outages {
  /** root: the panel. refresh(): asks for it anew. on: saved(answer). */
  constructor({ doc, root, scene, tools, operation, refresh, on }) {
    Object.assign(this, { doc, root, scene, tools, refresh });
    this.due = "";
    this.places = new Places({ root: doc.body, objects: () => scene.objects.objects });
    doc.defaultView.setInterval(() => this.tick(), TICK_MILLISECONDS);
    this.#form(operation, on);
  }

  /** After the panel has changed. */
  settle() {
    markFailing(this.root, this.scene);
    this.tick();
  }

  /** What was to come and is here now is drawn anew once; the server's clock decides. */
  tick() {
    const now = this.tools.now();
    let over = "";
    for (const place of this.root.querySelectorAll("[data-countdown]")) {
      const left = Math.ceil((Date.parse(place.dataset.countdown) - now) / 60_000);
      place.textContent = countdown(left, this.tools.texts);
      if (left <= 0) over += place.dataset.countdown;
    }
    if (over && over !== this.due) {
      this.due = over;
      this.refresh();
    }
  }

  #form(operation, on) {
    const dialog = this.doc.getElementById("outage-report");
    if (!dialog) return;
    const form = dialog.querySelector("form");
    const head = dialog.querySelector("[data-report-head]");
    let what = "down";
    let about = null;
    const command = new CommandForm({
      form,
      tools: this.tools,
      build: (fields) => {
        const request = outageRequest(what, fields, this.tools.now(), this.places.find);
        const path = `/api/v1/operations/${operation}/commands/${request.command}`;
        return request.problem ? request : { path, body: request.body };
      },
      done: (answer) => {
        dialog.close();
        form.reset();
        about = null;
        on.saved(answer);
      },
    });
    closable(dialog);
    form.addEventListener("change", () => this.#spoken(form));
    this.root.addEventListener("click", (event) => {
      const button = event.target.closest("[data-report]");
      if (!button) return;
      const { report, object = "", objectName = "" } = button.dataset;
      if (about !== `${report} ${object}`) form.reset();
      about = `${report} ${object}`;
      what = report;
      head.textContent = head.dataset[what];
      if (objectName) form.elements.object.value = objectName;
      form.elements.object.readOnly = Boolean(objectName);
      command.fields.clearErrors();
      this.#spoken(form);
      dialog.showModal();
    });
  }

  #spoken(form) {
    const spoken = form.querySelector("[data-spoken]");
    if (spoken) spoken.hidden = !form.elements["on_behalf_of.authority"].value;
  }
}
