/** What lies under everything: land and water, municipal borders, streets when they are given. */

import { geoJSON, canvas, divIcon, layerGroup, marker, polygon } from "leaflet";

import { Streets } from "./streets.js";

const NAMES_TO = 11;
/** From this zoom on one stands inside a municipality and needs its name no more. */

export class Base {
  /** door reads; fallback: address of the coast that every board has; tiles: a template or "";
   * file: of streets, or nothing; failed(): when that cannot be had. */
  constructor({ view, door, fallback, tiles, file, failed }) {
    Object.assign(this, { view, door, fallback });
    this.renderer = canvas({ pane: "land", padding: 0.3 });
    this.land = layerGroup().addTo(view.map);
    this.names = layerGroup();
    this.real = false;
    this.sources = [];
    view.onTheme(() => this.#paint());
    view.map.on("zoomend", () => this.#showNames());
    this.streets = new Streets({ view, address: tiles, file, failed });
  }

  async load() {
    const base = JSON.parse(await this.door.fragment("/api/v1/map/base.json"));
    this.sources = base.sources ?? [];
    if (base.land) this.#add([{ land: "other", coordinates: base.land }]);
    else await this.#coast(base.municipalities);
    if (base.municipalities) this.#municipalities(base.municipalities);
    this.#paint();
    this.#showNames();
  }

  async #coast(municipalities) {
    const coast = JSON.parse(await this.door.fragment(this.fallback));
    this.#add(
      coast.features.map(({ properties, geometry }) => ({
        // Without municipal borders all of Denmark is ours; with them only they are.
        land: municipalities ? "other" : properties.land,
        coordinates: geometry.coordinates,
      })),
    );
  }

  #add(parts) {
    for (const { land, coordinates } of parts) {
      const corners = coordinates.map((rings) => rings.map((ring) => ring.map(([x, y]) => [y, x])));
      const options = { renderer: this.renderer, interactive: false, smoothFactor: 1.2, weight: 0.9 };
      const made = polygon(corners, { ...options, fillOpacity: 1 });
      made.land = land;
      this.land.addLayer(made);
    }
  }

  #municipalities(collection) {
    this.real = true;
    const options = { renderer: this.renderer, interactive: false, weight: 1, dashArray: "5 3 1 3" };
    geoJSON(collection, { ...options, fillOpacity: 1 }).eachLayer((layer) => {
      layer.land = "municipality";
      this.land.addLayer(layer);
      const name = layer.feature.properties?.name;
      if (name) this.names.addLayer(this.#name(name, layer.getBounds().getCenter()));
    });
  }

  #name(text, at) {
    const html = this.view.root.ownerDocument.createElement("span");
    html.textContent = text;
    const icon = divIcon({ className: "m-name", html, iconSize: [0, 0] });
    return marker(at, { icon, pane: "names", interactive: false, keyboard: false });
  }

  #showNames() {
    const zoom = this.view.map.getZoom();
    if (zoom >= 8 && zoom < NAMES_TO) this.names.addTo(this.view.map);
    else this.names.remove();
  }

  #paint() {
    const colour = (name) => this.view.colour(name);
    const styles = {
      other: { fillColor: colour("m-land"), color: colour("m-coast") },
      own: { fillColor: colour("m-own"), color: colour("m-coast") },
      municipality: { fillColor: colour("m-own"), color: colour("m-border") },
    };
    this.land.eachLayer((layer) => layer.setStyle(styles[layer.land]));
  }
}
