/** The planner's dependencies: a supply is set, what would fail is worked out, saved and opened. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";
import { Fields } from "../core/fields.js";
import { quietPage } from "../core/quiet.js";
import { Lights } from "../map/lights.js";
import { Scene } from "../map/scene.js";
import { markFailing } from "../outages/marks.js";
import { picking } from "./picking.js";
import { Places } from "./places.js";
import { dropRequest, readStarts, retireSupplyRequest, saveRequest, supplyRequest, whatIfAddress } from "./request.js";

const tools = quietPage(document, { m: () => scene.view.focus() });
const scene = new Scene({
  root: document.querySelector("[data-map]"),
  ...{ door: tools.door, texts: tools.texts, shelf: null, lights: new Lights(document), place: "crisis.map.register" },
  on: { incident: () => {} },
});
const places = new Places({ root: document.body, objects: () => scene.objects.objects });
const block = document.querySelector("script[data-what-if]");
const known = block ? JSON.parse(block.textContent) : null;
const asking = document.querySelector("[data-what-if-form]");
const fields = new Fields({ form: asking, texts: tools.texts, now: tools.now });

asking.addEventListener("input", ({ target }) => fields.mended(target));
picking({
  ...{ form: asking, find: places.find },
  fail: (name) => fields.fail("pick", tools.texts.say("needs.no_place", { name })),
});

scene.load().then(
  () => {
    markFailing(document, scene);
    if (!known || asking.elements.starts.value) return;
    const lines = known.starts.map(({ name, minutes }) => `${name}${minutes ? `; ${minutes} min` : ""}`);
    asking.elements.starts.value = lines.join("\n");
  },
  () => {
    document.querySelector("[data-announce]").textContent = tools.texts.say("map.failed");
  },
);

asking.addEventListener("submit", (event) => {
  event.preventDefault();
  fields.clearErrors();
  const { starts, problem } = readStarts(asking.elements.starts.value, places.find);
  if (problem) fields.fail(problem.field, tools.texts.say(problem.code, problem));
  else {
    location.assign(whatIfAddress(starts));
  }
});

const saving = document.querySelector("[data-save-form]");
if (saving) {
  new CommandForm({
    form: saving,
    tools,
    build: (typed, submitter) => (submitter?.value === "drop" ? dropRequest(known) : saveRequest(typed, known)),
    done: () => location.assign("/plan/afhaengigheder"),
  });
}

const dialog = document.querySelector("[data-supply-dialog]");
if (dialog) {
  const form = dialog.querySelector("form");
  const retire = form.querySelector("[data-retire-supply]");
  let seen = 0;
  let consumer = null;
  let old = null;
  let retiring = false;
  const command = new CommandForm({
    form,
    tools,
    build: (typed) => (retiring ? retireSupplyRequest(typed, seen, () => consumer, old) : supplyRequest(typed, seen, places.find, old)),
    done: () => location.reload(),
  });
  const fail = command.fail.bind(command);
  // One of several suppliers is wrong: it stands beside the field that holds them all.
  command.fail = (field, sentence) => fail(field?.replace(/\[\d+\]$/, ""), sentence);
  picking({
    ...{ form, find: places.find },
    fail: (name) => command.fields.fail("pick", tools.texts.say("needs.no_place", { name })),
  });
  closable(dialog);
  retire.addEventListener("click", async () => {
    retiring = true;
    await command.send();
    retiring = false;
  });
  document.addEventListener("click", (event) => {
    const change = event.target.closest("[data-change-supply]");
    if (!change && !event.target.closest("[data-new-supply]")) return;
    // What was typed about a new one is still there when the dialog is opened again.
    if (change || seen) {
      const told = change?.dataset ?? {};
      command.attempt = null;
      command.fields.write({
        "supply.consumer": told.consumer ?? "",
        "supply.kind": told.kindCode ?? "electricity",
        "supply.name": told.groupName ?? "",
        "supply.suppliers": told.suppliers ?? "",
        "supply.needed": told.needed ?? "1",
        "supply.holdout_minutes": told.holdout ?? "0",
        "supply.source": told.source ?? "",
      });
    }
    consumer = change?.dataset.consumerId ?? null;
    seen = Number(change?.dataset.changeSupply ?? 0);
    old = change ? { kind: change.dataset.kindCode, group: Number(change.dataset.groupNumber) } : null;
    command.fields.clearErrors();
    // Another place or kind would be another group; this one is then retired.
    form.elements["supply.consumer"].readOnly = Boolean(change);
    form.elements["supply.kind"].disabled = Boolean(change);
    retire.hidden = !change;
    dialog.showModal();
  });
}
