/** The register: what the table lists, the map shows; hovering one lights the other. */

import { quietPage } from "../core/quiet.js";
import { Lights } from "../map/lights.js";
import { Scene } from "../map/scene.js";
import { ObjectForm } from "./form.js";

const tools = quietPage(document, { m: () => scene.view.focus() });
const lights = new Lights(document);
const scene = new Scene({
  root: document.querySelector("[data-map]"),
  ...{ door: tools.door, texts: tools.texts, shelf: null, lights, place: "crisis.map.register" },
  on: { incident: () => {} },
});
const one = document.querySelector("[data-object]")?.dataset.object;
const form =
  document.querySelector("[data-object-form]") &&
  new ObjectForm({ doc: document, scene, tools, done: (id) => shown(id) });

/** The page as it now is, in the list at the row that was written. */
function shown(id) {
  if (id && !one) location.hash = id;
  location.reload();
}

scene.load().then(
  () => {
    const object = one && scene.object(one);
    if (object) scene.go({ kind: "place", object });
  },
  () => {
    document.querySelector("[data-announce]").textContent = tools.texts.say("map.failed");
  },
);

document.addEventListener("click", (event) => {
  const near = (selector) => event.target.closest(selector);
  if (near("[data-new-object]")) form?.begin();
  const change = near("[data-change-object]");
  if (change) form?.change(change.dataset.changeObject);
  const retire = near("[data-retire-object]");
  if (retire) form?.retire(retire.dataset);
});
const filter = document.querySelector("[data-filter]");
filter?.addEventListener("change", (event) => event.target.name !== "q" && filter.requestSubmit());
