/** What a shape would touch, while it is drawn: asked of the server, which alone knows the register. */

import { kinds } from "./kinds.js";

const PAUSE = 350;

export class Preview {
  /** on: facts(exposure or null), fault(sentence). choose(id, name): link a place. */
  constructor({ root, door, texts, language, newKey, on, choose }) {
    Object.assign(this, { root, door, texts, language, newKey, on, choose });
    this.doc = root.ownerDocument;
    this.timer = null;
    this.turn = 0;
    this.empty = [...root.childNodes].map((node) => node.cloneNode(true));
    root.addEventListener("click", (event) => {
      const button = event.target.closest("[data-link]");
      if (button) this.choose(button.dataset.link, button.dataset.name);
    });
  }

  /** Asks a moment after the last change; an older answer never overtakes a newer one. */
  soon(shape, distance) {
    clearTimeout(this.timer);
    this.turn += 1;
    if (!shape) {
      this.clear();
      return;
    }
    const turn = this.turn;
    this.timer = setTimeout(() => this.#ask(shape, distance, turn), PAUSE);
  }

  clear() {
    clearTimeout(this.timer);
    this.turn += 1;
    this.root.replaceChildren(...this.empty.map((node) => node.cloneNode(true)));
    this.on.facts(null);
  }

  async #ask(shape, distance, turn) {
    const body = { shape, distance_m: distance };
    const outcome = await this.door.write("/api/v1/places", body, this.newKey());
    if (turn !== this.turn) return;
    if (outcome.kind === "done") this.#show(outcome.answer, distance);
    else if (outcome.kind === "refused") {
      this.clear();
      this.on.fault(outcome.error[this.language] ?? outcome.error.da);
    } else this.root.replaceChildren(this.#line("preview.failed"));
  }

  #show({ whereabouts, exposure, utm }, distance) {
    const named = (list) => (list ?? []).map((one) => one.name ?? one).join(", ");
    const places = [whereabouts.municipalities, whereabouts.regions, whereabouts.fire_services];
    const names = places.map(named).filter(Boolean).join(" · ");
    const where = this.#line(names ? "preview.where" : "preview.nowhere", { names });
    if (whereabouts.estimated) {
      const mark = this.doc.createElement("span");
      mark.className = "dashed";
      mark.textContent = this.texts.say("preview.estimated");
      where.append(" ", mark);
    }
    if (utm) {
      const grid = this.doc.createElement("small");
      grid.textContent = `UTM ${utm.zone} ${Math.round(utm.east)} ${Math.round(utm.north)}`;
      where.append(" ", grid);
    }
    const total = exposure?.total ?? 0;
    const values = { n: total, m: exposure?.distance_m ?? distance };
    const sum = this.#line(total ? "preview.total" : "preview.none", values);
    sum.className = "sum";
    this.root.replaceChildren(where, sum, this.#counts(exposure), this.#hits(exposure));
    this.on.facts(exposure);
  }

  #counts(exposure) {
    const list = this.doc.createElement("ul");
    list.className = "counts";
    for (const { category, count, under } of kinds(exposure?.counts ?? {})) {
      const item = this.doc.createElement("li");
      const number = this.doc.createElement("b");
      number.textContent = count;
      const told = under.map(([name, many]) => `${name} ${many}`).join(", ");
      item.append(number, ` ${category}${told && ` (${told})`}`);
      list.append(item);
    }
    return list;
  }

  #hits(exposure) {
    const list = this.doc.createElement("ul");
    list.className = "hits";
    for (const hit of (exposure?.hits ?? []).slice(0, 12)) {
      const item = this.doc.createElement("li");
      item.dataset.at = hit.object;
      const away = this.doc.createElement("small");
      away.textContent = hit.distance_m === 0 ? this.texts.say("place.hit") : `${hit.distance_m} m`;
      const link = this.doc.createElement("button");
      Object.assign(link, { type: "button", className: "btn sm quiet" });
      Object.assign(link.dataset, { link: hit.object, name: hit.name });
      link.textContent = this.texts.say("preview.link");
      const name = this.doc.createElement("span");
      name.textContent = hit.name;
      item.append(name, away, link);
      list.append(item);
    }
    return list;
  }

  #line(code, values = {}) {
    const line = this.doc.createElement("p");
    line.textContent = this.texts.say(code, values);
    return line;
  }
}
