/** A drill begins with a script: an EXERCISE is opened, and control makes it ready at its desk. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";

/** What opens it. Pure. */
export function beginRequest({ name, level }) {
  const told = (name ?? "").trim();
  if (!told) return { problem: { field: "name", code: "script.name_missing" } };
  return { path: "/api/v1/operations", body: { name: told, mode: "EXERCISE", ...(level ? { level } : {}) } };
}

export function deskOf(operation, script) {
  return `/operationer/${operation}/oevelse?drejebog=${encodeURIComponent(script)}`;
}

/** Lets the page's buttons open the dialog; ready() says whether there is nothing to save first. */
export function beginnings({ doc, tools, ready = () => true }) {
  const dialog = doc.querySelector("[data-begin-dialog]");
  if (!dialog) return;
  const form = dialog.querySelector("form");
  let chosen = null;
  const command = new CommandForm({
    ...{ form, tools },
    build: ({ name }) => beginRequest({ name, level: chosen.level }),
    done: ({ operation }) => doc.defaultView.location.assign(deskOf(operation, chosen.script)),
  });
  closable(dialog);
  doc.addEventListener("click", (event) => {
    const button = event.target.closest("[data-begin]");
    if (!button || !ready()) return;
    chosen = JSON.parse(button.dataset.begin);
    command.attempt = null;
    command.fields.clearErrors();
    form.elements.name.value = chosen.name;
    dialog.showModal();
    form.elements.name.focus();
  });
}
