/** What is done with a task: at once when pressing is enough, in a dialog when words are needed. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";
import { unsaved } from "../core/door.js";
import { needsWords, stepRequest } from "./request.js";

export class TaskSteps {
  /** root: where the buttons are (they come and go). on: saved(answer, label). */
  constructor({ root, dialog, tools, operation, on }) {
    Object.assign(this, { root, dialog, tools, operation, on });
    this.keys = new Map();
    this.busy = new Set();
    root.addEventListener("click", (event) => {
      const button = event.target.closest("[data-task-do]");
      if (button) this.press(button.dataset.taskDo, button.closest("[data-task]"));
    });
    if (dialog) this.#dialog();
  }

  /** One key on the task one stands on; false when it has no such button. */
  letter(what) {
    const row = this.root.ownerDocument.activeElement?.closest("[data-task]");
    if (!row?.querySelector(`[data-task-do="${what}"]`)) return false;
    this.press(what, row);
    return true;
  }

  press(what, row) {
    const task = taskOf(row);
    if (needsWords(what, task.phone)) this.#ask(what, task);
    else this.#send(what, task, row);
  }

  async #send(what, task, row) {
    const name = `${what} ${task.number}`;
    if (this.busy.has(name)) return;
    this.busy.add(name);
    if (!this.keys.has(name)) this.keys.set(name, this.tools.newKey());
    const { command, body } = stepRequest(what, task);
    const outcome = await this.tools.door.write(this.#path(command), body, this.keys.get(name));
    this.busy.delete(name);
    if (outcome.kind === "unreachable") this.#refuse(row, unsaved(outcome, this.tools));
    else this.keys.delete(name);
    if (outcome.kind === "done") this.on.saved(outcome.answer, task.label);
    else if (outcome.kind === "signedOut") this.tools.onSignedOut();
    else if (outcome.kind === "refused") {
      this.#refuse(row, outcome.error[this.tools.language] ?? outcome.error.da);
    }
  }

  #refuse(row, sentence) {
    const note = row.querySelector("[data-refusal]");
    note.textContent = sentence;
    note.hidden = false;
  }

  #ask(what, task) {
    const { dialog, tools } = this;
    this.asked = { what, task };
    this.command.attempt = null;
    this.command.fields.clearErrors();
    dialog.querySelector("form").reset();
    dialog.querySelector("[data-head]").textContent = tools.texts.say(`task.${what}`, task);
    const about = { title: task.title, authority: task.authorityName };
    dialog.querySelector("[data-about]").textContent = tools.texts.say("task.about", about);
    dialog.querySelector('[data-for="reassign"]').hidden = what !== "reassign";
    dialog.querySelector("[data-spoken]").hidden = !task.phone || what === "reassign";
    for (const option of dialog.querySelector("select[name=authority]").options) {
      option.hidden = option.value === task.authority;
      option.disabled = option.hidden;
    }
    const select = dialog.querySelector("select[name=authority]");
    select.value = [...select.options].find((option) => !option.disabled)?.value ?? "";
    dialog.showModal();
  }

  #dialog() {
    this.command = new CommandForm({
      form: this.dialog.querySelector("form"),
      tools: this.tools,
      build: (fields) => {
        const request = stepRequest(this.asked.what, this.asked.task, fields);
        return request.problem ? request : { path: this.#path(request.command), body: request.body };
      },
      done: (answer) => {
        this.dialog.close();
        this.on.saved(answer, this.asked.task.label);
      },
    });
    closable(this.dialog);
  }

  #path(command) {
    return `/api/v1/operations/${this.operation}/commands/${command}`;
  }
}

function taskOf({ dataset }) {
  const { task, label, title, authority, authorityName } = dataset;
  return { number: Number(task), label, title, authority, authorityName, phone: "phone" in dataset };
}
