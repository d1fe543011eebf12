/** Places of the register found by words: a press on one gives it to add(id, name). */

const FOUND = 8;
const PAUSE_MILLISECONDS = 250;

export class FindPlace {
  constructor({ form, tools, add }) {
    Object.assign(this, { tools, add });
    this.input = form.querySelector("[data-find-object]");
    this.found = form.querySelector("[data-found-objects]");
    this.asked = 0;
    this.input.addEventListener("input", () => this.#soon());
    this.input.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    this.found.addEventListener("click", (event) => {
      const button = event.target.closest("[data-add-object]");
      if (button) this.#take(button.dataset);
    });
  }

  #take({ addObject: id, name }) {
    this.add(id, name);
    this.input.value = "";
    this.found.replaceChildren();
    this.input.focus();
  }

  #soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#look(), PAUSE_MILLISECONDS);
  }

  async #look() {
    const words = this.input.value.trim();
    this.asked += 1;
    const mine = this.asked;
    if (!words) {
      this.found.replaceChildren();
      return;
    }
    let features;
    try {
      const query = new URLSearchParams({ q: words, limit: FOUND });
      ({ features } = JSON.parse(await this.tools.door.fragment(`/api/v1/register?${query}`)));
    } catch {
      return; // what is chosen already stands; the next letter asks again
    }
    if (mine !== this.asked) return; // later words were asked for meanwhile
    this.#show(features.map(({ id, properties }) => ({ id: properties.id ?? id, name: properties.name })));
  }

  #show(objects) {
    const doc = this.found.ownerDocument;
    const rows = objects.map(({ id, name }) => {
      const button = doc.createElement("button");
      Object.assign(button, { type: "button", className: "btn sm" });
      button.textContent = this.tools.texts.say("plan.found", { name });
      Object.assign(button.dataset, { addObject: id, name });
      const row = doc.createElement("li");
      row.append(button);
      return row;
    });
    if (!rows.length) {
      const none = doc.createElement("li");
      none.textContent = this.tools.texts.say("plan.none_found");
      rows.push(none);
    }
    this.found.replaceChildren(...rows);
  }
}
