/** The planner's pages of assessments: scenarios, numbers, differences, actions, words. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";
import { FindPlace } from "../core/findplace.js";
import { planningPath, quietPage } from "../core/quiet.js";
import { readersFields } from "../core/readers.js";
import { drawnFrom, writePositions } from "../map/typed.js";
import * as requests from "./request.js";

const tools = quietPage(document);
const page = document.querySelector("[data-scenario]");
const scenario = Number(page?.dataset.scenario);
const own = page?.dataset.own ?? "";
const json = (name) => JSON.parse(document.querySelector(`[data-${name}-json]`)?.textContent || "null");

/** A dialog whose form sends what build(fields) gives; the page is read again when it is stored. */
function acts(name, build, root = document.querySelector(`[data-${name}-dialog]`)) {
  if (!root) return null;
  const command = new CommandForm({
    form: root.querySelector("form"),
    tools,
    build: (fields) => {
      const request = build(fields, root);
      return request.problem ? request : { path: planningPath(request.command), body: request.body };
    },
    done: (_, { path, body }) => {
      if (path.endsWith("WithdrawScenario") || body.scenario || !path.endsWith("DescribeScenario")) location.reload();
      else location.assign("/plan/vurderinger");
    },
  });
  closable(root);
  return {
    root,
    command,
    open(values) {
      command.attempt = null;
      command.fields.clearErrors();
      if (values) command.fields.write(values);
      root.showModal();
    },
  };
}

let kept = null;
let what = null;
const describe = acts("scenario", (fields) => requests.scenarioRequest(fields, kept));
if (describe) {
  const { objects } = describe.root.querySelector("form").elements;
  const add = (id, name) => {
    objects.value = requests.withPlace(objects.value, id, name);
  };
  new FindPlace({ form: describe.root, tools, add });
}
const assess = acts("assess", (fields) => {
  const known = { scenario, described: Number(page.dataset.described), said: json("said") };
  return requests.assessRequest(fields, known, own);
});
const withdraw = acts("withdraw", (fields) => requests.withdrawRequest(fields, what, own));
const settle = acts("settle", (fields) => requests.settleRequest(fields, what));
const finish = acts("finish", (fields) => requests.finishRequest(fields, what));
/** What stood in a dialog's fields when the page was loaded. */
const stood = (root, name) => [...root.querySelectorAll(`[name^="${name}"]`)].map((one) => one.defaultValue);
const hazards = acts("hazards", (fields, root) => requests.hazardsRequest(fields, stood(root, "hazards")[0]));
const scales = new Map(
  [...document.querySelectorAll("[data-scale-dialog]")].map((root) => {
    const scale = root.dataset.scaleDialog;
    return [scale, acts("scale", (fields) => requests.scaleRequest(fields, scale, stood(root, "labels")), root)];
  }),
);

/** The form begins with what the authority says now, so that one number can be changed alone. */
function standingOf(authority) {
  const one = json("said").find((each) => each.authority === authority);
  const scores = Object.entries(one?.scores ?? {}).map(([name, score]) => [`scores.${name}`, String(score)]);
  const readers = readersFields(one?.sight, one?.only_for);
  return { ...Object.fromEntries(scores), note: one?.note ?? "", review_on: "", ...readers };
}

function changed() {
  const told = json("scenario");
  const drawn = told.shape && drawnFrom(told.shape);
  const positions = drawn ? writePositions(drawn.positions) : "";
  describe.open({
    ...told,
    ...{ drawn: drawn?.kind ?? "polygon", positions, objects: told.objects.join("\n") },
    ...readersFields(told.sight, told.only_for),
  });
  kept = { ...told, positions: describe.root.querySelector("[name=positions]").value };
}

const speaker = assess?.root.querySelector('[name="on_behalf_of.authority"]');
function spoken(form, yes) {
  const box = form?.querySelector("[data-spoken]");
  if (box) box.hidden = !yes;
}
speaker?.addEventListener("change", () => {
  spoken(assess.root, speaker.value);
  assess.command.fields.write({ ...standingOf(speaker.value || own), "on_behalf_of.authority": speaker.value, "on_behalf_of.channel": "phone" });
});

const opens = {
  "[data-new-scenario]": () => {
    if (kept) describe.command.fields.write({ drawn: "polygon", ...readersFields() });
    kept = null;
    describe.open();
  },
  "[data-change-scenario]": changed,
  "[data-assess]": () => {
    spoken(assess.root, false);
    assess.open({ ...standingOf(own), "on_behalf_of.channel": "phone" });
  },
  "[data-withdraw]": ({ withdraw: kind, authority, entry }) => {
    what = { kind, scenario, authority, seen: Number(entry || page.dataset.described) };
    spoken(withdraw.root, kind === "assessment" && authority !== own);
    withdraw.open({ "on_behalf_of.channel": "phone" });
  },
  "[data-settle]": ({ settle: measure, between, said }) => {
    what = { scenario, measure, between: between.split(" ").map(Number) };
    settle.root.querySelector("[data-said-numbers]").textContent = said;
    settle.open();
  },
  "[data-finish]": ({ finish: action }) => {
    what = Number(action);
    finish.open();
  },
  "[data-word-scale]": ({ wordScale }) => scales.get(wordScale).open(),
  "[data-word-hazards]": () => hazards.open(),
};
document.addEventListener("click", (event) => {
  for (const [selector, open] of Object.entries(opens)) {
    const button = event.target.closest(`button${selector}`);
    if (button) open(button.dataset);
  }
});
