/** Break-glass: lending a seat, and giving it back. */

import { CommandForm } from "../core/command.js";
import { provingDoor } from "../core/proof.js";
import { quietPage } from "../core/quiet.js";
import { lendRequest, returnRequest } from "./request.js";

const quiet = quietPage(document);
const tools = { ...quiet, door: provingDoor(quiet.door, document) };
const done = () => location.reload();

const lend = document.querySelector("[data-lend]");
if (lend) {
  const { operation } = lend.dataset;
  new CommandForm({ form: lend, tools, build: (fields) => lendRequest(operation, fields), done });
}

for (const form of document.querySelectorAll("[data-return]")) {
  const { operation, loan } = form.dataset;
  new CommandForm({ form, tools, build: () => returnRequest(operation, Number(loan)), done });
}
