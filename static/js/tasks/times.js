/** By when a task must be done, when one is reminded of it, and which tasks it waits for. */

import { CommandForm } from "../core/command.js";
import { localOf } from "../core/copenhagen.js";
import { closable } from "../core/dialog.js";
import { writeLocal } from "../log/times.js";
import { timesRequest } from "./request.js";

export class TaskTimes {
  /** root: where the buttons are (they come and go). on: saved(answer). */
  constructor({ root, dialog, tools, operation, on }) {
    Object.assign(this, { dialog, tools });
    this.command = new CommandForm({
      form: dialog.querySelector("form"),
      tools,
      build: (fields) => {
        const request = timesRequest(fields, this.asked, tools.now());
        const path = `/api/v1/operations/${operation}/commands/${request.command}`;
        return request.problem ? request : { path, body: request.body };
      },
      done: (answer) => {
        dialog.close();
        on.saved(answer);
      },
    });
    closable(dialog);
    root.addEventListener("click", (event) => {
      const button = event.target.closest("[data-task-times]");
      if (button) this.open(button.dataset, button.closest("[data-task]").dataset);
    });
  }

  /** What stands now is what is said anew, unless somebody changes it. */
  open({ deadline, remind, before }, { task, label, title, authorityName }) {
    const { dialog, tools, command } = this;
    const typed = deadline ? writeLocal(localOf(Date.parse(deadline)), tools.now()) : "";
    this.asked = { number: Number(task), deadline, typed };
    command.attempt = null;
    command.fields.clearErrors();
    dialog.querySelector("[data-head]").textContent = tools.texts.say("task.schedule", { label });
    dialog.querySelector("[data-about]").textContent = tools.texts.say("task.about", { title, authority: authorityName });
    command.fields.write({ deadline: typed, remind_minutes: remind, waits_for: before });
    dialog.showModal();
  }
}
