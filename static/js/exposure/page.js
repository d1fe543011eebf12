/** The planner's report of an area: it is drawn or typed, and what it holds is lit on the map. */

import { geoJSON } from "leaflet";

import { quietPage } from "../core/quiet.js";
import { readShape } from "../incidents/request.js";
import { DrawTool } from "../map/draw.js";
import { Lights } from "../map/lights.js";
import { Scene } from "../map/scene.js";
import { drawnFrom, writePositions } from "../map/typed.js";
import { looks, marksOn } from "./area.js";
import { paperSize } from "./paper.js";

const tools = quietPage(document, { m: () => scene.view.focus() });
const lights = new Lights(document);
const scene = new Scene({
  root: document.querySelector("[data-map]"),
  ...{ door: tools.door, texts: tools.texts, shelf: null, lights, place: "crisis.map.exposure" },
  on: { incident: () => {} },
});
const form = document.querySelector("[data-exposure-form]");
const help = scene.root.querySelector("[data-draw-help]");
const others = ["municipality", "incident"];
const area = document.querySelector("[data-area]");

const rest = () => {
  help.hidden = true;
  form.elements.positions.focus();
};
const draw = new DrawTool({
  view: scene.view,
  on: {
    changed: (kind, positions) => {
      form.elements.positions.value = writePositions(positions);
      for (const name of others) form.elements[name].value = "";
    },
    ended: rest,
    left: rest,
  },
});
scene.taken = () => draw.drawing;

form.querySelector("[data-draw]").addEventListener("click", () => {
  const kind = form.elements.drawn.value;
  form.elements.positions.value = "";
  draw.begin(kind);
  help.textContent = tools.texts.say(`draw.${kind}`);
  help.hidden = false;
});
form.elements.positions.addEventListener("input", () => {
  const { shape } = readShape({ drawn: form.elements.drawn.value, positions: form.elements.positions.value });
  const drawn = drawnFrom(shape);
  if (drawn) draw.show(drawn.kind, drawn.positions);
});
for (const name of others) {
  form.elements[name].addEventListener("change", () => {
    if (!form.elements[name].value) return;
    form.elements.positions.value = "";
    for (const other of others) if (other !== name) form.elements[other].value = "";
    draw.clear();
  });
}

let bounds = null;
const fit = () => {
  const { map } = scene.view;
  map.invalidateSize({ animate: false });
  if (bounds?.isValid()) map.fitBounds(bounds.pad(0.3), { maxZoom: 15, animate: false });
};
paperSize({ win: window, button: document.querySelector("[data-print]"), fit });

const failed = () => {
  document.querySelector("[data-announce]").textContent = tools.texts.say("map.failed");
};
scene.load().then(() => {
  scene.preview(marksOn(document));
  if (!area) return;
  bounds = geoJSON(JSON.parse(area.textContent), looks(document)).addTo(scene.view.map).getBounds();
  fit();
}, failed);
