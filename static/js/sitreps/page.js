/** The situation picture: each field is saved by itself, and what somebody else wrote is shown, never written over. */

import { CommandForm } from "../core/command.js";
import { Pane } from "../core/pane.js";
import { quietPage } from "../core/quiet.js";
import { freezeRequest, sentRequest, writeRequest } from "./request.js";

const tools = quietPage(document);
const root = document.querySelector("[data-panel]");
const pane = root && new Pane(root, { fetchFragment: (url) => tools.door.fragment(url) });

const part = (name) => root.querySelector(`[data-part="${name}"]`);
const again = () => pane.refresh().catch(() => {});

class SeenForm extends CommandForm {
  /** Something moved: what stands now is fetched to be read, what was typed stays. */
  fail(field, sentence) {
    super.fail(field, sentence);
    if (["text", "seen", "sitrep", "field"].includes(field)) again();
  }
}

for (const form of document.querySelectorAll("[data-write]")) {
  const { operation, write: field, draft } = form.dataset;
  const kept = tools.shelf.get(draft);
  const made = new SeenForm({
    form,
    tools,
    build: (fields) => writeRequest(operation, field, fields, Number(part(`f-${field}`).dataset.written)),
    done: () => {
      tools.shelf.remove(draft);
      made.said.textContent = tools.texts.say("sitrep.saved");
      again();
    },
  });
  if (kept) {
    made.fields.write({ ...made.fields.read(), ...kept });
    form.closest("details").open = true;
  }
  form.addEventListener("input", () => tools.shelf.set(draft, { text: made.fields.read().text }));
}

const freeze = document.querySelector("[data-freeze]");
if (freeze) {
  const { operation } = freeze.dataset;
  const shown = () => ({ sitrep: Number(part("top").dataset.sitrep), head: Number(part("top").dataset.head) });
  new SeenForm({
    form: freeze,
    tools,
    build: (fields) => freezeRequest(operation, fields, shown(), tools.now()),
    done: (_, request) => location.assign(`/operationer/${operation}/situationsbillede/${request.body.sitrep}`),
  });
}

const sent = document.querySelector("[data-sent]");
if (sent) {
  const { operation, sitrep } = sent.dataset;
  new CommandForm({
    form: sent,
    tools,
    build: (fields) => sentRequest(operation, Number(sitrep), fields, tools.now()),
    done: () => location.reload(),
  });
}

document.querySelector("[data-print]")?.addEventListener("click", () => print());
