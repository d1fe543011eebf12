/** Drawing a point, a line or an area: press to add, Enter or double press to end, Esc to leave. */

import { canvas, circleMarker, layerGroup, polygon, polyline } from "leaflet";

import { LEAST, rounded } from "./typed.js";

/** What is drawn so far. Pure: it knows positions, no map. */
export class Sketch {
  constructor(kind, positions = []) {
    this.kind = kind;
    this.positions = positions;
  }

  /** A second press on the same spot (of a double press) is not a second corner. */
  add(position) {
    const spot = rounded(position);
    const last = this.positions.at(-1);
    if (last && last[0] === spot[0] && last[1] === spot[1]) return this;
    return new Sketch(this.kind, this.kind === "point" ? [spot] : [...this.positions, spot]);
  }

  undo() {
    return new Sketch(this.kind, this.positions.slice(0, -1));
  }

  get whole() {
    return this.positions.length >= LEAST[this.kind];
  }
}

export class DrawTool {
  /** on: changed(kind, positions) after each step, ended(whole), left(). */
  constructor({ view, on }) {
    Object.assign(this, { view, on });
    this.renderer = canvas({ pane: "sketch", padding: 0.3 });
    this.layer = layerGroup().addTo(view.map);
    this.drawing = false;
    this.sketch = null;
    view.map.on("click", (event) => this.drawing && this.#press(event));
    view.map.on("dblclick", () => this.drawing && this.end());
    view.map.on("mousemove", ({ latlng }) => this.drawing && this.#follow(latlng));
    view.root.addEventListener("keydown", (event) => this.drawing && this.#key(event));
    view.onTheme(() => this.#draw());
  }

  begin(kind) {
    this.show(kind, []);
    this.drawing = true;
    this.view.map.doubleClickZoom.disable();
    this.view.root.classList.add("is-drawing");
    this.view.focus();
  }

  /** Shows positions that were typed or are those of an incident being changed. */
  show(kind, positions) {
    this.sketch = new Sketch(kind, positions);
    this.#draw();
  }

  undo() {
    if (!this.sketch) return;
    this.sketch = this.sketch.undo();
    this.#draw();
    this.on.changed(this.sketch.kind, this.sketch.positions);
  }

  end() {
    this.#stop();
    this.on.ended(this.sketch.whole);
  }

  clear() {
    this.#stop();
    this.sketch = null;
    this.layer.clearLayers();
  }

  #stop() {
    this.drawing = false;
    this.trail?.remove();
    this.view.map.doubleClickZoom.enable();
    this.view.root.classList.remove("is-drawing");
  }

  #press({ latlng }) {
    this.sketch = this.sketch.add([latlng.lng, latlng.lat]);
    this.#draw();
    this.on.changed(this.sketch.kind, this.sketch.positions);
    if (this.sketch.kind === "point") this.end();
  }

  #key(event) {
    const { lat, lng } = this.view.map.getCenter();
    const acts = {
      Enter: () => (this.sketch.whole ? this.end() : false),
      // The middle of the map is the pointer of those who have none.
      " ": () => this.#press({ latlng: { lat, lng } }),
      Backspace: () => this.undo(),
      Delete: () => this.undo(),
      z: () => (event.ctrlKey || event.metaKey ? this.undo() : false),
      Escape: () => {
        this.clear();
        this.on.left();
      },
    };
    if (!acts[event.key] || event.target.closest("a, input, select, textarea")) return;
    if (acts[event.key]() === false) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #follow(latlng) {
    const last = this.sketch.positions.at(-1);
    if (!last || this.sketch.kind === "point") return;
    const corners = [[last[1], last[0]], latlng];
    if (this.sketch.kind === "polygon" && this.sketch.positions.length > 1) {
      const [lon, lat] = this.sketch.positions[0];
      corners.push([lat, lon]);
    }
    this.trail?.remove();
    const look = { color: this.view.colour("accent"), weight: 1.5, dashArray: "4 4" };
    this.trail = polyline(corners, { ...look, renderer: this.renderer, interactive: false });
    this.trail.addTo(this.view.map);
  }

  #draw() {
    this.layer.clearLayers();
    this.trail?.remove();
    if (!this.sketch) return;
    const corners = this.sketch.positions.map(([lon, lat]) => [lat, lon]);
    const colour = this.view.colour("accent");
    const look = { color: colour, weight: 2.5, fillOpacity: 0.14, interactive: false };
    const options = { ...look, renderer: this.renderer };
    if (this.sketch.kind === "polygon") this.layer.addLayer(polygon(corners, options));
    else this.layer.addLayer(polyline(corners, options));
    const dot = { ...options, radius: 4, fillColor: this.view.colour("m-pop"), fillOpacity: 1 };
    // A coast of fifty thousand corners is shown by its line alone.
    for (const corner of corners.slice(0, 500)) this.layer.addLayer(circleMarker(corner, dot));
  }
}
