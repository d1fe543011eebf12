/** The lines a meeting decides on: as they were proposed, with a mark and an amount; or others. */

export class Lines {
  /** root: the panel with the proposal. form: the one that decides. */
  constructor({ doc, root, form }) {
    Object.assign(this, { doc, root, form });
    this.list = form.querySelector("[data-lines]");
    this.request = form.querySelector("[data-add-request]");
    this.unit = form.querySelector("[data-add-unit]");
    this.amount = form.querySelector("[data-add-amount]");
    this.request.addEventListener("change", () => this.#units());
    form.querySelector("[data-add-line]").addEventListener("click", () => this.#add());
  }

  /** Lays out the proposal as it stands now. */
  lay() {
    this.offer = JSON.parse(this.root.querySelector("[data-offer]").textContent);
    const proposed = [...this.root.querySelectorAll("[data-line]")];
    this.list.replaceChildren(...proposed.map((one) => this.#row(one.dataset, one.textContent.trim())));
    this.request.replaceChildren(...this.offer.requests.map((one, at) => this.#option(at, one.name)));
    this.#units();
  }

  get seen() {
    return this.offer.seen;
  }

  /** The line that was refused, by its place among the marked: why stands below, and the focus is in it. Answers whether there is one. */
  blame(at, why) {
    const box = this.form.querySelector('[data-error="lines"]');
    for (const [place, row] of this.#rows().entries()) {
      const many = row.querySelector("[type=number]");
      row.classList.toggle("is-refused", place === at);
      if (place === at) many.setAttribute("aria-describedby", box.id);
      else many.removeAttribute("aria-describedby");
      many.setAttribute("aria-invalid", String(place === at));
    }
    const many = this.#rows()[at]?.querySelector("[type=number]");
    if (!many) return false;
    Object.assign(box, { textContent: why, hidden: false });
    many.focus();
    return true;
  }

  #rows() {
    return [...this.list.children].filter((row) => row.querySelector("[type=checkbox]").checked);
  }

  /** The marked lines, as they are sent; an amount that is none stays null. */
  get marked() {
    return this.#rows().map((row) => {
      const { operation, request, resource } = row.dataset;
      const typed = row.querySelector("[type=number]").value;
      const amount = /^\d{1,7}$/.test(typed) ? Number(typed) : null;
      return { operation, request: Number(request), resource_id: resource, amount };
    });
  }

  #row({ operation, request, resource, amount, most }, words) {
    const row = this.doc.createElement("li");
    Object.assign(row.dataset, { operation, request, resource });
    const label = this.doc.createElement("label");
    const mark = this.doc.createElement("input");
    Object.assign(mark, { type: "checkbox", checked: true });
    label.append(mark, ` ${words} `);
    const many = this.doc.createElement("input");
    Object.assign(many, { type: "number", min: 1, max: most, value: amount });
    many.setAttribute("aria-label", words);
    row.append(label, many);
    return row;
  }

  #add() {
    const request = this.offer.requests[Number(this.request.value)];
    const unit = this.offer.units.find(({ resource_id }) => resource_id === this.unit.value);
    if (!request || !unit) return;
    const told = { operation: request.operation, request: request.request, resource: unit.resource_id };
    const row = this.#row({ ...told, amount: this.amount.value || 1, most: unit.amount }, `${unit.name} → ${request.name}`);
    this.list.append(row);
    row.querySelector("[type=number]").focus();
  }

  #units() {
    const request = this.offer.requests[Number(this.request.value)];
    const fit = this.offer.units.filter(({ capability }) => capability === request?.capability);
    this.unit.replaceChildren(...fit.map((one) => this.#option(one.resource_id, one.name)));
  }

  #option(value, words) {
    const made = this.doc.createElement("option");
    Object.assign(made, { value, textContent: words });
    return made;
  }
}
