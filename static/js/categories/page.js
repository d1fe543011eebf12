/** The register's categories: one more under the fixed table, and one out of the list. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";
import { planningPath, quietPage } from "../core/quiet.js";

const tools = quietPage(document);
const fresh = document.querySelector("[data-category-dialog]");
const gone = document.querySelector("[data-retire-dialog]");
let about = {};

function sends(dialog, build) {
  closable(dialog);
  return new CommandForm({ form: dialog.querySelector("form"), tools, build, done: () => location.reload() });
}

if (fresh) {
  const made = sends(fresh, ({ top, name }) => ({ path: planningPath("SetCategory"), body: { top, name: name.trim() } }));
  const left = sends(gone, () => ({ path: planningPath("RetireCategory"), body: about }));
  document.addEventListener("click", (event) => {
    const retire = event.target.closest("[data-retire-category]");
    if (retire) {
      about = { top: retire.dataset.top, name: retire.dataset.retireCategory };
      gone.querySelector("[data-named]").textContent = `${about.top} / ${about.name}`;
      left.fields.clearErrors();
      gone.showModal();
    } else if (event.target.closest("[data-new-category]")) {
      made.fields.clearErrors();
      fresh.showModal();
    }
  });
}
