/** The legend and the layers: it shows only what is on the map, and each line can be put away. */

export class Legend {
  constructor({ root, scene }) {
    this.root = root;
    this.scene = scene;
    root.addEventListener("change", (event) => this.#layer(event.target));
  }

  draw() {
    const { incidents, objects, marks, base } = this.scene;
    const severities = new Set(incidents.features.map(({ properties }) => properties.severity));
    const there = {
      red: severities.has("red"),
      yellow: severities.has("yellow"),
      green: severities.has("green"),
      hit: [...marks.values()].includes("hit"),
      near: [...marks.values()].includes("near"),
      stock: this.scene.stock.on,
      places: objects.objects.length > 0,
      dots: objects.objects.length > 0 && objects.manner === "dots",
      estimated: objects.drawn.some(({ object }) => object.confidence === "low"),
      borders: base.real,
      "no-borders": !base.real,
      "no-streets": this.scene.streetsFailed,
    };
    for (const line of this.root.querySelectorAll("[data-when]")) {
      line.hidden = !line.dataset.when.split(" ").some((name) => there[name]);
    }
    for (const note of this.scene.root.querySelectorAll("[data-note]")) {
      note.hidden = !there[note.dataset.note];
    }
  }

  #layer(box) {
    const { view, objects, incidents, base } = this.scene;
    const on = box.checked;
    const acts = {
      places: () => (on ? view.map.addLayer(objects) : view.map.removeLayer(objects)),
      incidents: () => {
        for (const layer of [incidents.shapes, incidents.pins]) {
          if (on) layer.addTo(view.map);
          else layer.remove();
        }
      },
      stock: () => this.scene.showStock(on).catch(() => (box.checked = false)),
      streets: () => base.streets.show(on),
    };
    acts[box.dataset.layer]?.();
  }
}
