/** The squares of the map of what lies close together: shade and number, and the table beside it. */

import { divIcon, layerGroup, marker, polygon } from "leaflet";

import { middle, numbered } from "./seen.js";

export class SquareLayer {
  constructor({ view, lights, squares }) {
    Object.assign(this, { view, lights, squares });
    this.doc = view.root.ownerDocument;
    this.drawn = new Map();
    this.numbers = layerGroup().addTo(view.map);
    for (const one of squares) this.#add(one);
    this.paint();
    view.onTheme(() => this.paint());
    view.map.on("moveend", () => this.#write());
    lights.hear((key) => this.#light(key));
  }

  bounds() {
    return this.squares.flatMap(({ corners }) => corners);
  }

  /** Shows one square and lights its row. */
  go(name) {
    const found = this.drawn.get(name);
    if (!found) return;
    this.view.show(found.getBounds().pad(1.5));
    this.lights.show(name);
  }

  paint() {
    for (const one of this.squares) this.drawn.get(one.name).setStyle(this.#look(one, false));
    this.#write();
  }

  #add(one) {
    const made = polygon(one.corners, { interactive: true, smoothFactor: 0 }).addTo(this.view.map);
    made.on("mouseover", () => this.lights.show(one.name));
    made.on("mouseout", () => this.lights.show(""));
    made.on("click", () => this.#row(one.name));
    this.drawn.set(one.name, made);
  }

  #look({ shade }, lit) {
    const colour = this.view.colour(`heat-${shade}`);
    return { fillColor: colour, fillOpacity: 0.92, color: lit ? this.view.colour("ink") : colour, weight: lit ? 3 : 1 };
  }

  #light(key) {
    for (const one of this.squares) {
      if (one.name !== this.lit && one.name !== key) continue;
      this.drawn.get(one.name).setStyle(this.#look(one, one.name === key));
    }
    this.lit = key;
  }

  /** The row of a square that was pressed comes into sight and has the focus. */
  #row(name) {
    const button = [...this.doc.querySelectorAll("[data-square]")].find((one) => one.dataset.square === name);
    button?.focus();
  }

  #write() {
    this.numbers.clearLayers();
    if (!this.squares.length) return;
    const { map } = this.view;
    const [a, b] = this.squares[0].corners.map((at) => map.latLngToContainerPoint(at));
    const seen = map.getBounds();
    const box = [[seen.getSouth(), seen.getWest()], [seen.getNorth(), seen.getEast()]];
    for (const one of numbered(this.squares, box, Math.abs(b.x - a.x))) {
      const html = this.doc.createElement("span");
      html.textContent = String(one.count);
      html.className = `shade-text-${one.shade}`;
      const icon = divIcon({ className: "squaren", html, iconSize: [0, 0] });
      this.numbers.addLayer(marker(middle(one.corners), { icon, interactive: false, keyboard: false }));
    }
  }
}
