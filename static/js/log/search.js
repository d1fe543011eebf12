/** Searching the log: the server searches, the panel shows. */

const PAUSE = 250;

export class Search {
  constructor({ form, panel, onChange, onFail }) {
    this.field = form.elements.q;
    this.button = form.querySelector("[data-clear]");
    this.panel = panel;
    this.onChange = onChange;
    this.onFail = onFail;
    this.timer = null;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go();
    });
    this.field.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.go(), PAUSE);
    });
    this.field.addEventListener("keydown", (event) => event.key === "Escape" && this.#escape(event));
    this.button.addEventListener("click", () => {
      this.clear();
      this.field.focus();
    });
    if (this.field.value) this.go();
  }

  get active() {
    return this.panel.query !== "";
  }

  async go() {
    const query = this.field.value.trim();
    this.button.hidden = query === "";
    if (query === this.panel.query) return;
    try {
      await this.panel.search(query);
    } catch (error) {
      this.onFail(error);
    }
    this.onChange();
  }

  clear() {
    this.field.value = "";
    return this.go();
  }

  #escape(event) {
    event.preventDefault();
    event.stopPropagation();
    this.clear();
    this.field.blur();
  }
}
