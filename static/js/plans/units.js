/** The planner's list of units: put in, said anew with their training, taken out. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";
import { quietPage } from "../core/quiet.js";
import { addLine, dropLine, fillCourse, readCourses } from "./lines.js";
import { newId, retireUnit, unitRequest } from "./request.js";

const tools = quietPage(document);
const dialog = document.querySelector("[data-unit-dialog]");

if (dialog) {
  const form = dialog.querySelector("form");
  const list = form.querySelector("[data-courses]");
  const template = document.querySelector("[data-course-template]");
  const retire = form.querySelector("[data-retire-unit]");
  let standing = null;
  let id = newId("un", tools.newKey());
  let retiring = false;
  const command = new CommandForm({
    form,
    tools,
    build: (fields) =>
      retiring
        ? retireUnit(id, standing.number)
        : unitRequest({ fields, id, seen: standing?.number ?? null, courses: readCourses(list) }),
    done: () => location.reload(),
  });
  closable(dialog);
  retire.addEventListener("click", async () => {
    retiring = true;
    await command.send();
    retiring = false;
  });

  const open = (unit) => {
    // What was typed about a new unit is still there when the dialog is opened again.
    if (unit || standing) {
      id = unit?.id ?? newId("un", tools.newKey());
      command.attempt = null;
      const { name = "", owner = form.elements.owner.options[0].value, people = "" } = unit ?? {};
      command.fields.write({ name, owner, people: String(people) });
      list.replaceChildren();
      for (const course of unit?.courses ?? []) fillCourse(addLine(list, template), course);
    }
    standing = unit;
    command.fields.clearErrors();
    retire.hidden = !unit;
    form.querySelector("[data-head]").textContent = unit ? tools.texts.say("unit.change", unit) : tools.texts.say("unit.new");
    dialog.showModal();
    form.elements.name.focus();
  };

  document.addEventListener("click", (event) => {
    const near = (selector) => event.target.closest(selector);
    const change = near("[data-change-unit]");
    if (change) open(JSON.parse(change.dataset.changeUnit));
    if (near("[data-new-unit]")) open(null);
    if (near("[data-new-course]")) addLine(list, template);
    if (near("[data-drop-course]")) dropLine(near("[data-course]"), form.querySelector("[data-new-course]"));
  });
}
