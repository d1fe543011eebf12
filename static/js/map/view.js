/** The map itself: Leaflet without its own controls, its colours from the page, its readouts. */

import { Map as LeafletMap, canvas } from "leaflet";

import { writeUtm } from "./utm.js";

/** The police district, where there is nothing else to look at. */
const DISTRICT = [[55.3, 8.75], [56.15, 10.15]];
const DENMARK = [[53.2, 5], [59.4, 18]];
const LAYERS = { land: 150, names: 420, objects: 450, sketch: 590 };

export class MapView {
  /** root: the section that holds [data-canvas], [data-coords], [data-scale]. */
  constructor({ root, shelf, place, texts }) {
    this.root = root;
    this.texts = texts;
    this.shelf = shelf;
    this.place = place;
    this.map = new LeafletMap(root.querySelector("[data-canvas]"), {
      zoomControl: false,
      attributionControl: false,
      zoomAnimation: false,
      fadeAnimation: false,
      markerZoomAnimation: false,
      inertia: false,
      doubleClickZoom: true,
      keyboard: true,
      minZoom: 6,
      maxZoom: 18,
      zoomSnap: 0.5,
      wheelPxPerZoomLevel: 120,
      maxBounds: DENMARK,
      renderer: canvas({ padding: 0.3 }),
    });
    for (const [name, level] of Object.entries(LAYERS)) {
      const pane = this.map.createPane(name);
      pane.classList.add(`pane-${name}`);
      pane.dataset.level = level;
      pane.style.zIndex = level;
    }
    this.#begin();
    this.#buttons();
    this.#readouts();
    const size = new ResizeObserver(() => this.map.invalidateSize({ pan: false }));
    size.observe(this.map.getContainer());
  }

  /** A token's value, as the canvas needs it. */
  colour(name) {
    return getComputedStyle(this.root).getPropertyValue(`--${name}`).trim();
  }

  get night() {
    return this.root.ownerDocument.documentElement.dataset.theme === "night";
  }

  /** repaint() is called when day becomes night or the other way. */
  onTheme(repaint) {
    new MutationObserver(repaint).observe(this.root.ownerDocument.documentElement, {
      attributeFilter: ["data-theme"],
    });
  }

  show(bounds, { maxZoom = 13 } = {}) {
    this.map.fitBounds(bounds, { paddingTopLeft: [50, 70], paddingBottomRight: [90, 70], maxZoom, animate: false });
  }

  whole() {
    this.show(this.home ?? DISTRICT);
  }

  focus() {
    this.map.getContainer().focus();
  }

  #begin() {
    const seen = this.shelf?.get(this.place);
    if (seen) this.map.setView(seen.centre, seen.zoom, { animate: false });
    else this.map.fitBounds(DISTRICT, { animate: false });
    this.map.on("moveend", () => {
      const { lat, lng } = this.map.getCenter();
      const centre = [Number(lat.toFixed(5)), Number(lng.toFixed(5))];
      this.shelf?.set(this.place, { centre, zoom: this.map.getZoom() });
    });
    this.begun = !seen;
  }

  #buttons() {
    const acts = { in: () => this.map.zoomIn(1), out: () => this.map.zoomOut(1), whole: () => this.whole() };
    this.root.addEventListener("click", (event) => {
      acts[event.target.closest("[data-zoom]")?.dataset.zoom]?.();
    });
  }

  #readouts() {
    const coords = this.root.querySelector("[data-coords]");
    const scale = this.root.querySelector("[data-scale]");
    let waiting = null;
    let at = null;
    const say = () => {
      waiting = null;
      const { lat, lng } = at ?? this.map.getCenter();
      coords.textContent = `${lat.toFixed(5)}, ${lng.toFixed(5)} · UTM ${writeUtm(lng, lat)}`;
    };
    const soon = () => {
      waiting ??= requestAnimationFrame(say);
    };
    // While the map is dragged the place under the pointer does not change: nothing to write.
    this.map.on("mousemove", ({ latlng }) => {
      if (this.map.dragging.moving()) return;
      at = latlng;
      soon();
    });
    this.map.on("mouseout", () => {
      at = null;
      soon();
    });
    this.map.on("moveend", () => {
      soon();
      drawScale(this.map, scale);
    });
    soon();
    drawScale(this.map, scale);
  }
}

/** The longest round distance that fits into 140 pixels. */
export function roundDistance(metres) {
  const power = 10 ** Math.floor(Math.log10(metres));
  return [5, 2, 1].find((step) => step * power <= metres) * power;
}

function drawScale(map, scale) {
  const middle = map.getSize().y / 2;
  const from = map.containerPointToLatLng([0, middle]);
  const longest = map.distance(from, map.containerPointToLatLng([140, middle]));
  if (!(longest > 0)) return;
  const metres = roundDistance(longest);
  scale.firstElementChild.textContent = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
  scale.lastElementChild.style.width = `${Math.round((140 * metres) / longest)}px`;
}
