/** Resources on the map: one chip for all that stand in one place; pressing it says what and how each is. */

import { DomEvent, divIcon, layerGroup, marker, popup } from "leaflet";

import { groupsOf, lookOf } from "./grouping.js";

const NAMES = 11;
const FEW = 12;
const AGAIN_MILLISECONDS = 60_000;

export class StockLayer {
  constructor({ view, texts, door, url }) {
    Object.assign(this, { view, texts, door, url });
    this.doc = view.root.ownerDocument;
    this.layer = layerGroup();
    this.features = [];
    this.on = false;
    view.map.on("zoomend", () => this.#names());
    // What goes over its time rings no bell.
    const again = () => this.doc.visibilityState === "visible" && this.refresh().catch(() => {});
    this.doc.defaultView.setInterval(again, AGAIN_MILLISECONDS);
  }

  /** Puts the layer on or away; what it shows is fetched when it is put on. */
  async show(on) {
    this.on = on;
    if (!on) {
      this.layer.remove();
      return;
    }
    this.layer.addTo(this.view.map);
    await this.refresh();
  }

  async refresh() {
    if (!this.on || !this.url) return;
    const { features } = JSON.parse(await this.door.fragment(this.url));
    this.features = features;
    this.layer.clearLayers();
    for (const group of groupsOf(features)) this.#add(group);
    this.#names();
  }

  bounds() {
    return groupsOf(this.features).map(({ lat, lon }) => [lat, lon]);
  }

  go({ lon, lat, rows }) {
    this.view.map.setView([lat, lon], Math.max(NAMES, this.view.map.getZoom()), { animate: false });
    this.#open({ lon, lat, rows });
  }

  #add(group) {
    const { rows, lat, lon } = group;
    const chip = this.#node("button", "");
    chip.type = "button";
    chip.className = `stockchip is-${lookOf(group)}`;
    const name = this.#node("b", rows.length === 1 ? rows[0].name : this.texts.say("stock.many", { n: rows.length }));
    const rest = this.#node("span", rows.length === 1 ? this.#said(rows[0]) : rows[0].place);
    chip.append(this.#node("i", ""), name, " ", rest);
    chip.addEventListener("click", () => this.#open(group));
    DomEvent.disableClickPropagation(chip);
    const root = this.#node("div", "");
    root.append(chip);
    const icon = divIcon({ className: "stockroot", html: root, iconSize: [0, 0] });
    this.layer.addLayer(marker([lat, lon], { icon, interactive: false, keyboard: false }));
  }

  #said({ away, laid, free, amount, measure, states }) {
    return away || laid ? `${amount} ${measure} · ${states.join(", ")}` : this.texts.say("stock.free", { free, amount, measure });
  }

  #open({ lat, lon, rows }) {
    const list = this.#node("div", "");
    list.className = "placepop";
    for (const row of rows) list.append(this.#one(row));
    popup({ closeButton: false, maxWidth: 340, minWidth: 220, autoPanPadding: [40, 60] })
      .setLatLng([lat, lon])
      .setContent(list)
      .openOn(this.view.map);
  }

  #one(row) {
    const box = this.#node("section", "");
    const name = this.#node("a", row.name);
    name.href = row.url;
    const head = this.#node("h3", "");
    head.append(name);
    box.append(head, this.#node("p", [row.what, this.#said(row)].join(" · ")));
    box.append(this.#node("p", [row.owner, row.place].join(" · ")));
    const states = row.away ? [] : [...row.states, ...row.held];
    if (states.length) box.append(this.#node("p", states.join("; ")));
    return box;
  }

  /** Far out a chip is its mark alone where there are many: names would cover each other. */
  #names() {
    const crowd = this.layer.getLayers().length > FEW;
    this.view.root.classList.toggle("stock-far", crowd && this.view.map.getZoom() < NAMES);
  }

  #node(tag, text) {
    const node = this.doc.createElement(tag);
    node.textContent = text;
    return node;
  }
}
