/** Streets under everything: from a map service, or from a file on the board's own machine, which
 * is there when the internet is not. What draws the file is fetched only where there is one. */

import { GridLayer, tileLayer } from "leaflet";

const DEEPEST = 19;

/** The pixels of a file of pictures, one canvas a tile: a page that may load pictures from nowhere
 * else needs no addresses made for them. */
const Pictures = GridLayer.extend({
  createTile(at, done) {
    const canvas = document.createElement("canvas");
    const { x: width, y: height } = this.getTileSize();
    Object.assign(canvas, { width, height });
    this.options.file.getZxy(at.z, at.x, at.y).then(async (found) => {
      if (found) {
        const picture = await createImageBitmap(new Blob([found.data]));
        canvas.getContext("2d").drawImage(picture, 0, 0, width, height);
        picture.close();
      }
      done(null, canvas);
    }).catch((problem) => done(problem, canvas));
    return canvas;
  },
});

export class Streets {
  /** address: a template with {z}, {x}, {y}. file: { url, vector, deepest, bounds }, or nothing.
   * failed() is called when the file cannot be had. */
  constructor({ view, address, file, failed }) {
    Object.assign(this, { view, file, failed, on: true, layer: null });
    if (address) this.#put(tileLayer(address, { maxZoom: DEEPEST, opacity: 1 }));
    else if (file) this.ready = this.#begin();
  }

  /** Whether they are to be seen. */
  show(on) {
    this.on = on;
    if (on) this.layer?.addTo(this.view.map);
    else this.layer?.remove();
  }

  async #begin() {
    try {
      this.library = await import("protomaps-leaflet");
      this.kept = new this.library.PmtilesSource(this.file.url, false).p;
      await this.kept.getHeader();
    } catch {
      this.failed();
      return;
    }
    this.#draw();
    if (this.file.vector) this.view.onTheme(() => this.#draw());
  }

  /** By night and by day it is drawn in other colours. */
  #draw() {
    const { bounds, deepest, vector } = this.file;
    const options = { bounds, noWrap: true, maxZoom: DEEPEST, attribution: "" };
    this.#put(
      vector
        ? this.library.leafletLayer({ ...options, url: this.kept, maxDataZoom: deepest, flavor: this.view.night ? "dark" : "light", lang: "da" })
        : new Pictures({ ...options, file: this.kept, maxNativeZoom: deepest }),
    );
  }

  #put(layer) {
    this.layer?.remove();
    this.layer = layer;
    this.show(this.on);
  }
}
