/** Letting sending go after a restore: a tick, the personal proof, and the page as it is afterwards. */

import { CommandForm } from "../core/command.js";
import { provingDoor } from "../core/proof.js";
import { planningPath, quietPage } from "../core/quiet.js";

const tools = quietPage(document);
const form = document.querySelector("[data-allow]");

if (form) {
  form.noValidate = true;
  new CommandForm({
    form,
    tools: { ...tools, door: provingDoor(tools.door, document) },
    build: ({ sure }) =>
      sure
        ? { path: planningPath("AllowPublishing"), body: {} }
        : { problem: { field: "sure", code: "restores.not_sure" } },
    done: () => location.reload(),
  });
}
