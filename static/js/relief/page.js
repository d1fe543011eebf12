/** Handing a seat over: what was read goes with the signature, and nothing typed is lost. */

import { CommandForm } from "../core/command.js";
import { Pane } from "../core/pane.js";
import { provingDoor } from "../core/proof.js";
import { quietPage } from "../core/quiet.js";
import { offerRequest, takeRequest, withdrawRequest } from "./request.js";

const quiet = quietPage(document);
const tools = { ...quiet, door: provingDoor(quiet.door, document) };
const root = document.querySelector("[data-panel]");
const forms = ["offer", "take", "withdraw"].map((name) => document.querySelector(`[data-${name}]`));
const [offer, take, withdraw] = forms;

const pane = root && new Pane(root, {
  fetchFragment: (url) => tools.door.fragment(url),
  applied: () => {
    if (take) take.elements.sure.checked = false;
  },
});

class SignForm extends CommandForm {
  /** What one signs has changed: it is fetched to be read anew. */
  fail(field, sentence) {
    super.fail(field, sentence);
    if (field === "seen") pane.refresh().catch(() => {});
  }
}

if (offer) {
  const { operation, draft } = offer.dataset;
  const kept = quiet.shelf.get(draft);
  const made = new SignForm({
    form: offer,
    tools,
    build: (fields) => offerRequest(operation, fields, words(root.querySelector("[data-seen]").dataset.seen)),
    done: () => {
      quiet.shelf.remove(draft);
      location.reload();
    },
  });
  if (kept) made.fields.write(kept);
  offer.addEventListener("input", () => quiet.shelf.set(draft, made.fields.read()));
}

if (take) {
  const { operation, sheet } = take.dataset;
  const head = () => Number(root.querySelector("[data-head]").dataset.head);
  new SignForm({
    form: take,
    tools,
    build: (fields) => takeRequest(operation, Number(sheet), fields, head()),
    done: () => location.reload(),
  });
}

if (withdraw) {
  const { operation, sheet } = withdraw.dataset;
  new CommandForm({
    form: withdraw,
    tools,
    build: () => withdrawRequest(operation, Number(sheet)),
    done: () => location.reload(),
  });
}

document.querySelector("[data-print]")?.addEventListener("click", () => print());

function words(text) {
  return text ? text.split(" ") : [];
}
