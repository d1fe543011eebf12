/** A real event ends the drill, from any seat, with the code word. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";
import { endRequest } from "./request.js";

/** on: saved(answer). */
export function realEvent({ doc, tools, operation, on }) {
  const dialog = doc.getElementById("drill-real");
  if (!dialog) return null;
  const form = dialog.querySelector("form");
  const command = new CommandForm({
    form,
    tools,
    build: (fields) => endRequest(operation, { ...fields, kind: "real_event" }),
    done: (answer) => {
      dialog.close();
      form.reset();
      on.saved(answer);
    },
  });
  closable(dialog);
  doc.addEventListener("click", (event) => {
    if (!event.target.closest("[data-drill-real]")) return;
    command.fields.clearErrors();
    dialog.showModal();
    form.elements.code_word.focus();
  });
  return command;
}
