/** A form's fields: reading, writing, and saying what is wrong beside the one concerned. */

import { daysFrom } from "./copenhagen.js";
import { instantMeant, keepLocal, readTyped, writeLocal } from "../log/times.js";

export class Fields {
  /** first: where the focus goes when the fault has no field of its own. */
  constructor({ form, texts, now, first }) {
    this.form = form;
    this.texts = texts;
    this.now = now;
    this.first = first ?? [...form.elements].find((field) => field.name) ?? form.querySelector("[type=submit]");
    this.times = [...form.querySelectorAll("[data-time]")];
    for (const field of this.times) field.addEventListener("change", () => this.settleTime(field));
  }

  /** Everything that stands in the form; times as they will be understood tomorrow too. */
  read() {
    const fields = Object.fromEntries(new FormData(this.form));
    for (const field of this.times) {
      const { name } = field;
      const reading = this.#understood(field, fields[name] ?? "");
      if (reading.local) fields[name] = keepLocal(reading.local);
    }
    return fields;
  }

  write(fields) {
    for (const field of this.form.elements) {
      if (!field.name) continue;
      const value = fields[field.name] ?? "";
      if (field.type === "radio") field.checked = field.value === value;
      else if (field.type === "checkbox") field.checked = Boolean(value);
      else field.value = value;
    }
    for (const field of this.times) this.settleTime(field);
  }

  /** Shows a time as it was understood, and asks which one when the clocks show it twice. */
  settleTime(field) {
    const reading = this.#understood(field, field.value);
    const which = this.form.querySelector(`[data-which="${field.name}"]`);
    which.hidden = reading.state !== "double";
    if (which.hidden) {
      for (const choice of which.querySelectorAll("input")) choice.checked = false;
    }
    const day = this.form.querySelector(`[data-day="${field.name}"]`);
    const days = reading.local ? daysFrom(reading.local, this.now()) : 0;
    const words = { "-1": "time.yesterday", 1: "time.tomorrow" };
    day.textContent = words[days] ? this.texts.say(words[days]) : "";
    if (reading.local) field.value = writeLocal(reading.local, this.now(), wayOf(field));
  }

  #understood(field, text) {
    return readTyped(text, this.now(), wayOf(field));
  }

  /** Puts the sentence beside its field and the focus in it. */
  fail(name, sentence) {
    const known = this.form.querySelector(`[data-error="${CSS.escape(name ?? "")}"]`);
    const box = known ?? this.form.querySelector('[data-error=""]');
    box.textContent = sentence;
    box.hidden = false;
    const field = known && name ? this.form.elements[name] : null;
    const target = field instanceof RadioNodeList ? field[0] : (field ?? this.first);
    if (known && name && target.name) {
      target.setAttribute("aria-invalid", "true");
      target.setAttribute("aria-describedby", box.id);
    }
    const which = this.form.querySelector(`[data-which="${name}"]:not([hidden]) input`);
    (which ?? target).focus();
    box.scrollIntoView?.({ block: "nearest" });
  }

  /** What was wrong with a field is no more said of it when it is changed. */
  mended(field) {
    if (field.getAttribute?.("aria-invalid") !== "true") return;
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
    const box = this.form.querySelector(`[data-error="${CSS.escape(field.name)}"]`);
    if (box) Object.assign(box, { hidden: true, textContent: "" });
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

/** A typed time as it is sent: {} when empty, {instant}, or {code} of what is wrong with it. Pure. */
export function typedTime(text, fold, now) {
  const reading = readTyped(text ?? "", now);
  if (reading.state === "empty") return {};
  if (reading.state === "unreadable") return { code: "time.unreadable" };
  if (reading.state === "skipped") return { code: "time.skipped" };
  const instant = instantMeant(reading, fold);
  return instant === null ? { code: "time.which" } : { instant: new Date(instant).toISOString() };
}

/** How a field's bare clock time is read: false for the nearest, "ahead" or "soon". */
function wayOf(field) {
  return field.dataset.time || false;
}
