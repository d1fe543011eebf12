/** The incidents on the map: their shapes, and a label on a leader for each. */

import { DomEvent, circleMarker, divIcon, geoJSON, latLngBounds, layerGroup, marker } from "leaflet";

import { placePins } from "./pins.js";

const SVG = "http://www.w3.org/2000/svg";
export const SEVERITIES = {
  red: { code: "red", shape: "M8 .8 15.2 8 8 15.2.8 8z" },
  yellow: { code: "yel", shape: "M8 1.600 15.200 14.200H.8z" },
  green: { code: "grn", shape: "M8 1.600a6.400 6.400 0 1 1 0 12.800 6.400 6.400 0 0 1 0-12.800z" },
};

/** ◆ ▲ ●: the mark of a severity as an element. */
export function severityMark(doc, severity) {
  const { code, shape } = SEVERITIES[severity] ?? SEVERITIES.yellow;
  const mark = doc.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries({ viewBox: "0 0 16 16", width: 14, height: 14 })) {
    mark.setAttribute(name, value);
  }
  mark.setAttribute("aria-hidden", "true");
  const path = doc.createElementNS(SVG, "path");
  path.setAttribute("class", `sh-${code}`);
  path.setAttribute("d", shape);
  mark.append(path);
  return mark;
}

export class IncidentLayer {
  /** choose(number, event) is told when a label or a shape is pressed. */
  constructor({ view, choose, lights }) {
    Object.assign(this, { view, choose, lights });
    this.doc = view.root.ownerDocument;
    this.shapes = layerGroup().addTo(view.map);
    this.pins = layerGroup().addTo(view.map);
    this.features = [];
    this.made = [];
    view.map.on("moveend", () => this.#place());
    view.onTheme(() => this.#paint());
    lights.hear((key) => this.#paint(key.split(" ")));
  }

  /** features: GeoJSON with number, label, title, severity and their words. */
  put(features) {
    this.features = features;
    this.shapes.clearLayers();
    this.pins.clearLayers();
    this.made = [];
    for (const feature of features) this.#add(feature);
    this.#place();
    this.#paint();
    this.lights.paint();
  }

  bounds() {
    const all = latLngBounds([]);
    for (const { shape } of this.made) all.extend(shape.getBounds());
    return all.isValid() ? all : null;
  }

  boundsOf(number) {
    return this.made.find((one) => one.feature.properties.number === number)?.shape.getBounds();
  }

  #add(feature) {
    const { number, label } = feature.properties;
    // A point's own mark is the dot on which its label's leader ends; of several each has its own.
    const single = feature.geometry.type === "Point";
    const shape = geoJSON(feature, {
      pointToLayer: (_, at) =>
        single
          ? marker(at, { icon: divIcon({ className: "m-none", iconSize: [0, 0] }), interactive: false, keyboard: false })
          : circleMarker(at, { radius: 7 }),
    });
    shape.on("click", (event) => {
      DomEvent.stopPropagation(event);
      this.choose(number, event.originalEvent);
    });
    shape.on("mouseover", () => this.lights.show(label));
    shape.on("mouseout", () => this.lights.show(""));
    this.shapes.addLayer(shape);
    const root = this.#pin(feature.properties);
    const icon = divIcon({ className: "pinroot", html: root, iconSize: [0, 0] });
    const at = anchor(feature.geometry, shape);
    const pin = marker(at, { icon, interactive: false, keyboard: false });
    this.pins.addLayer(pin);
    this.made.push({ feature, shape, pin, root, at });
  }

  #pin({ number, label, title, severity, severity_word: word, status_word: status, url }) {
    const { doc } = this;
    const root = doc.createElement("div");
    const leader = doc.createElementNS(SVG, "svg");
    leader.setAttribute("class", "leader");
    leader.setAttribute("aria-hidden", "true");
    const line = doc.createElementNS(SVG, "line");
    line.setAttribute("class", "m-lead");
    const dot = doc.createElementNS(SVG, "circle");
    dot.setAttribute("class", "m-dot");
    dot.setAttribute("r", 5);
    leader.append(line, dot);
    const link = doc.createElement("a");
    link.className = `pin ${SEVERITIES[severity]?.code ?? "yel"}`;
    link.href = url;
    link.dataset.at = label;
    const name = doc.createElement("b");
    name.textContent = `${label} ${title}`;
    const rest = doc.createElement("span");
    rest.textContent = [word, status].filter(Boolean).join(" · ");
    link.append(severityMark(doc, severity), name, rest);
    link.addEventListener("click", (event) => this.choose(number, event));
    DomEvent.disableClickPropagation(link);
    root.append(leader, link);
    return root;
  }

  #place() {
    if (!this.made.length) return;
    const pins = this.made.map(({ at, root }) => {
      const { x, y } = this.view.map.latLngToContainerPoint(at);
      const { offsetWidth: wide, offsetHeight: high } = root.lastElementChild;
      return { x, y, wide, high };
    });
    const { x: width, y: height } = this.view.map.getSize();
    placePins(pins, [8, 48, width - 52, height - 44]).forEach(({ dx, dy }, index) => {
      const [leader, link] = this.made[index].root.children;
      link.style.left = `${dx}px`;
      link.style.top = `${dy}px`;
      const line = leader.firstElementChild;
      line.setAttribute("x2", dx > 0 ? dx : dx + pins[index].wide);
      line.setAttribute("y2", dy);
    });
  }

  #paint(lit = []) {
    for (const { shape, feature } of this.made) {
      const { severity, status, label } = feature.properties;
      const name = { red: "red", yellow: "yel", green: "grn" }[severity] ?? "yel";
      const line = { red: "red", yellow: "yel-ink", green: "grn" }[severity] ?? "yel-ink";
      const strong = lit.includes(label);
      shape.setStyle?.({
        color: this.view.colour(line),
        fillColor: this.view.colour(name),
        fillOpacity: strong ? 0.34 : 0.16,
        weight: strong ? 4 : 2,
        // What may happen and what is over is dashed; what happens is a whole line.
        dashArray: status === "ongoing" || status === undefined ? null : "6 4",
      });
    }
  }
}

/** Where the leader begins: in the middle of an area, half-way along a line. */
function anchor(geometry, shape) {
  if (geometry.type === "Point") return [geometry.coordinates[1], geometry.coordinates[0]];
  if (geometry.type === "LineString") {
    const [lon, lat] = geometry.coordinates[Math.floor((geometry.coordinates.length - 1) / 2)];
    return [lat, lon];
  }
  return shape.getBounds().getCenter();
}
