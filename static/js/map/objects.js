/** All places of the register on one canvas: drawn when the map has come to rest, never while it moves. */

import { DomUtil, Layer } from "leaflet";

import { Glyphs, ROOM, SIZE, glyphOf, isTown } from "./glyphs.js";
import { placeLabels } from "./labels.js";
import { drawOutlines, outlined } from "./outlines.js";
import { spotsOf } from "./spots.js";
import { thereAt } from "./there.js";

/** Below: dots. Between: symbols. From NAMES on: symbols with names, where there is room. */
export const SYMBOLS = 10;
export const NAMES = 12;
const CROWD = 400;
const PAD = 0.25;
/** So strongly an occasion is drawn that is over. */
const FAINT = 0.35;
const REACH = 11;
const FONT = '500 12px "IBM Plex Sans", sans-serif';
const TOWN_FONT = '600 14px "IBM Plex Sans", sans-serif';

/** What is drawn at this zoom when so many are in view: a crowd stays dots a while longer. */
export function manner(zoom, inView) {
  if (zoom < SYMBOLS || inView > CROWD) return "dots";
  return zoom < NAMES ? "symbols" : "names";
}

export const ObjectLayer = Layer.extend({
  initialize(view) {
    this.view = view;
    this.told = [];
    this.objects = [];
    this.outlines = [];
    this.marks = new Map();
    this.lit = new Set();
    this.drawn = [];
  },

  onAdd(map) {
    this.canvas = DomUtil.create("canvas", "objects", map.getPane("objects"));
    this.pen = this.canvas.getContext("2d");
    this.glyphs = new Glyphs(this.canvas.ownerDocument, window.devicePixelRatio || 1);
    this.view.onTheme(() => {
      this.glyphs.clear();
      this.draw();
    });
    this.draw();
  },

  onRemove() {
    this.canvas.remove();
  },

  getEvents() {
    return { moveend: this.draw, viewreset: this.draw, resize: this.draw };
  },

  /** features: GeoJSON from the register; turn() then says what of it is drawn. */
  put(features) {
    const ids = new Set();
    this.told = features.flatMap(({ id, geometry, properties }) => {
      const key = properties.id ?? id;
      if (ids.has(key)) return [];
      ids.add(key);
      const { category } = properties;
      const words = { key, ...properties, past: false, glyph: glyphOf(category), town: isTown(category) };
      const spots = spotsOf(geometry);
      return [{ ...words, shape: geometry, ...spots[0], spots, worlds: null }];
    });
  },

  /** What is drawn at a moment; onlyOn: occasions only while they are on. Answers when it is next otherwise, or null. */
  turn(now, onlyOn) {
    const { shown, next } = thereAt(this.told, now, onlyOn);
    this.objects = shown;
    this.outlines = outlined(shown);
    this.canvas.dataset.count = shown.length;
    this.draw();
    return next;
  },

  /** marks: object id → "hit" or "near". */
  mark(marks) {
    this.marks = marks;
    this.draw();
  },

  light(keys) {
    const wanted = keys.filter((key) => key.startsWith("ob-"));
    if (wanted.length === 0 && this.lit.size === 0) return;
    this.lit = new Set(wanted);
    this.draw();
  },

  /** The objects under a point of the container, nearest first. */
  at(point) {
    const away = ({ x, y }) => Math.max(Math.abs(x - point.x), Math.abs(y - point.y));
    const found = this.drawn
      .map((spot) => ({ object: spot.object, away: away(spot) }))
      .filter((spot) => spot.away <= REACH)
      .sort((a, b) => a.away - b.away)
      .map(({ object }) => object);
    return [...new Set(found)];
  },

  draw() {
    if (!this._map || !this.canvas) return;
    const size = this._map.getSize();
    const ratio = window.devicePixelRatio || 1;
    const pad = { x: Math.round(size.x * PAD), y: Math.round(size.y * PAD) };
    const width = size.x + 2 * pad.x;
    const height = size.y + 2 * pad.y;
    if (this.canvas.width !== width * ratio || this.canvas.height !== height * ratio) {
      Object.assign(this.canvas, { width: width * ratio, height: height * ratio });
      Object.assign(this.canvas.style, { width: `${width}px`, height: `${height}px` });
    }
    DomUtil.setPosition(this.canvas, this._map.containerPointToLayerPoint([-pad.x, -pad.y]));
    this.pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.pen.clearRect(0, 0, width, height);
    this.pen.translate(pad.x, pad.y);
    this.drawn = this._inView(size, pad);
    this._drawAll();
  },

  _inView(size, pad) {
    const toPixel = this._toPixel();
    const found = [];
    for (const object of this.objects) {
      object.worlds ??= object.spots.map(({ lon, lat }) => this._world(lon, lat));
      for (const world of object.worlds) {
        const { x, y } = toPixel(world);
        if (x < -pad.x || y < -pad.y || x > size.x + pad.x || y > size.y + pad.y) continue;
        found.push({ object, x, y });
      }
    }
    return found;
  },

  _world(lon, lat) {
    return this._map.options.crs.latLngToPoint({ lat, lng: lon }, 0);
  },

  _toPixel() {
    const scale = this._map.options.crs.scale(this._map.getZoom()) / 256;
    const origin = this._map.getPixelBounds().min;
    return ({ x, y }) => ({ x: x * scale - origin.x, y: y * scale - origin.y });
  },

  _outline(colours) {
    const wide = this._map.getBounds().pad(PAD);
    drawOutlines(this.pen, this.outlines, {
      view: [wide.getWest(), wide.getSouth(), wide.getEast(), wide.getNorth()],
      project: (lon, lat) => this._world(lon, lat),
      toPixel: this._toPixel(),
      colourOf: (object) => ({ hit: colours.red, near: colours.yellowInk })[this._mark(object)] ?? colours.ink,
    });
  },

  _drawAll() {
    const { pen } = this;
    const colours = this._colours();
    const how = manner(this._map.getZoom(), this.drawn.length);
    this.manner = how;
    if (how !== "dots") this._outline(colours);
    const towns = this.drawn.filter(({ object }) => object.town);
    const places = this.drawn.filter(({ object }) => !object.town);
    for (const spot of places) {
      const mark = this._mark(spot.object);
      pen.globalAlpha = spot.object.past && !mark ? FAINT : 1;
      if (how === "dots" && !mark) this._dot(spot, colours);
      else if (mark !== "lit" || how !== "dots") this._symbol(spot, mark, colours);
    }
    pen.globalAlpha = 1;
    for (const spot of places) if (this.lit.has(spot.object.key)) this._symbol(spot, "lit", colours);
    const named = how === "names" ? places : places.filter(({ object }) => this._named(object));
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    const zoom = this._map.getZoom();
    const labels = zoom < 8 ? [] : placeLabels(pen, { towns, named, crowd: how === "dots" ? [] : places });
    for (const label of labels) this._write(label, colours);
  },

  _named(object) {
    return this.lit.has(object.key) || (this.marks.has(object.key) && this._map.getZoom() >= SYMBOLS);
  },

  _mark(object) {
    if (this.lit.has(object.key)) return "lit";
    return this.marks.get(object.key) ?? "";
  },

  _dot({ object, x, y }, colours) {
    const { pen } = this;
    pen.beginPath();
    pen.arc(x, y, 3, 0, 2 * Math.PI);
    pen.fillStyle = object.confidence === "low" ? colours.pop : colours.ink;
    pen.strokeStyle = colours.ink;
    pen.lineWidth = 1.2;
    pen.fill();
    pen.stroke();
  },

  _symbol({ object, x, y }, mark, colours) {
    const how = mark || (object.confidence === "low" ? "estimated" : "");
    const picture = this.glyphs.sprite(object.glyph, how, colours);
    this.pen.drawImage(picture, Math.round(x) - ROOM / 2, Math.round(y) - ROOM / 2, ROOM, ROOM);
  },

  _write({ text, x, y, town }, colours) {
    const { pen } = this;
    pen.font = town ? TOWN_FONT : FONT;
    pen.lineWidth = 3.5;
    pen.strokeStyle = colours.halo;
    pen.strokeText(text, x, y);
    pen.fillStyle = town ? colours.label : colours.ink;
    pen.fillText(text, x, y);
  },

  _colours() {
    const of = (name) => this.view.colour(name);
    return {
      ...{ ink: of("ink"), pop: of("m-pop"), red: of("red"), yellow: of("yel"), yellowInk: of("yel-ink") },
      ...{ halo: of("m-halo"), label: of("m-label") },
    };
  },
});
export { FONT, TOWN_FONT, SIZE };
