/**
 * In a saved map: brings each shape's row to it, as the node it is and never as markup, and each row
 * to its shape. It stands in the file itself, after folium's script.
 */
(() => {
  const root = document.documentElement;
  const map = globalThis.map_kort;
  const words = document.querySelector(".billede").dataset;
  const shapes = new Map();
  const whole = map.getBounds();

  const show = (layer) => {
    if (layer.getBounds) map.fitBounds(layer.getBounds(), { maxZoom: 15, animate: false });
    else map.setView(layer.getLatLng(), Math.max(map.getZoom(), 14), { animate: false });
    layer.openPopup();
    map.getContainer().focus();
  };

  const copy = (row) => {
    const node = document.createElement("div");
    for (const one of row.cloneNode(true).childNodes) if (!one.matches?.(".vis")) node.append(one.cloneNode(true));
    return node;
  };

  const tie = (layer) => {
    const row = layer.feature?.id && document.getElementById(layer.feature.id);
    if (!row) return;
    shapes.set(row, layer);
    layer.bindPopup(() => copy(row));
    if (!row.dataset.mark) return;
    const name = document.createElement("span");
    name.textContent = row.dataset.mark;
    layer.bindTooltip(name, { permanent: true, direction: "center", className: "navn" });
  };

  const button = (row) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "vis";
    made.textContent = words.show;
    const title = row.querySelector("h3, b");
    made.setAttribute("aria-label", `${words.show}: ${title.textContent}`);
    row.append(made);
  };

  const fit = (paper) => {
    root.classList.toggle("paper", paper);
    map.invalidateSize({ animate: false });
    if (paper) map.fitBounds(whole, { animate: false });
  };

  map.eachLayer(tie);
  for (const row of shapes.keys()) button(row);
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest(".vis");
    if (pressed) show(shapes.get(pressed.closest("[data-row]")));
  });
  for (const [way, said] of [["in", words.in], ["out", words.out]]) {
    const key = document.querySelector(`.leaflet-control-zoom-${way}`);
    key.title = said;
    key.setAttribute("aria-label", said);
  }
  map.on("popupopen", ({ popup }) =>
    popup.getElement().querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", words.shut),
  );
  addEventListener("beforeprint", () => fit(true));
  addEventListener("afterprint", () => fit(false));
})();
