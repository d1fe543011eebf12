/** Where much lies close together: a row and its square light up together, and a row shows its square. */

import { quietPage } from "../core/quiet.js";
import { Lights } from "../map/lights.js";
import { Scene } from "../map/scene.js";
import { SquareLayer } from "./squares.js";

const tools = quietPage(document, { m: () => scene.view.focus() });
const lights = new Lights(document);
const scene = new Scene({
  root: document.querySelector("[data-map]"),
  ...{ door: tools.door, texts: tools.texts, shelf: null, lights, place: "crisis.map.heat" },
  on: { incident: () => {} },
});
const squares = JSON.parse(document.querySelector("[data-squares]").textContent);

scene.load().then(
  () => {
    const layer = new SquareLayer({ view: scene.view, lights, squares });
    if (squares.length) {
      scene.view.home = layer.bounds();
      scene.view.whole();
    }
    document.addEventListener("click", (event) => {
      const row = event.target.closest("[data-square]");
      if (row) layer.go(row.dataset.square);
    });
  },
  () => {
    document.querySelector("[data-announce]").textContent = tools.texts.say("map.failed");
  },
);

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
const filter = document.querySelector("[data-filter]");
filter?.addEventListener("change", () => filter.requestSubmit());
