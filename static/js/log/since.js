/** Who comes back is told in one line what has changed since he looked. */

export class Since {
  /** mark: how far was read. search: shows what a link asks for. go(number): to a row. */
  constructor({ doc, door, operation, search, mark, go }) {
    Object.assign(this, { doc, door, operation, search, mark, go });
    this.place = doc.querySelector("[data-since]");
    this.place?.addEventListener("click", (event) => this.#click(event));
    this.offer();
  }

  /** The filter offers the mark, unless it shows an older one that was asked for. */
  offer() {
    const box = this.search.form.querySelector("[data-since-box]");
    const number = this.mark.mark?.number;
    if (number && !box.checked) this.search.since(String(number));
  }

  /** head: how far the log goes now. */
  async come(head) {
    const number = this.mark.mark?.number;
    if (!this.place || !number || head <= number) return;
    const text = await this.door.fragment(
      `/operationer/${this.operation}/paneler/siden?post=${number}`,
    );
    const told = new DOMParser().parseFromString(text, "text/html").querySelector("[data-changes]");
    if (!told) return this.close();
    this.place.replaceChildren(this.doc.importNode(told, true));
    this.place.hidden = false;
  }

  close() {
    this.place.hidden = true;
    this.place.replaceChildren();
  }

  #click(event) {
    const tab = event.target.closest("[data-to-tab]");
    const row = event.target.closest("[data-go]");
    if (event.target.closest("[data-close]")) this.close();
    if (row) this.go(Number(row.dataset.go));
    if (tab) this.doc.querySelector(`[data-tab="${tab.dataset.toTab}"]`)?.click();
    if (row || tab) event.preventDefault();
  }
}
