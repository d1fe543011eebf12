/** A plan, an action card, the year and a municipality to be read: print, and out of force. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";
import { quietPage } from "../core/quiet.js";
import { retirePlan } from "./request.js";

export const tools = quietPage(document);
const dialog = document.querySelector("[data-retire-dialog]");

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
  if (event.target.closest("[data-retire-plan]")) dialog?.showModal();
});

if (dialog) {
  const { plan, seen } = document.querySelector("[data-plan]").dataset;
  new CommandForm({
    form: dialog.querySelector("form"),
    tools,
    build: () => retirePlan(plan, Number(seen)),
    done: () => location.reload(),
  });
  closable(dialog);
}
