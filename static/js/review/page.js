/** The page of how an operation went: what is noted and said is saved, and the page shows it. */

import { CommandForm } from "../core/command.js";
import { quietPage } from "../core/quiet.js";
import { noteRequest, washRequest } from "./request.js";

const tools = quietPage(document);

function commands(selector, build) {
  for (const form of document.querySelectorAll(selector)) {
    const { operation } = form.dataset;
    new CommandForm({ form, tools, build: (fields) => build(operation, fields), done: () => location.reload() });
  }
}

commands("[data-note]", noteRequest);
commands("[data-wash]", washRequest);

document.querySelector("[data-print]")?.addEventListener("click", () => print());
