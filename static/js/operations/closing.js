/** Ending an operation: what was open when it was decided goes with the decision. */

import { CommandForm } from "../core/command.js";
import { Pane } from "../core/pane.js";
import { provingDoor } from "../core/proof.js";
import { quietPage } from "../core/quiet.js";
import { closeRequest, stageRequest } from "./ending.js";

const quiet = quietPage(document);
const tools = { ...quiet, door: provingDoor(quiet.door, document) };
const list = document.querySelector('[data-name="open"]');
const form = document.querySelector("[data-close-operation]");

class CloseForm extends CommandForm {
  /** What is open has changed: it is fetched, and what was typed stays. */
  fail(field, sentence) {
    super.fail(field, sentence);
    if (field === "seen") this.renew();
  }

  renew() {
    pane.refresh().catch(() => {});
  }
}

const pane = new Pane(list, {
  fetchFragment: (url) => tools.door.fragment(url),
  applied: () => {
    const group = form?.querySelector("[data-when-open]");
    if (group) group.hidden = seen().length === 0;
    if (form) form.elements.sure.checked = false;
  },
});

function seen() {
  const text = list.querySelector("[data-seen]").dataset.seen;
  return text ? text.split(" ") : [];
}

if (form) {
  const { operation } = form.dataset;
  new CloseForm({
    form,
    tools,
    build: (fields) => closeRequest(operation, fields, seen()),
    done: () => location.reload(),
  });
}

for (const stage of document.querySelectorAll("[data-stage]")) {
  const { operation, stage: command } = stage.dataset;
  new CommandForm({
    form: stage,
    tools,
    build: (fields) => stageRequest(operation, command, fields),
    done: () => location.reload(),
  });
}
