/** The register's categories: one more under the fixed table, one out of the list, one back again. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";
import { planningPath, quietPage } from "../core/quiet.js";

const tools = quietPage(document);
const [fresh, gone, back] = ["category", "retire", "restore"].map((name) => document.querySelector(`[data-${name}-dialog]`));
let about = {};

function sends(dialog, build) {
  closable(dialog);
  return new CommandForm({ form: dialog.querySelector("form"), tools, build, done: () => location.reload() });
}

function opens(dialog, form, { top, name }) {
  dialog.querySelector("[data-named]").textContent = `${top} / ${name}`;
  form.fields.clearErrors();
  dialog.showModal();
}

/** What has it gets another: every category but itself is offered. */
function offers(dialog, told) {
  const own = `${about.top} / ${about.name}`;
  const chosen = dialog.querySelector("[name=successor]");
  for (const option of chosen.options) {
    option.hidden = option.value === own;
    option.disabled = option.hidden;
  }
  chosen.value = "";
  dialog.querySelector("[data-uses]").textContent = told;
}

if (fresh) {
  const made = sends(fresh, ({ top, name }) => ({ path: planningPath("SetCategory"), body: { top, name: name.trim() } }));
  const left = sends(gone, ({ successor }) => ({
    path: planningPath("RetireCategory"),
    body: successor ? { ...about, successor } : about,
  }));
  const again = sends(back, () => ({ path: planningPath("RestoreCategory"), body: about }));
  document.addEventListener("click", (event) => {
    const { dataset } = event.target.closest("[data-retire-category], [data-restore-category], [data-new-category]") ?? {};
    if (dataset?.retireCategory) {
      about = { top: dataset.top, name: dataset.retireCategory };
      offers(gone, dataset.told);
      opens(gone, left, about);
    } else if (dataset?.restoreCategory) {
      about = { top: dataset.top, name: dataset.restoreCategory, entry: Number(dataset.entry) };
      opens(back, again, about);
    } else if (dataset && "newCategory" in dataset) {
      made.fields.clearErrors();
      fresh.showModal();
    }
  });
}
