/** A plan that has an area: the page as any other, and the area on a map. */

import { geoJSON } from "leaflet";

import { looks } from "../exposure/area.js";
import { Lights } from "../map/lights.js";
import { Scene } from "../map/scene.js";
import { tools } from "./page.js";

const scene = new Scene({
  root: document.querySelector("[data-map]"),
  ...{ door: tools.door, texts: tools.texts, shelf: null, lights: new Lights(document), place: "crisis.map.plan" },
  on: { incident: () => {} },
});
const area = geoJSON(JSON.parse(document.querySelector("[data-area]").textContent), looks(document));

function show() {
  scene.view.map.fitBounds(area.getBounds().pad(0.3), { maxZoom: 15, animate: false });
}

area.addTo(scene.view.map);
// The area is known already; what else the map shows may be missing.
scene.load().then(show, show);
