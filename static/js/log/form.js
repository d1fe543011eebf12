/** The composer's fields: reading, writing, and saying what is wrong beside the one concerned. */

import { daysFrom } from "../core/copenhagen.js";
import { keepLocal, readTyped, writeLocal } from "./times.js";

export class Form {
  constructor({ form, texts, now }) {
    this.form = form;
    this.texts = texts;
    this.now = now;
    this.text = form.elements.text;
    this.times = [...form.querySelectorAll("[data-time]")];
    for (const field of this.times) field.addEventListener("change", () => this.settleTime(field));
    form.addEventListener("input", () => this.settle());
    form.addEventListener("change", () => this.settle());
    this.defaults = this.read();
  }

  /** Everything that stands in the form; times as they will be understood tomorrow too. */
  read() {
    const fields = Object.fromEntries(new FormData(this.form));
    for (const { name } of this.times) {
      const reading = readTyped(fields[name] ?? "", this.now());
      if (reading.local) fields[name] = keepLocal(reading.local);
    }
    return fields;
  }

  write(fields) {
    for (const field of this.form.elements) {
      if (!field.name) continue;
      const value = fields[field.name] ?? "";
      if (field.type === "radio") field.checked = field.value === value;
      else field.value = value;
    }
    for (const field of this.times) this.settleTime(field);
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

  /** Shows a time as it was understood, and asks which one when the clocks show it twice. */
  settleTime(field) {
    const reading = readTyped(field.value, this.now());
    const which = this.form.querySelector(`[data-which="${field.name}"]`);
    which.hidden = reading.state !== "double";
    if (which.hidden) {
      for (const choice of which.querySelectorAll("input")) choice.checked = false;
    }
    const day = this.form.querySelector(`[data-day="${field.name}"]`);
    const days = reading.local ? daysFrom(reading.local, this.now()) : 0;
    const words = { "-1": "time.yesterday", 1: "time.tomorrow" };
    day.textContent = words[days] ? this.texts.say(words[days]) : "";
    if (reading.local) field.value = writeLocal(reading.local, this.now());
  }

  /** Puts the sentence beside its field and the focus in it. */
  fail(name, sentence) {
    const known = this.form.querySelector(`[data-error="${CSS.escape(name ?? "")}"]`);
    const box = known ?? this.form.querySelector('[data-error=""]');
    box.textContent = sentence;
    box.hidden = false;
    const field = known && name ? this.form.elements[name] : null;
    const target = field instanceof RadioNodeList ? field[0] : (field ?? this.text);
    if (known) {
      target.setAttribute("aria-invalid", "true");
      target.setAttribute("aria-describedby", box.id);
    }
    const which = this.form.querySelector(`[data-which="${name}"]:not([hidden]) input`);
    (which ?? target).focus();
  }

  clearErrors() {
    for (const box of this.form.querySelectorAll("[data-error]")) {
      box.hidden = true;
      box.textContent = "";
    }
    for (const field of this.form.querySelectorAll("[aria-invalid]")) {
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
    }
  }
}
