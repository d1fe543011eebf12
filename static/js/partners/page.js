/** The planner's directory of partners: put in, said anew, taken out. */

import { CommandForm } from "../core/command.js";
import { quietPage } from "../core/quiet.js";
import { closable } from "../core/dialog.js";
import { partnerRequest, retireRequest, shortName } from "./request.js";

const tools = quietPage(document);
const dialog = document.querySelector("[data-partner-dialog]");

if (dialog) {
  const form = dialog.querySelector("form");
  const { name, partner } = form.elements;
  const retire = form.querySelector("[data-retire-partner]");
  let retiring = false;
  let known = false;
  let ownName = false;
  const command = new CommandForm({
    form,
    tools,
    build: (fields) => (retiring ? retireRequest(fields) : partnerRequest(fields, known)),
    done: () => location.reload(),
  });
  closable(dialog);
  retire.addEventListener("click", async () => {
    retiring = true;
    await command.send();
    retiring = false;
  });
  name.addEventListener("input", () => {
    if (!known && !ownName) partner.value = shortName(name.value);
  });
  partner.addEventListener("input", () => {
    ownName = partner.value !== "";
  });
  document.addEventListener("click", (event) => {
    const change = event.target.closest("[data-change-partner]");
    const fresh = event.target.closest("[data-new-partner]");
    if (!change && !fresh) return;
    // What was typed about a new partner is still there when the dialog is opened again.
    if (change || known) {
      const told = change?.dataset ?? {};
      const { changePartner = "", groupCode = "association", canHelp = "", contact = "", municipality = "" } = told;
      command.attempt = null;
      command.fields.write({ partner: changePartner, name: told.name ?? "", group: groupCode, can_help: canHelp, contact, municipality });
      ownName = false;
    }
    known = Boolean(change);
    command.fields.clearErrors();
    partner.readOnly = known;
    retire.hidden = !known;
    dialog.showModal();
  });
}
