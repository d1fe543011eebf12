/** The places linked to an incident: chosen on the map, in the preview, or by name. */

const OFFERED = 2_000;

export class Chosen {
  /** form has [data-chosen], [data-object-name] and its datalist. places() answers the register. */
  constructor({ form, texts, places, fail }) {
    Object.assign(this, { form, texts, places, fail });
    this.doc = form.ownerDocument;
    this.list = form.querySelector("[data-chosen]");
    this.field = form.querySelector("[data-object-name]");
    this.names = this.doc.getElementById(this.field.getAttribute("list"));
    this.objects = new Map();
    this.field.addEventListener("focus", () => this.#offer());
    this.field.addEventListener("change", () => this.take());
    this.field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !this.field.value) return;
      event.preventDefault();
      this.take();
    });
    this.list.addEventListener("click", (event) => {
      const id = event.target.closest("[data-remove]")?.dataset.remove;
      if (!id) return;
      this.objects.delete(id);
      this.#draw();
      this.field.focus();
    });
  }

  get ids() {
    return [...this.objects.keys()];
  }

  /** [[id, name]] */
  set(objects) {
    this.objects = new Map(objects.map(([id, name]) => [id, name]));
    this.field.value = "";
    this.#draw();
  }

  add(id, name) {
    this.objects.set(id, name);
    this.#draw();
  }

  /** Takes the typed name; says so beside the field when the register has no such place. */
  take() {
    const typed = this.field.value.trim().toLowerCase();
    if (!typed) return true;
    const found = this.places().find(({ name }) => name.toLowerCase() === typed);
    if (!found) {
      this.fail("objects", this.texts.say("incident.object_unknown"));
      return false;
    }
    this.field.value = "";
    this.add(found.key, found.name);
    return true;
  }

  #offer() {
    const places = this.places();
    if (this.names.childElementCount === Math.min(places.length, OFFERED)) return;
    this.names.replaceChildren(
      ...places.slice(0, OFFERED).map(({ name }) => {
        const option = this.doc.createElement("option");
        option.value = name;
        return option;
      }),
    );
  }

  #draw() {
    this.list.replaceChildren(
      ...[...this.objects].map(([id, name]) => {
        const item = this.doc.createElement("li");
        item.dataset.at = id;
        const button = this.doc.createElement("button");
        button.type = "button";
        button.dataset.remove = id;
        button.setAttribute("aria-label", this.texts.say("place.remove", { name }));
        button.textContent = "×";
        item.append(name, button);
        return item;
      }),
    );
  }
}
