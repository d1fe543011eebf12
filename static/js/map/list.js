/** "Vis som liste": everything on the map, as rows. What the map can say, the list says too. */

import { groupsOf } from "./grouping.js";
import { severityMark } from "./incidents.js";

const PAGE = 200;

/** The rows of the list: incidents first, then places by category and name; filtered by words. */
export function listRows(incidents, objects, marks, query = "", stock = []) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (...texts) => {
    const all = texts.filter(Boolean).join(" ").toLowerCase();
    return words.every((word) => all.includes(word));
  };
  const first = incidents
    .map(({ properties }) => ({ ...properties, kind: "incident", at: properties.label }))
    .filter((row) => fits(row.label, row.title, row.kind_name, row.severity_word, row.status_word));
  const places = objects
    .filter((row) => fits(row.name, row.category, row.municipality_name, row.confidence_word))
    .map((object) => ({ kind: "place", at: object.key, object, mark: marks.get(object.key) ?? "" }));
  const rank = { hit: 0, near: 1, "": 2 };
  places.sort(
    (a, b) =>
      rank[a.mark] - rank[b.mark] ||
      a.object.category.localeCompare(b.object.category, "da") ||
      a.object.name.localeCompare(b.object.name, "da"),
  );
  const units = groupsOf(stock).flatMap(({ lon, lat, rows }) =>
    rows
      .filter((row) => fits(row.name, row.what, row.owner, row.place, ...row.states))
      .map((row) => ({ ...row, kind: "stock", at: row.id, lon, lat, rows })),
  );
  return [...first, ...units, ...places];
}

export class MapList {
  /** source() answers {incidents, objects, marks}; go(row) shows a row's place on the map. */
  constructor({ root, button, texts, source, go }) {
    Object.assign(this, { root, button, texts, source, go });
    this.doc = root.ownerDocument;
    this.rows = root.querySelector("[data-list-rows]");
    this.field = root.querySelector("input");
    this.shown = PAGE;
    button.addEventListener("click", () => this.toggle());
    this.field.addEventListener("input", () => this.draw());
    root.addEventListener("click", (event) => this.#click(event));
    root.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.toggle(false);
    });
  }

  toggle(open = this.root.hidden) {
    this.root.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    if (open) {
      this.draw();
      this.field.focus();
    } else this.button.focus();
  }

  /** Again when something on the map has changed. */
  draw() {
    const { incidents, objects, marks, stock } = this.source();
    const count = this.button.querySelector("b");
    if (count) count.textContent = incidents.length + objects.length + stock.length;
    if (this.root.hidden) return;
    const rows = listRows(incidents, objects, marks, this.field.value, stock);
    this.drawn = rows.slice(0, this.shown);
    this.rows.replaceChildren(...this.drawn.map((row, index) => this.#row(row, index)));
    if (rows.length > this.shown) this.rows.append(this.#more(rows.length - this.shown));
  }

  #row(row, index) {
    const item = this.doc.createElement("li");
    item.dataset.at = row.at;
    const link = this.doc.createElement("a");
    link.href = row.kind !== "place" ? row.url : `/plan/register/${encodeURIComponent(row.at)}`;
    const button = this.doc.createElement("button");
    button.type = "button";
    button.className = "btn sm";
    button.dataset.row = index;
    button.textContent = this.texts.say("list.show");
    const rest = this.doc.createElement("small");
    if (row.kind === "incident") {
      link.append(severityMark(this.doc, row.severity), ` ${row.label} ${row.title}`);
      rest.textContent = [row.kind_name, row.severity_word, row.status_word].filter(Boolean).join(" · ");
    } else if (row.kind === "stock") {
      link.textContent = row.name;
      rest.textContent = [row.what, row.states.join(", "), row.owner, row.place].filter(Boolean).join(" · ");
    } else {
      const { object, mark } = row;
      link.textContent = object.name;
      const said = mark && this.texts.say(mark === "hit" ? "place.hit" : "place.near");
      rest.textContent = [said, object.category, object.municipality_name, object.confidence_word]
        .filter(Boolean)
        .join(" · ");
    }
    item.append(link, rest, button);
    return item;
  }

  #more(count) {
    const item = this.doc.createElement("li");
    const button = this.doc.createElement("button");
    button.type = "button";
    button.className = "btn sm";
    button.dataset.more = "";
    button.textContent = this.texts.say("list.more", { n: count });
    item.append(button);
    return item;
  }

  #click(event) {
    if (event.target.closest("[data-more]")) {
      this.shown += PAGE;
      this.draw();
      return;
    }
    if (event.target.closest("[data-list-close]")) this.toggle(false);
    const button = event.target.closest("[data-row]");
    if (button) this.go(this.drawn[Number(button.dataset.row)]);
  }
}
