/** The composer's fields: which ones a mode shows, and those that come and go with what is typed. */

import { Fields } from "../core/fields.js";

export class Form extends Fields {
  constructor({ form, texts, now }) {
    super({ form, texts, now, first: form.elements.text });
    this.text = form.elements.text;
    form.addEventListener("input", () => this.settle());
    form.addEventListener("change", () => this.settle());
    this.defaults = this.read();
  }

  write(fields) {
    super.write(fields);
    this.settle();
  }

  /** Which fields a mode shows, and what an empty one means there. */
  shape(mode) {
    const unchanged = this.texts.say("field.unchanged");
    for (const box of this.form.querySelectorAll("[data-only]")) {
      box.hidden = box.dataset.only !== mode;
    }
    const none = this.form.querySelector("[data-unchanged]");
    none.hidden = mode === "record";
    none.disabled = mode === "record";
    for (const name of ["source", "place", "reason"]) {
      this.form.elements[name].placeholder = mode === "record" || name === "reason" ? "" : unchanged;
    }
    const channel = this.form.elements.channel;
    channel.options[0].text = mode === "record" ? "–" : unchanged;
    for (const { name } of this.times) {
      const empty = name === "occurred_at" ? this.texts.say("field.now") : "––:––";
      this.form.elements[name].placeholder = mode === "record" ? empty : unchanged;
    }
  }

  /** Fields that come and go with what is typed, and the height of the text. */
  settle() {
    const spoken = Boolean(this.form.elements["on_behalf_of.authority"]?.value);
    for (const box of this.form.querySelectorAll("[data-spoken]")) box.hidden = !spoken;
    if (!CSS.supports("field-sizing", "content")) {
      this.text.style.height = "auto";
      this.text.style.height = `${this.text.scrollHeight}px`;
    }
  }
}
