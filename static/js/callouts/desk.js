/** Calling the staff in, and answering: at once when pressing is enough, else in a dialog. */

import { CommandForm } from "../core/command.js";
import { unsaved } from "../core/door.js";
import { closable } from "../core/dialog.js";
import { nextOf, offerPlanned, readPlanned } from "./planned.js";
import { answerRequest, callRequest, deputyRequest, tickAll } from "./request.js";

export class CallDesk {
  /** root: where the buttons are (they come and go). on: saved(answer). */
  constructor({ doc, root, tools, operation, on }) {
    Object.assign(this, { doc, root, tools, operation, on });
    this.attempts = new Map();
    this.about = {};
    this.busy = new Set();
    const named = (id) => doc.getElementById(id);
    this.dialogs = { fresh: named("call-new"), answer: named("call-answer"), deputy: named("call-deputy") };
    const now = () => tools.now();
    this.forms = {
      fresh: this.#form(this.dialogs.fresh, (fields) => callRequest(fields, now(), this.last)),
      answer: this.#form(this.dialogs.answer, (fields) => answerRequest(this.one, fields.answer, fields, now())),
      deputy: this.#form(this.dialogs.deputy, (fields) => deputyRequest(this.one, fields)),
    };
    this.dialogs.fresh?.querySelector("[data-call-all]")?.addEventListener("click", () => tickAll(this.#boxes()));
    root.addEventListener("click", (event) => {
      if (event.target.closest("[data-call-new]")) this.#fresh();
      const button = event.target.closest("[data-call-do]");
      if (button) this.#press(button.dataset.callDo, button.closest("[data-summoned]"));
    });
  }

  /** Keeps which call was the last when it was opened: others may call behind the dialog. What was
   * sent and not answered is sent again as it was. */
  #fresh() {
    if (!this.forms.fresh.attempt) this.last = this.#last();
    this.#show("fresh");
  }

  /** The form with those chosen who were proposed. */
  callIn(proposed) {
    if (!this.dialogs.fresh) return;
    for (const box of this.#boxes()) box.checked = proposed.includes(box.value);
    this.#fresh();
  }

  #boxes() {
    return [...this.dialogs.fresh.querySelectorAll('[name^="called:"]')];
  }

  #last() {
    return Number(this.root.querySelector("[data-last]")?.dataset.last ?? 0);
  }

  #press(what, row) {
    const { summoned, call, answers, name } = row.dataset;
    this.one = { call: Number(call), authority: summoned, phone: what === "phone" };
    if (what === "deputy") this.#deputy(row, name);
    else if (what === "phone" || what === "cannot") this.#answer(what, answers.split(" "), name);
    else this.#send(what, row);
  }

  #answer(what, answers, name) {
    const { answer: dialog } = this.dialogs;
    this.#ask("answer", name);
    for (const radio of dialog.querySelectorAll('[name="answer"]')) {
      radio.closest("label").hidden = !answers.includes(radio.value);
      radio.checked = radio.value === what;
    }
    dialog.querySelector("[data-spoken]").hidden = what !== "phone";
  }

  /** Who is next by the plan is written in already, unless something was typed. */
  #deputy(row, name) {
    const { deputy: dialog } = this.dialogs;
    this.#ask("deputy", name);
    const field = dialog.querySelector('[name="deputy"]');
    const planned = readPlanned(row);
    if (!field.value) field.value = nextOf(planned);
    offerPlanned(dialog.querySelector("[data-deputies]"), planned, field.value, (told) => {
      field.value = told;
    });
    dialog.querySelector("[data-no-deputies]").hidden = planned.length > 0;
  }

  #ask(which, name) {
    const dialog = this.dialogs[which];
    // What was typed about somebody is still there when he is asked about again, and only then.
    if (this.about[which] !== name) dialog.querySelector("form").reset();
    this.about[which] = name;
    dialog.querySelector("[data-head]").textContent = this.tools.texts.say(`callout.${which}`, { name });
    this.#show(which);
  }

  #show(which) {
    this.forms[which].fields.clearErrors();
    this.dialogs[which].showModal();
  }

  #form(dialog, build) {
    if (!dialog) return null;
    const form = dialog.querySelector("form");
    closable(dialog);
    const made = new CommandForm({
      form,
      tools: this.tools,
      build: (fields) => {
        const request = build(fields);
        return request.problem ? request : { path: this.#path(request.command), body: request.body };
      },
      done: (answer) => {
        dialog.close();
        form.reset();
        this.on.saved(answer);
      },
    });
    const fail = made.fail.bind(made);
    made.fail = (field, sentence) => {
      fail(field, sentence);
      if (field === "seen") this.last = this.#last();
    };
    return made;
  }

  async #send(what, row) {
    const name = `${this.one.call} ${what}`;
    if (this.busy.has(name)) return;
    this.busy.add(name);
    if (!this.attempts.has(name)) this.attempts.set(name, this.tools.newKey());
    const { command, body } = answerRequest(this.one, what, {}, this.tools.now());
    const outcome = await this.tools.door.write(this.#path(command), body, this.attempts.get(name));
    this.busy.delete(name);
    if (outcome.kind !== "unreachable") this.attempts.delete(name);
    if (outcome.kind === "done") this.on.saved(outcome.answer);
    else if (outcome.kind === "signedOut") this.tools.onSignedOut();
    else {
      // The row may have been renewed while it waited.
      const now = this.root.querySelector(`[data-summoned="${row.dataset.summoned}"]`) ?? row;
      const note = now.querySelector("[data-refusal]");
      if (!note) return;
      const told = outcome.kind === "refused" ? (outcome.error[this.tools.language] ?? outcome.error.da) : unsaved(outcome, this.tools);
      note.textContent = told;
      note.hidden = false;
    }
  }

  #path(command) {
    return `/api/v1/operations/${this.operation}/commands/${command}`;
  }
}
