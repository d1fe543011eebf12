/** The responsibility matrix: its rows are written in a dialog. */

import { CommandForm } from "../core/command.js";
import { planningPath, quietPage } from "../core/quiet.js";
import { closable } from "../core/dialog.js";
import { rowFields, rowRequest } from "./request.js";

const tools = quietPage(document);
const dialog = document.querySelector("[data-row-dialog]");

function edit() {
  const form = dialog.querySelector("form");
  const retire = form.querySelector("[data-retire-row]");
  let number = 0;
  let retiring = false;
  const command = new CommandForm({
    form,
    tools,
    build: (fields) => {
      if (retiring) return { path: planningPath("RetireMatrixRow"), body: { number } };
      const request = rowRequest(fields, number);
      return request.problem ? request : { path: planningPath("SetMatrixRow"), body: { row: request.row } };
    },
    done: () => location.reload(),
  });
  closable(dialog);
  retire.addEventListener("click", async () => {
    retiring = true;
    await command.send();
    retiring = false;
  });
  return (row) => {
    number = row?.number ?? nextNumber(form);
    command.attempt = null;
    command.fields.clearErrors();
    form.reset();
    if (row) command.fields.write(rowFields(row));
    retire.hidden = !row;
    const head = tools.texts.say(row ? "row.change" : "row.new", { number });
    form.querySelector("[data-head]").textContent = head;
    dialog.showModal();
  };
}

function nextNumber(form) {
  const used = [...document.querySelectorAll("[data-row-json]")].map(({ dataset }) => Number(dataset.rowJson));
  return Number(form.dataset.next) || Math.max(0, ...used) + 1;
}

if (dialog) {
  const open = edit();
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-new-row]")) open(null);
    const change = event.target.closest("[data-change-row]");
    if (!change) return;
    const block = document.querySelector(`[data-row-json="${change.dataset.changeRow}"]`);
    open(JSON.parse(block.textContent));
  });
}
