/** What is pressed about decisions: write one, replace it, note a reservation, settle what follows. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";
import { DecisionForm } from "./form.js";
import { dissentRequest, settleRequest } from "./request.js";

export class DecisionDesk {
  /** on: saved(answer). */
  constructor({ doc, tools, operation, on }) {
    Object.assign(this, { doc, tools, operation, on, about: {} });
    const form = doc.querySelector("[data-decision-form]");
    if (form) this.form = new DecisionForm({ doc, form, tools, operation, on });
    this.dissent = this.#dialog("dissent", (fields) => dissentRequest(this.decision, fields));
    this.settle = this.#dialog("settle", (fields) => settleRequest(this.one, fields));
    doc.addEventListener("click", (event) => {
      const near = (selector) => event.target.closest(selector);
      if (near("[data-decide]")) this.form?.open(null, near("[data-decide]").id);
      if (near("[data-replace]")) this.#replace(near("[data-replace]"));
      if (near("[data-dissent]")) this.#reserve(near("[data-dissent]").dataset);
      if (near("[data-settle]")) this.#settling(near("[data-follow-up]").dataset);
    });
  }

  #replace({ id, dataset }) {
    const block = this.doc.querySelector(`[data-decision-values="${dataset.replace}"]`);
    this.form?.open(JSON.parse(block.textContent), id);
  }

  #reserve({ dissent, label, authority }) {
    this.decision = Number(dissent);
    const select = this.dissent.form.elements["on_behalf_of.authority"];
    this.#show("dissent", label, { label });
    // Who decided has no reservation to his own decision; the log office writes others'.
    for (const option of select?.options ?? []) option.hidden = option.disabled = option.value !== "" && option.value === authority;
  }

  #settling({ followUp, decision, seen, settlements, label, what, authority, phone }) {
    const again = this.about.settle === label && this.settle.attempt;
    // What was sent and not answered is sent again as it was.
    if (!again) this.one = { decision: Number(decision), item: Number(followUp), seen: Number(seen), authority, phone: phone !== undefined };
    this.#show("settle", label, { label });
    const { form, fields } = this.settle;
    form.querySelector("[data-about]").textContent = what;
    form.querySelector("[data-spoken]").hidden = phone === undefined;
    for (const radio of form.querySelectorAll("[name=settlement]")) {
      radio.closest("label").hidden = !settlements.split(" ").includes(radio.value);
    }
    fields.clearErrors();
  }

  /** What was typed about one is still there when one is asked about it again, and only then. */
  #show(which, about, values) {
    const made = this[which];
    if (this.about[which] !== about) made.form.reset();
    this.about[which] = about;
    made.fields.clearErrors();
    made.form.querySelector("[data-head]").textContent = this.tools.texts.say(`decision.${which}`, values);
    this.#spoken(made.form);
    made.form.closest("dialog").showModal();
  }

  #dialog(which, build) {
    const dialog = this.doc.getElementById(`decision-${which}`);
    if (!dialog) return null;
    const form = dialog.querySelector("form");
    closable(dialog);
    form.addEventListener("change", () => this.#spoken(form));
    return new CommandForm({
      form,
      tools: this.tools,
      build: (fields) => {
        const request = build(fields);
        if (request.problem) return request;
        return { path: `/api/v1/operations/${this.operation}/commands/${request.command}`, body: request.body };
      },
      done: (answer) => {
        dialog.close();
        form.reset();
        this.about[which] = null;
        this.on.saved(answer);
      },
    });
  }

  #spoken(form) {
    const select = form.elements["on_behalf_of.authority"];
    if (select) form.querySelector("[data-spoken]").hidden = !select.value;
  }
}
