/** Writing a decision down: what is typed survives a reload, a mistake stands beside its own row. */

import { CommandForm } from "../core/command.js";
import { laid, lay } from "../core/sheet.js";
import { decisionRequest } from "./request.js";
import { ListRows } from "./rows.js";

export class DecisionForm {
  /** tools: those of CommandForm, and drafts and account. on: saved(answer). */
  constructor({ doc, form, tools, operation, on }) {
    Object.assign(this, { doc, form, tools, on, replaces: 0, back: null });
    this.key = `crisis.decision.${tools.account}.${operation}`;
    this.#offer();
    const moved = () => this.#changed();
    const list = (name, least) => new ListRows(form.querySelector(`[data-list="${name}"]`), { least, moved });
    this.lists = [list("options", 2), list("dissent", 0), list("follow_up", 0)];
    form.addEventListener("submit", () => this.lists.forEach((one) => one.compact()));
    this.command = new CommandForm({
      form,
      tools,
      build: (fields) => {
        const request = decisionRequest(fields, this.replaces, tools.now());
        if (request.problem) return request;
        // Its key is kept too: sent again after a reload it is the same decision, not another one.
        queueMicrotask(() => this.#keep());
        return { path: `/api/v1/operations/${operation}/commands/${request.command}`, body: request.body };
      },
      done: (answer) => {
        tools.drafts.remove(this.#slot());
        this.close();
        on.saved(answer);
      },
    });
    for (const name of ["input", "change"]) form.addEventListener(name, moved);
    form.addEventListener("keydown", (event) => this.#pressed(event));
    form.addEventListener("click", (event) => event.target.closest("[data-cancel]") && this.close());
    this.forget();
  }

  /** values: what the decision says that is to be replaced; null for a new one. */
  open(values, back = null) {
    if (laid(this.doc)) return;
    this.forget();
    this.replaces = values?.replaces ?? 0;
    this.back = back;
    const kept = this.tools.drafts.get(this.#slot());
    this.form.reset();
    this.command.fields.write(kept?.fields ?? begun(values));
    this.command.attempt = kept?.attempt ?? null;
    this.command.fields.clearErrors();
    for (const one of this.lists) one.settle();
    const { texts } = this.tools;
    const head = values ? texts.say("decision.replace", { n: values.replaces }) : texts.say("decision.new");
    this.form.querySelector("[data-head]").textContent = head;
    this.form.querySelector("[data-only-new]").hidden = Boolean(values);
    this.#spoken();
    lay(this.form, true);
    this.form.elements.question.focus();
  }

  close() {
    lay(this.form, false);
    const back = this.back && this.doc.getElementById(this.back);
    back?.focus();
  }

  /** A draft that began with a decision which is gone by law goes too. */
  forget() {
    const gone = this.doc.querySelector("[data-blank]")?.dataset.blank ?? "";
    for (const number of gone.split(" ").filter(Boolean)) {
      this.tools.drafts.remove(`${this.key}.${number}`);
      if (Number(number) !== this.replaces || this.form.hidden) continue;
      this.form.reset();
      this.close();
    }
  }

  #offer() {
    const list = this.form.querySelector("[data-authority-list]").content;
    for (const select of this.form.querySelectorAll("[data-authorities]")) select.append(list.cloneNode(true));
  }

  #changed() {
    this.#spoken();
    this.#keep();
  }

  #spoken() {
    const spoken = this.form.querySelector("[data-spoken]");
    if (spoken) spoken.hidden = !this.form.elements["on_behalf_of.authority"].value;
  }

  #keep() {
    if (this.form.hidden) return;
    const { attempt } = this.command;
    this.tools.drafts.set(this.#slot(), { fields: this.command.fields.read(), attempt });
  }

  #slot() {
    return `${this.key}.${this.replaces || "new"}`;
  }

  #pressed(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.form.requestSubmit();
  }
}

function begun(values) {
  if (!values) return { "on_behalf_of.channel": "phone", "readers.sight": "internal" };
  const options = values.options.map((words, place) => [`options[${place}]`, words]);
  const { question, competence, competence_note, authority } = values;
  return { question, competence, competence_note, "on_behalf_of.authority": authority, "on_behalf_of.channel": "phone", ...Object.fromEntries(options) };
}
