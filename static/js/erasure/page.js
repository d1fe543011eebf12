/** Erasing an entry by law: reason and law, the personal proof, and the page as it is afterwards. */

import { CommandForm } from "../core/command.js";
import { provingDoor } from "../core/proof.js";
import { quietPage } from "../core/quiet.js";
import { erasureRequest } from "./request.js";

const tools = quietPage(document);
const form = document.querySelector("[data-erase]");

if (form) {
  const { operation, entry } = form.dataset;
  new CommandForm({
    form,
    tools: { ...tools, door: provingDoor(tools.door, document) },
    build: (fields) => erasureRequest(operation, Number(entry), fields),
    done: () => location.reload(),
  });
}
