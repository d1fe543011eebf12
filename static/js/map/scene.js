/** Puts the map together: base, places, incidents, popup, list; and keeps it in step. */

import { DomEvent } from "leaflet";

import { Base } from "./base.js";
import { IncidentLayer } from "./incidents.js";
import { Legend } from "./legend.js";
import { MapList } from "./list.js";
import { ObjectLayer } from "./objects.js";
import { PlacePopup } from "./popup.js";
import { StockLayer } from "./stock.js";
import { MapView } from "./view.js";

const MOVES = new Set(["IncidentOpened", "IncidentChanged"]);
const FAR = 86_400_000;
/** A timer holds 24 days at most. */
const STOCK_MOVES = new Set(["Stock", "PromiseMade", "PromiseMoved", "RequestWithdrawn"]);

/** Which places the incidents touch: object id → "hit" (inside) or "near" (within the distance). */
export function marksOf(features) {
  const marks = new Map();
  for (const { properties } of features) {
    if (properties.status === "over") continue;
    for (const [id, distance] of properties.hits ?? []) {
      if (distance === 0) marks.set(id, "hit");
      else if (!marks.has(id)) marks.set(id, "near");
    }
  }
  return marks;
}

export class Scene {
  /** on: incident(number, event) when one is chosen on the map. */
  constructor({ root, door, texts, shelf, lights, on, place, focus, now = () => Date.now() }) {
    Object.assign(this, { root, door, texts, lights, on, focus, now });
    const { tiles, streets, land, mapUrl, registerUrl, stockUrl } = root.dataset;
    this.mapUrl = mapUrl;
    this.registerUrl = registerUrl;
    this.view = new MapView({ root, shelf, place, texts });
    const file = streets ? JSON.parse(streets) : null;
    this.streetsFailed = false;
    const failed = () => {
      this.streetsFailed = true;
      this.legend?.draw();
    };
    this.base = new Base({ view: this.view, door, fallback: land, tiles, file, failed });
    this.objects = new ObjectLayer(this.view).addTo(this.view.map);
    this.incidents = new IncidentLayer({ view: this.view, lights, choose: (...what) => on.incident(...what) });
    this.stock = new StockLayer({ view: this.view, texts, door, url: stockUrl });
    this.popup = new PlacePopup({ view: this.view, texts });
    this.marks = new Map();
    this.drawnMarks = new Map();
    this.legend = new Legend({ root: root.querySelector("[data-legend]"), scene: this });
    this.list = new MapList({
      root: root.querySelector("[data-map-list]"),
      button: root.querySelector("[data-list-open]"),
      texts,
      source: () => ({ incidents: this.features, objects: this.objects.objects, marks: this.marks, stock: this.stock.on ? this.stock.features : [] }),
      go: (row) => this.go(row),
    });
    this.features = [];
    this.taken = () => false;
    lights.hear((key) => this.objects.light(key.split(" ")));
    this.#listen();
  }

  /** As Live's panels: which entries move the map. */
  hears(types) {
    return types.some((type) => MOVES.has(type) || (this.stock.on && STOCK_MOVES.has(type)));
  }

  async refresh() {
    await this.showStock(this.stock.on);
    if (!this.mapUrl) return;
    const { mapUrl } = this;
    const { incidents } = JSON.parse(await this.door.fragment(mapUrl));
    if (mapUrl !== this.mapUrl) return; // another moment is asked for meanwhile
    this.put(incidents.features);
  }

  /** The layer of resources, and the list with it. */
  async showStock(on) {
    await this.stock.show(on);
    this.#settle();
  }

  put(features) {
    this.features = features;
    this.incidents.put(features);
    this.#mark();
  }

  /** What a shape being drawn would touch, on top of what the incidents do. */
  preview(marks) {
    this.drawnMarks = marks;
    this.#mark();
  }

  #mark() {
    this.marks = new Map([...marksOf(this.features), ...this.drawnMarks]);
    this.objects.mark(this.marks);
    this.#settle();
  }

  async load() {
    const places = this.registerUrl ? this.#places() : null;
    const done = await Promise.allSettled([this.base.load(), places, this.refresh()]);
    this.#settle();
    this.root.dataset.ready = "";
    if (this.view.begun) this.home();
    const failed = done.find((one) => one.status === "rejected");
    if (failed) throw failed.reason;
  }

  /** The incident the page is about, else all of them, else the district. */
  home() {
    this.view.home = this.incidents.boundsOf(this.focus) ?? this.incidents.bounds();
    this.view.whole();
  }

  go(row) {
    if (row.kind === "incident") {
      this.view.show(this.incidents.boundsOf(row.number));
      return;
    }
    if (row.kind === "stock") {
      this.stock.go(row);
      return;
    }
    const { lat, lon } = row.object;
    this.view.map.setView([lat, lon], Math.max(13, this.view.map.getZoom()), { animate: false });
    this.popup.show([row.object], [lat, lon]);
  }

  object(id) {
    return this.objects.objects.find(({ key }) => key === id);
  }

  /** The places of another moment, when they are asked for by another address. */
  async placesAt(registerUrl) {
    if (!registerUrl || registerUrl === this.registerUrl) return;
    this.registerUrl = registerUrl;
    await this.#places();
  }

  /** As one more of Live's panels: the places alone, when a planner has changed the register. */
  get standing() {
    return { hears: (types) => Boolean(this.registerUrl) && types.includes("Planned"), refresh: () => this.#places() };
  }

  async #places() {
    const { registerUrl } = this;
    const { features } = JSON.parse(await this.door.fragment(registerUrl));
    if (registerUrl !== this.registerUrl) return; // another moment is asked for meanwhile
    this.objects.put(features);
    this.#turn();
  }

  /** An occasion comes onto the map when it begins and goes when it ends, though nothing is asked. */
  #turn() {
    clearTimeout(this.turning);
    const next = this.objects.turn(this.now(), this.registerUrl.includes("coming=1"));
    if (next !== null) this.turning = setTimeout(() => this.#turn(), Math.min(next - this.now() + 50, FAR));
    this.objects.mark(this.marks);
    this.#settle();
  }

  #settle() {
    this.list.draw();
    this.legend.draw();
  }

  #listen() {
    const { map } = this.view;
    map.on("click", (event) => {
      if (this.taken()) return;
      const found = this.objects.at(event.containerPoint);
      if (found.length) this.popup.show(found, event.latlng);
    });
    let last = "";
    map.on("mousemove", (event) => {
      if (map.dragging.moving()) return;
      const key = this.objects.at(event.containerPoint)[0]?.key ?? "";
      if (key === last) return;
      last = key;
      this.root.classList.toggle("on-place", Boolean(key));
      this.lights.show(key);
    });
    map.on("moveend", () => this.legend.draw());
    for (const box of this.root.querySelectorAll("[data-map-box]")) {
      DomEvent.disableClickPropagation(box);
      DomEvent.disableScrollPropagation(box);
    }
  }
}
