/** The types of incident: worded anew, added, taken out. */

import { CommandForm } from "../core/command.js";
import { planningPath, quietPage } from "../core/quiet.js";
import { closable } from "../core/dialog.js";

const tools = quietPage(document);
const dialog = document.querySelector("[data-type-dialog]");

/** The body of SetIncidentType, or what is missing. Pure. */
export function typeRequest(fields) {
  const type = { id: fields.id.trim(), group: fields.group.trim(), name: fields.name.trim() };
  if (!type.group) return { problem: { field: "group", code: "type.group_missing" } };
  if (!type.name) return { problem: { field: "name", code: "type.name_missing" } };
  if (!/^[a-z][a-z0-9_]{1,39}$/.test(type.id)) return { problem: { field: "id", code: "row.kind_missing" } };
  return { path: planningPath("SetIncidentType"), body: { type } };
}

if (dialog) {
  const form = dialog.querySelector("form");
  const retire = form.querySelector("[data-retire-type]");
  let retiring = false;
  const command = new CommandForm({
    form,
    tools,
    build: (fields) => {
      if (!retiring) return typeRequest(fields);
      return { path: planningPath("RetireIncidentType"), body: { id: fields.id } };
    },
    done: () => location.reload(),
  });
  closable(dialog);
  retire.addEventListener("click", async () => {
    retiring = true;
    await command.send();
    retiring = false;
  });
  document.addEventListener("click", (event) => {
    const change = event.target.closest("[data-change-type]");
    if (!change && !event.target.closest("[data-new-type]")) return;
    const { changeType: id = "", name = "", groupName: group = "" } = change?.dataset ?? {};
    command.attempt = null;
    command.fields.clearErrors();
    command.fields.write({ id, name, group });
    form.elements.id.readOnly = Boolean(change);
    retire.hidden = !change;
    dialog.showModal();
  });
}
