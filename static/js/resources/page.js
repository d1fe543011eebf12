/** The list of resources: what an owner has, how it is, who is in it; sheets sent in whole. */

import { CommandForm } from "../core/command.js";
import { closable } from "../core/dialog.js";
import { quietPage } from "../core/quiet.js";
import { Lights } from "../map/lights.js";
import { Scene } from "../map/scene.js";
import { shortName } from "../partners/request.js";
import { listen } from "./listening.js";
import { conditionRequest, occupancyRequest, promiseRequest, resourceRequest, retireRequest } from "./request.js";

const tools = quietPage(document);
const { commands, own } = document.body.dataset;
const at = (request, door = commands) => (request.problem ? request : { path: `${door}/commands/${request.command}`, body: request.body });
const find = (selector) => document.querySelector(selector);

/** A dialog about one resource; open(row) shows it, filled by fill(form, row). door(row): where it is sent. */
function about(selector, { build, fill, head, door = () => commands }) {
  const dialog = find(selector);
  if (!dialog) return () => {};
  const form = dialog.querySelector("form");
  const page = { standing: null, retiring: false };
  const command = new CommandForm({
    ...{ form, tools },
    build: (fields) => at(page.retiring ? retireRequest(fields, page.standing, own) : build(fields, page.standing, own), door(page.standing)),
    done: () => location.reload(),
  });
  closable(dialog);
  const owner = () => {
    const chosen = page.standing?.owner ?? form.elements.owner?.value ?? own;
    const other = chosen !== own;
    const name = page.standing?.owner_name ?? form.elements.owner?.selectedOptions?.[0]?.textContent ?? "";
    for (const one of form.querySelectorAll("[data-for-owner], [data-spoken]")) one.hidden = !other;
    for (const one of form.querySelectorAll("[data-owner-name]")) one.textContent = name;
  };
  form.addEventListener("change", owner);
  const retire = form.querySelector("[data-retire]");
  retire?.addEventListener("click", async () => {
    page.retiring = true;
    await command.send();
    page.retiring = false;
  });
  return (row) => {
    if (row || page.standing) command.attempt = null;
    page.standing = row;
    command.fields.clearErrors();
    fill(form, row);
    if (retire) retire.hidden = !row;
    dialog.querySelector("[data-head]").textContent = tools.texts.say(head(row), row ?? {});
    owner();
    dialog.showModal();
  };
}

const change = about("[data-resource-dialog]", {
  build: resourceRequest,
  head: (row) => (row ? "resource.change" : "resource.new"),
  fill: (form, row) => {
    if (row) {
      for (const name of ["id", "name", "owner", "kind", "capability", "amount", "readiness", "home", "position", "contact"]) {
        if (form.elements[name]) form.elements[name].value = row[name];
      }
      form.elements.assumed.checked = row.assumed;
    }
    form.elements.id.readOnly = Boolean(row);
  },
});
const say = about("[data-condition-dialog]", {
  build: conditionRequest,
  head: () => "resource.said",
  fill: (form, row) => {
    form.elements.condition.value = row.condition;
    form.elements.reason.value = row.condition_reason;
  },
});
const count = about("[data-occupancy-dialog]", {
  build: occupancyRequest,
  head: () => "resource.said",
  fill: (form, row) => {
    form.elements.is_open.checked = row.is_open;
    form.elements.present.value = String(row.present);
  },
});
const move = about("[data-move-dialog]", {
  build: promiseRequest,
  door: ({ operation }) => `/api/v1/operations/${operation}`,
  head: (row) => `request.move.${"ready" in row ? "ready" : row.move}`,
  fill: (form) => form.reset(),
});

const name = find("[data-resource-dialog] [name=name]");
name?.addEventListener("change", () => {
  const { id } = name.form.elements;
  if (!id.readOnly && !id.value) id.value = shortName(name.value);
});

document.addEventListener("click", (event) => {
  const near = (selector) => event.target.closest(selector);
  const row = (one) => JSON.parse(one);
  if (near("[data-new]")) change(null);
  if (near("[data-change]")) change(row(near("[data-change]").dataset.change));
  if (near("[data-say]")) say(row(near("[data-say]").dataset.say));
  if (near("[data-move]")) {
    const { promise, operation, owner, ownerName, label } = near("[data-promise]").dataset;
    move({ ...near("[data-move]").dataset, number: Number(promise), operation, owner, owner_name: ownerName, label });
  }
  if (near("[data-count]")) count(row(near("[data-count]").dataset.count));
});

/** The map is made when it is first opened; then it moves with the list. */
const mapBox = find("[data-stock-map]");
let scene = null;
mapBox?.addEventListener("toggle", async () => {
  if (!mapBox.open || scene) return;
  scene = new Scene({
    root: mapBox.querySelector("[data-map]"),
    ...{ door: tools.door, texts: tools.texts, shelf: null, lights: new Lights(document), place: "crisis.map.resources" },
    on: { incident: () => {} },
  });
  await scene.load();
  await scene.showStock(true);
  const all = scene.stock.bounds();
  if (all.length) scene.view.show(all);
});

const region = find("[data-live]");
if (region) {
  const { stream, number } = document.body.dataset;
  const applied = () => scene?.showStock(scene.stock.on).catch(() => {});
  listen({ doc: document, region, stream, number: Number(number), fetchFragment: (url) => tools.door.fragment(url), applied });
}

const sheet = find("[data-sheet-dialog]");
if (sheet) {
  const form = sheet.querySelector("form");
  const bad = form.querySelector("[data-bad]");
  const shown = { data: "" };
  closable(sheet);
  const command = new CommandForm({
    ...{ form, tools },
    build: (fields) =>
      shown.data
        ? { path: sheet.dataset.rows, body: { data: shown.data, replace: Boolean(fields.replace) } }
        : { problem: { field: "file", code: "resource.file_missing" } },
    done: ({ taken, bad: rows }) => {
      if (taken) return location.assign(sheet.dataset.list);
      command.fail("file", tools.texts.say("resource.bad"));
      const worded = rows.map((one) => tools.texts.say("resource.row", { row: one.row, why: one[tools.language] }));
      bad.replaceChildren(...worded.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
      bad.hidden = false;
      return undefined;
    },
  });
  form.elements.file.addEventListener("change", async ({ target }) => {
    const bytes = new Uint8Array((await target.files[0]?.arrayBuffer()) ?? []);
    let text = "";
    for (const one of bytes) text += String.fromCharCode(one);
    shown.data = btoa(text);
    bad.hidden = true;
  });
  find("[data-sheet]")?.addEventListener("click", () => sheet.showModal());
}
